import { X } from "lucide-react";
import { useState } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { NoteDraft } from "#core/annotation/note-draft.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { tellDeed } from "../../undo/tell-deed.ts";
import type { Annotate } from "../data/use-annotate.ts";
import styles from "./NotesPanel.module.css";
import { useReader } from "../state/reader-store.ts";
import { NoteCard } from "./NoteCard.tsx";
import { PlaceChoice } from "./PlaceChoice.tsx";
import { UnsavedNote } from "./UnsavedNote.tsx";

interface NotesPanelProps {
  /** Those that stand in the text, in reading order. */
  readonly placed: readonly Annotation[];
  readonly unplaced: readonly Annotation[];
  readonly unsaved: readonly NoteDraft[];
  readonly annotate: Annotate;
  /** `plainText` as the frame shows it; undefined until it lies there. */
  readonly text: string | undefined;
  /** Shows a highlight in the version it was made in; undefined where there is only one. */
  readonly onShowOwn: ((annotation: Annotation) => void) | undefined;
  readonly onGo: (annotation: Annotation) => void;
  readonly onShow: (span: Span) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly onUnsavedChange: () => void;
}

// Cards at a time: a long list opens at once, and goes on when asked.
const STEP = 100;

/** All notes of the article in a list: where there is no margin for them, and for those that stand nowhere. */
export function NotesPanel({
  placed,
  unplaced,
  unsaved,
  annotate,
  text,
  onShowOwn,
  onGo,
  onShow,
  onDone,
  onClose,
  onUnsavedChange,
}: NotesPanelProps) {
  const [most, setMost] = useState(STEP);
  const wanted = useReader(({ cardWork, focused }) => cardWork?.annotationId ?? focused);
  const last = placed.findIndex(({ annotationId }) => annotationId === wanted) + 1;
  const shown = Math.max(most, last);
  const words = wording.reader;
  function place(annotation: Annotation, span: Span): void {
    void annotate.setSpan(annotation, span).then((isSaved) => {
      if (!isSaved) return;
      onShow(span);
      tellDeed(words.places.placed);
    });
  }
  function keep(annotation: Annotation): void {
    void annotate.keepAsQuotation(annotation).then((isSaved) => {
      if (isSaved) tellDeed(wording.review.kept);
    });
  }
  const isEmpty = placed.length + unplaced.length + unsaved.length === 0;
  const card = (annotation: Annotation, trouble?: string) => (
    <li key={annotation.annotationId}>
      <NoteCard
        annotation={annotation}
        annotate={annotate}
        showQuote
        trouble={trouble}
        onGo={onGo}
        onDone={onDone}
      />
      {trouble !== undefined && onShowOwn !== undefined && (
        <Button kind="quiet" className={styles.ownVersion} onPress={() => onShowOwn(annotation)}>
          {wording.versions.showOwn}
        </Button>
      )}
      {trouble !== undefined && text !== undefined && (
        <PlaceChoice
          annotation={annotation}
          text={text}
          onShow={onShow}
          onPlace={(span) => place(annotation, span)}
          onKeep={() => keep(annotation)}
        />
      )}
    </li>
  );
  return (
    <aside aria-label={words.allNotes} className={styles.panel}>
      <div className={styles.header}>
        <h2 className={styles.title}>{words.allNotes}</h2>
        <IconButton label={wording.app.close} onPress={onClose}>
          <X />
        </IconButton>
      </div>
      <div className={styles.scroller}>
        {isEmpty && <p className={styles.empty}>{words.noNotes}</p>}
        <ul className={styles.list}>
          {unsaved.map((draft) => (
            <li key={draft.annotationId}>
              <UnsavedNote draft={draft} annotate={annotate} onChange={onUnsavedChange} />
            </li>
          ))}
          {unplaced
            .filter(({ quotation }) => !quotation)
            .map((annotation) =>
              card(
                annotation,
                annotation.anchor.kind === "uncertain" ? words.uncertain : words.orphaned,
              ),
            )}
          {placed.slice(0, shown).map((annotation) => card(annotation))}
          {unplaced
            .filter(({ quotation }) => quotation)
            .map((annotation) => card(annotation, words.quotation))}
        </ul>
        {placed.length > shown && (
          <Button className={styles.more} onPress={() => setMost(shown + STEP)}>
            {words.moreNotes(placed.length - shown)}
          </Button>
        )}
      </div>
    </aside>
  );
}
