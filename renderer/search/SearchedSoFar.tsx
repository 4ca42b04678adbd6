import { wording } from "#core/wording/wording.js";
import { useReconciling } from "../data/use-reconciling.ts";
import styles from "./SearchedSoFar.module.css";

/** While the index is being filled a search finds only what has been read: then this says so. */
export function SearchedSoFar() {
  const progress = useReconciling();
  if (progress?.step !== "filling") return null;
  return (
    <p className={styles.line}>{wording.reconciling.searched(progress.done, progress.total)}</p>
  );
}
