import { wording } from "#core/wording/wording.js";
import styles from "./ListSkeleton.module.css";

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of a list that is on its way. Appears after a moment only: most lists are here before. */
export function ListSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label={wording.app.loading}>
      {ROWS.map((row) => (
        <div key={row} className={styles.row}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
