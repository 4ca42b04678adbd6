import { useRef, useState } from "react";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askApp, type CallProgress } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { tellNotWritten } from "../undo/tell-not-written.ts";
import { closeOverlay } from "../view/view-store.ts";
import styles from "./PurgeDialog.module.css";

interface PurgeDialogProps {
  readonly articleIds: readonly ArticleId[];
  readonly annotationIds: readonly AnnotationId[];
}

/** Says what goes and what stays before anything is deleted for good. */
export function PurgeDialog({ articleIds, annotationIds }: PurgeDialogProps) {
  const [progress, setProgress] = useState<CallProgress>();
  const [stopping] = useState(() => new AbortController());
  const cancel = useRef<HTMLButtonElement>(null);
  useFocusOnShow(cancel);
  const words = wording.trash;

  async function purge(): Promise<void> {
    setProgress({ done: 0, total: 0, current: "" });
    const reply = await askApp(
      "trash.purge",
      { articleIds: [...articleIds], annotationIds: [...annotationIds] },
      { signal: stopping.signal, onProgress: setProgress },
    );
    closeOverlay();
    if (reply.ok) {
      showToast({ text: words.purged(reply.value.purged) });
      tellNotWritten(reply.value.notWritten);
    } else showToast({ text: reply.error.message, kind: "trouble" });
  }

  function leave(): void {
    stopping.abort();
    if (progress === undefined) closeOverlay();
  }

  return (
    <Dialog
      title={words.question({ articles: articleIds.length, highlights: annotationIds.length })}
      isOpen
      onClose={leave}
      size="small"
      role="alertdialog"
      actions={
        <>
          <Button kind="quiet" onPress={leave} ref={cancel}>
            {wording.app.cancel}
          </Button>
          <Button kind="danger" isDisabled={progress !== undefined} onPress={() => void purge()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <div className={styles.text}>
        {articleIds.length > 0 && <p>{words.articlesHint}</p>}
        {annotationIds.length > 0 && <p>{words.highlightsHint}</p>}
        {progress !== undefined && <Progress progress={progress} />}
      </div>
    </Dialog>
  );
}

function Progress({ progress: { done, total, current } }: { readonly progress: CallProgress }) {
  return (
    <>
      <ProgressBar label={wording.trash.working} value={total === 0 ? undefined : done / total} />
      <p className={styles.current}>{current}</p>
    </>
  );
}
