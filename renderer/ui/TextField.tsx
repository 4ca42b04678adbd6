import type { ReactNode, Ref } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import {
  TextField as Field,
  type TextFieldProps as FieldProps,
} from "react-aria-components/TextField";
import styles from "./TextField.module.css";
import { classNames } from "./class-names.ts";

interface TextFieldProps extends Omit<FieldProps, "className" | "children" | "style"> {
  readonly label: string;
  /** Only for screen readers; the field explains itself to the eye. */
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  /** Lines to begin with; the field grows with what is written. */
  readonly lines?: number;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A field for a line, or with `lines` for a text. */
export function TextField({
  label,
  isLabelHidden = false,
  placeholder,
  description,
  lines,
  ref,
  ...rest
}: TextFieldProps) {
  const shared = { ref: ref ?? null, ...(placeholder !== undefined && { placeholder }) };
  return (
    <Field
      {...rest}
      {...(isLabelHidden && { "aria-label": label })}
      className={classNames(styles.field)}
    >
      {!isLabelHidden && <Label className={classNames(styles.label)}>{label}</Label>}
      {lines === undefined ? (
        <Input {...shared} className={classNames(styles.input)} />
      ) : (
        <TextArea {...shared} rows={lines} className={classNames(styles.input, styles.area)} />
      )}
      {description !== undefined && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles.error)} />
    </Field>
  );
}
