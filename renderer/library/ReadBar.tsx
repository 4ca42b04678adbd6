import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./ReadBar.module.css";

interface ReadBarProps {
  /** 0 to 1. */
  readonly progress: number;
  readonly className: string | undefined;
}

/** How far an article was read, as a thin bar. */
export function ReadBar({ progress, className }: ReadBarProps) {
  const percent = Math.round(progress * 100);
  return (
    <svg
      className={classNames(styles.bar, className)}
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      role="img"
      aria-label={wording.library.progress(percent)}
    >
      <rect width={percent} height="3" className={styles.read} />
    </svg>
  );
}
