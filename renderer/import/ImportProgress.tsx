import { wording } from "#core/wording/wording.js";
import { askApp, type CallProgress } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./ImportProgress.module.css";
import { useImports } from "./import-store.ts";
import { useInboxProgress } from "./use-inbox-progress.ts";
import { useShownAfter } from "./use-shown-after.ts";

/** Most imports are over before anybody could read how far they are. */
const QUIET_MS = 250;
/** Nobody waits for what comes from the inbox folder. */
const INBOX_QUIET_MS = 1_500;

/** How far imports are, with a way to stop them; the window stays usable meanwhile. */
export function ImportProgress() {
  const running = useImports((state) => state.running);
  const isRunningShown = useShownAfter(running !== undefined, QUIET_MS);
  const inbox = useInboxProgress();
  const isInboxShown = useShownAfter(inbox !== undefined, INBOX_QUIET_MS);
  const isAnyShown = (running && isRunningShown) || (inbox && isInboxShown);
  if (!isAnyShown) return null;
  return (
    <section className={styles.card} aria-label={wording.imports.title}>
      {running && isRunningShown && (
        <Step
          words={running.phase === "reading" ? wording.imports.reading : wording.imports.working}
          progress={running.progress}
          onCancel={running.cancel}
        />
      )}
      {inbox && isInboxShown && (
        <Step
          words={wording.imports.inbox.working}
          progress={inbox}
          onCancel={() => void askApp("inbox.stop", {})}
        />
      )}
    </section>
  );
}

interface StepProps {
  readonly words: (done: number, total: number) => string;
  readonly progress: CallProgress;
  readonly onCancel: () => void;
}

function Step({ words, progress, onCancel }: StepProps) {
  const { done, total, current } = progress;
  return (
    <div className={styles.step}>
      <ProgressBar
        label={words(Math.min(done + 1, total), total)}
        value={total === 0 ? undefined : done / total}
      />
      <p className={styles.row}>
        <span className={styles.current}>{current}</span>
        <Button kind="quiet" onPress={onCancel}>
          {wording.app.cancel}
        </Button>
      </p>
    </div>
  );
}
