import type { Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import styles from "./HighlightDashes.module.css";

interface HighlightDashesProps {
  /** Of the first highlights, in reading order. */
  readonly colors: readonly Color[];
  readonly count: number;
}

/** An article's highlights as short coloured dashes, and how many there are. */
export function HighlightDashes({ colors, count }: HighlightDashesProps) {
  if (count === 0) return null;
  return (
    <span className={styles.dashes} role="img" aria-label={wording.library.highlights(count)}>
      {colors.map((color, index) => (
        // The same colour may come twice; its place is its identity.
        <span key={index} className={styles.dash} data-color={color} />
      ))}
      <span className={styles.count}>{wording.counts.number(count)}</span>
    </span>
  );
}
