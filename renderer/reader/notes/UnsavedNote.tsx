import type { NoteDraft } from "#core/annotation/note-draft.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../../ui/Button.tsx";
import { copyText } from "../copy-text.ts";
import { dropDraft } from "../data/note-drafts.ts";
import { provisionalAnnotation } from "../data/provisional-annotation.ts";
import type { Annotate } from "../data/use-annotate.ts";
import styles from "./NoteCard.module.css";
import unsavedStyles from "./UnsavedNote.module.css";

interface UnsavedNoteProps {
  readonly draft: NoteDraft;
  readonly annotate: Annotate;
  /** It was saved or thrown away. */
  readonly onChange: () => void;
}

/** A note whose highlight could not be saved: its text is here until it is saved after all, or thrown away. */
export function UnsavedNote({ draft, annotate, onChange }: UnsavedNoteProps) {
  const { annotationId, quote, text, color } = draft;
  async function retry(): Promise<void> {
    const annotation = {
      ...provisionalAnnotation({ ...draft, text: "" }),
      annotationId,
      quote: { exact: quote, prefix: "", suffix: "" },
      note: text,
    };
    if (!(await annotate.createAgain(annotation))) return;
    dropDraft(annotationId);
    onChange();
  }
  function discard(): void {
    dropDraft(annotationId);
    onChange();
  }
  return (
    <div className={styles.card} data-color={color}>
      <p className={styles.trouble}>{wording.reader.noteKept}</p>
      <p className={styles.quote}>
        <q>{quote}</q>
      </p>
      <p>{text}</p>
      <div className={unsavedStyles.actions}>
        <Button onPress={() => void retry()}>{wording.app.retry}</Button>
        <Button kind="quiet" onPress={() => void copyText(text, wording.reader.copied)}>
          {wording.reader.copy}
        </Button>
        <Button kind="quiet" onPress={discard}>
          {wording.reader.discard}
        </Button>
      </div>
    </div>
  );
}
