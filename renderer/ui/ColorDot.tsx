import type { Color } from "#core/annotation/color.js";
import styles from "./ColorDot.module.css";
import { classNames } from "./class-names.ts";

interface ColorDotProps {
  /** Null: a hollow dot. */
  readonly color: Color | null;
}

/** A colour's sign beside its name. */
export function ColorDot({ color }: ColorDotProps) {
  return (
    <span
      className={classNames(styles.dot, color === null && styles.none)}
      data-color={color ?? undefined}
      aria-hidden="true"
    />
  );
}
