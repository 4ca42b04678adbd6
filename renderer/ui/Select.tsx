import { Check, ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as Field, SelectValue } from "react-aria-components/Select";
import styles from "./Select.module.css";
import { classNames } from "./class-names.ts";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** `quiet` looks like words with an arrow. */
  readonly kind?: "plain" | "quiet";
}

export function Select<Value extends string>({
  label,
  isLabelHidden = false,
  value,
  choices,
  onChange,
  kind = "plain",
}: SelectProps<Value>) {
  return (
    <Field
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
      {...(isLabelHidden && { "aria-label": label })}
      className={classNames(styles.field)}
    >
      {!isLabelHidden && <Label className={classNames(styles.label)}>{label}</Label>}
      <Button className={classNames(styles.button, kind === "quiet" && styles.quiet)}>
        <SelectValue className={classNames(styles.value)} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover placement="bottom end" offset={4} className={classNames(styles.popover)}>
        <ListBox className={classNames(styles.list)}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={classNames(styles.item)}
            >
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {isSelected && <Check aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Field>
  );
}
