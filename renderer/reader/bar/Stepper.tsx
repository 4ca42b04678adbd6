import { Minus, Plus } from "lucide-react";
import { useId } from "react";
import { wording } from "#core/wording/wording.js";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./TypographyPanel.module.css";

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly range: { readonly least: number; readonly most: number; readonly step: number };
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** A number that is made smaller or larger by steps. */
export function Stepper({ label, value, range, format, onChange }: StepperProps) {
  const id = useId();
  const { least, most, step } = range;
  function to(next: number): void {
    // Steps of 0.05 would add up to 1.5999999999999999.
    const rounded = Math.round(next / step) * step;
    onChange(Math.min(most, Math.max(least, Number(rounded.toFixed(4)))));
  }
  return (
    <div role="group" aria-labelledby={id} className={styles.stepper}>
      <span id={id}>{label}</span>
      <span className={styles.value}>
        <IconButton
          label={wording.reader.less(label)}
          isDisabled={value <= least}
          onPress={() => to(value - step)}
        >
          <Minus />
        </IconButton>
        <output aria-live="polite">{format(value)}</output>
        <IconButton
          label={wording.reader.more(label)}
          isDisabled={value >= most}
          onPress={() => to(value + step)}
        >
          <Plus />
        </IconButton>
      </span>
    </div>
  );
}
