import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components/RadioGroup";
import styles from "./Segments.module.css";
import { classNames } from "./class-names.ts";

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown instead of the label, which then is its accessible name. */
  readonly icon?: ReactNode;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A few choices side by side, of which one holds. */
export function Segments<Value extends string>({
  label,
  isLabelHidden = false,
  value,
  segments,
  onChange,
}: SegmentsProps<Value>) {
  return (
    <RadioGroup
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const segment = segments.find((candidate) => candidate.value === chosen);
        if (segment !== undefined) onChange(segment.value);
      }}
      {...(isLabelHidden && { "aria-label": label })}
      className={classNames(styles.group)}
    >
      {!isLabelHidden && <Label className={classNames(styles.label)}>{label}</Label>}
      <div className={styles.segments}>
        {segments.map((segment) => (
          <RadioField
            key={segment.value}
            value={segment.value}
            {...(segment.icon !== undefined && { "aria-label": segment.label })}
          >
            <RadioButton className={classNames(styles.segment)}>
              {segment.icon ?? segment.label}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
