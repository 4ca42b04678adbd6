import type { ReactNode, Ref } from "react";
import {
  Button as Pressable,
  type ButtonProps as PressableProps,
} from "react-aria-components/Button";
import styles from "./Button.module.css";
import { classNames } from "./class-names.ts";

interface ButtonProps extends Omit<PressableProps, "className" | "children" | "style"> {
  /** `primary` once a view at most; `quiet` has no surface until pointed at. */
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  readonly icon?: ReactNode;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = "plain", icon, className, children, ...rest }: ButtonProps) {
  return (
    <Pressable {...rest} className={classNames(styles.button, styles[kind], className)}>
      {icon}
      {children}
    </Pressable>
  );
}
