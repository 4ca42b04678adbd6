import { wording } from "#core/wording/wording.js";
import { useShownAfter } from "../import/use-shown-after.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./BulkProgress.module.css";
import { useBulkDeed } from "./bulk-deed.ts";

/** What is done at once is not worth a bar. */
const SHOWN_AFTER_MS = 400;

/** How far a deed on many highlights has come, with a way to stop it. */
export function BulkProgress() {
  const running = useBulkDeed((state) => state.running);
  const isShown = useShownAfter(running !== undefined, SHOWN_AFTER_MS);
  if (!isShown || running === undefined) return null;
  return (
    <div className={styles.progress}>
      <ProgressBar label={running.label} value={running.share} />
      <Button onPress={running.cancel}>{wording.app.cancel}</Button>
    </div>
  );
}
