import { useQuery } from "@tanstack/react-query";
import type { AnnotationDeed } from "#contract/annotation-records.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { describeAge } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { tellDeed } from "../undo/tell-deed.ts";
import { useNow } from "../view/use-now.ts";
import { closeOverlay } from "../view/view-store.ts";
import { NoteWords } from "./NoteWords.tsx";
import { changeAnnotation } from "./change-annotations.ts";
import styles from "./HistoryDialog.module.css";

interface HistoryDialogProps {
  readonly annotationId: AnnotationId;
}

/** Everything that was done to a highlight, newest first; every note that it ever had can be its note again. */
export function HistoryDialog({ annotationId }: HistoryDialogProps) {
  const words = wording.notebook.history;
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.notebooks, "history", annotationId],
    queryFn: ({ signal }) => askOrThrow("annotations.history", { annotationId }, { signal }),
  });
  const [latest] = data?.deeds.flatMap(({ note }) => note ?? []) ?? [];
  async function take(note: string): Promise<void> {
    if (await changeAnnotation(annotationId, { note })) tellDeed(words.taken);
  }
  return (
    <Dialog title={words.title} isOpen onClose={closeOverlay} isForReading>
      {error !== null && (
        <ErrorState title={words.failed} error={error} onRetry={() => void refetch()} />
      )}
      <ol className={styles.deeds}>
        {data?.deeds.map((deed, number) => (
          // Deeds are only ever added before the first.
          <li key={data.deeds.length - number} className={styles.deed}>
            <Deed deed={deed} />
            {deed.note !== undefined && deed.note !== "" && deed.note !== latest && (
              <Button onPress={() => void take(deed.note ?? "")}>{words.take}</Button>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Deed({ deed: { deed, written, note, quote } }: { readonly deed: AnnotationDeed }) {
  const now = useNow();
  return (
    <>
      <p className={styles.name}>
        {wording.notebook.history.deed(deed)}{" "}
        <time className={styles.age} dateTime={written}>
          {describeAge(written, now)}
        </time>
      </p>
      {quote !== undefined && (
        <blockquote className={styles.quote} dir="auto">
          {quote}
        </blockquote>
      )}
      {note !== undefined && note !== "" && <NoteWords text={note} />}
    </>
  );
}
