import { Label } from "react-aria-components/Label";
import { ProgressBar as Bar } from "react-aria-components/ProgressBar";
import styles from "./ProgressBar.module.css";
import { classNames } from "./class-names.ts";

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; undefined while the end is not known. */
  readonly value: number | undefined;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  return (
    <Bar
      {...(value !== undefined && { value })}
      isIndeterminate={value === undefined}
      minValue={0}
      maxValue={1}
      className={classNames(styles.progress)}
    >
      {({ percentage, valueText }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            {value !== undefined && <span className={styles.value}>{valueText}</span>}
          </span>
          <svg
            className={styles.track}
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect width={percentage ?? 30} height="4" className={styles.fill} />
          </svg>
        </>
      )}
    </Bar>
  );
}
