import { wording } from "#core/wording/wording.js";
import { useReconciling } from "../data/use-reconciling.ts";
import { useShownAfter } from "../import/use-shown-after.ts";
import styles from "./ReconcilingLine.module.css";

/** Looking through a small library is over before anybody could read a line. */
const QUIET_MS = 400;

/** How far the app has come in looking through the files. Nobody waits for it, so it is not read out. */
export function ReconcilingLine() {
  const progress = useReconciling();
  const isShown = useShownAfter(progress !== null, QUIET_MS);
  if (progress === null || !isShown) return null;
  return (
    <div className={styles.line}>
      <span>{wording.reconciling.describe(progress)}</span>
      <progress
        className={styles.bar}
        aria-hidden="true"
        value={progress.done}
        max={progress.total}
      />
    </div>
  );
}
