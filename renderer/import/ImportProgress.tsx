import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./ImportProgress.module.css";
import { useImports } from "./import-store.ts";
import { useShownAfter } from "./use-shown-after.ts";

/** Most imports are over before anybody could read how far they are. */
const QUIET_MS = 250;

/** How far an import is, with a way to stop it; the window stays usable meanwhile. */
export function ImportProgress() {
  const running = useImports((state) => state.running);
  const isShown = useShownAfter(running !== undefined, QUIET_MS);
  if (running === undefined || !isShown) return null;
  const { phase, progress, cancel } = running;
  const words = phase === "reading" ? wording.imports.reading : wording.imports.working;
  return (
    <section className={styles.card} aria-label={wording.imports.title}>
      <ProgressBar
        label={words(Math.min(progress.done + 1, progress.total), progress.total)}
        value={progress.total === 0 ? undefined : progress.done / progress.total}
      />
      <p className={styles.row}>
        <span className={styles.current}>{progress.current}</span>
        <Button kind="quiet" onPress={cancel}>
          {wording.app.cancel}
        </Button>
      </p>
    </section>
  );
}
