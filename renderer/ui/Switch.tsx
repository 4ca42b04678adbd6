import type { ReactNode } from "react";
import { SwitchButton, SwitchField } from "react-aria-components/Switch";
import styles from "./Switch.module.css";
import { classNames } from "./class-names.ts";

interface SwitchProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Its label. */
  readonly children: ReactNode;
}

export function Switch({ isSelected, onChange, children }: SwitchProps) {
  return (
    <SwitchField isSelected={isSelected} onChange={onChange}>
      <SwitchButton className={classNames(styles.switch)}>
        <span>{children}</span>
        <span className={styles.track} aria-hidden="true" />
      </SwitchButton>
    </SwitchField>
  );
}
