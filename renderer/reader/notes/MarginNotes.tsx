import { TriangleAlert } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../../ui/class-names.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import { hasNote } from "./has-note.ts";
import styles from "./MarginNotes.module.css";
import { NoteCard } from "./NoteCard.tsx";
import { useMarginLayout } from "./use-margin-layout.ts";

interface MarginNotesProps {
  readonly page: ArticlePage;
  readonly placed: readonly PlacedAnnotation[];
  /** Highlights that stand nowhere, and notes that were not saved: they are in the panel. */
  readonly needLook: number;
  readonly annotate: Annotate;
  /** Without it, only the note that is being worked on is shown. */
  readonly areShown: boolean;
  readonly onGo: (annotation: Annotation) => void;
  readonly onDone: () => void;
}

/** The notes beside the text, each level with its passage. Every highlight near the view is in the list; those without a note for screen readers only. */
export function MarginNotes({
  page,
  placed,
  needLook,
  annotate,
  areShown,
  onGo,
  onDone,
}: MarginNotesProps) {
  const list = useRef<HTMLUListElement>(null);
  const store = useReaderStore();
  const near = useReader((state) => state.near);
  const focused = useReader((state) => state.focused);
  const cardWork = useReader((state) => state.cardWork);
  const cards = useMemo(
    () => placed.filter(({ span }) => span.start < near.end && span.end > near.start),
    [placed, near],
  );
  useMarginLayout(list, page, cards, cardWork?.annotationId ?? focused);
  return (
    <aside
      aria-label={wording.reader.notes}
      className={styles.margin}
      // The notes lie over the frame, which would not hear the wheel.
      onWheel={({ deltaY, target }) => {
        if (!scrollsItself(target)) page.view.scrollBy({ top: deltaY, behavior: "instant" });
      }}
    >
      {needLook > 0 && areShown && (
        <button
          type="button"
          className={styles.needLook}
          onClick={() => store.setState({ panel: "notes" })}
        >
          <TriangleAlert aria-hidden="true" />
          {wording.views.needLook(needLook)}
        </button>
      )}
      <ul ref={list} className={styles.list}>
        {cards.map(({ annotation, annotationId }) => {
          const isAtWork = cardWork?.annotationId === annotationId;
          const isSilent = !isAtWork && (!areShown || !hasNote(annotation));
          return (
            <li key={annotationId} className={classNames(styles.item, isSilent && styles.silent)}>
              <NoteCard annotation={annotation} annotate={annotate} onGo={onGo} onDone={onDone} />
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

/** A long note, or the field that one is written in. */
function scrollsItself(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  const scroller = target.closest("textarea, [tabindex]");
  return scroller !== null && scroller.scrollHeight > scroller.clientHeight;
}
