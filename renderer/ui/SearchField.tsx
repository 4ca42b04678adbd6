import { Search, X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import {
  SearchField as Field,
  type SearchFieldProps as FieldProps,
} from "react-aria-components/SearchField";
import { Kbd } from "./Kbd.tsx";
import styles from "./SearchField.module.css";
import { classNames } from "./class-names.ts";

interface SearchFieldProps extends Omit<FieldProps, "className" | "children" | "style"> {
  readonly label: string;
  readonly placeholder: string;
  /** The key that comes here, shown while the field is empty. */
  readonly chord?: string | undefined;
  /** At the end of the field, such as a count. */
  readonly end?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Escape empties it; once empty, Escape is left to whoever is around it. */
export function SearchField({ label, placeholder, chord, end, ref, ...rest }: SearchFieldProps) {
  return (
    <Field {...rest} aria-label={label} className={classNames(styles.field)}>
      <Search className={styles.icon} aria-hidden="true" />
      <Input ref={ref ?? null} placeholder={placeholder} className={classNames(styles.input)} />
      {end}
      <span className={styles.hint}>
        <Kbd chord={chord} />
      </span>
      <Button className={classNames(styles.clear)}>
        <X aria-hidden="true" />
      </Button>
    </Field>
  );
}
