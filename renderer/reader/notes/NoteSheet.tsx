import { ChevronDown, ChevronUp, Pencil, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import { useCommand, useKeyOf } from "../../keyboard/use-command.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import { hasNote } from "./has-note.ts";
import { NoteCard } from "./NoteCard.tsx";
import styles from "./NoteSheet.module.css";
import { usePassageAbove } from "./use-passage-above.ts";
import { useSheetDrag } from "./use-sheet-drag.ts";

interface NoteSheetProps {
  readonly page: ArticlePage;
  readonly placed: readonly PlacedAnnotation[];
  readonly annotate: Annotate;
  readonly onGo: (annotation: Annotation) => void;
  /** The focus goes back to the text. */
  readonly onDone: () => void;
}

/** Where there is no margin: the note of the focused highlight, below the article, which gives the room for it. */
export function NoteSheet({ placed, ...rest }: NoteSheetProps) {
  const wanted = useReader(({ cardWork, focused }) => cardWork?.annotationId ?? focused);
  const isAtWork = useReader(({ cardWork }) => cardWork !== undefined);
  const mark = placed.find(({ annotationId }) => annotationId === wanted);
  if (mark === undefined || !(isAtWork || hasNote(mark.annotation))) return null;
  return <OpenSheet placed={placed} mark={mark} {...rest} />;
}

interface OpenSheetProps extends NoteSheetProps {
  readonly mark: PlacedAnnotation;
}

function OpenSheet({ page, placed, mark, annotate, onGo, onDone }: OpenSheetProps) {
  const { annotation, annotationId, span } = mark;
  const sheet = useRef<HTMLElement>(null);
  const store = useReaderStore();
  const work = useReader(({ cardWork }) => cardWork?.work);
  const notes = placed.filter((one) => hasNote(one.annotation));
  const place = notes.indexOf(mark) + 1;
  const words = wording.reader.sheet;
  const editKey = useKeyOf("edit-note");
  usePassageAbove(page, span);
  useSpoken(annotation);

  function close(): void {
    store.setState({ focused: undefined, cardWork: undefined });
    onDone();
  }
  const { height, handlers } = useSheetDrag(sheet, close);

  function step(direction: 1 | -1): void {
    const next =
      direction === 1
        ? notes.find((one) => placed.indexOf(one) > placed.indexOf(mark))
        : notes.findLast((one) => placed.indexOf(one) < placed.indexOf(mark));
    if (next === undefined) store.setState({ announcement: words.noFurther });
    else store.setState({ focused: next.annotationId, cardWork: undefined, quiet: undefined });
  }
  /** In the article the keys go from highlight to highlight, with a note or without. */
  function stepInside(direction: 1 | -1): boolean {
    if (sheet.current?.contains(document.activeElement) !== true) return false;
    step(direction);
    return true;
  }
  useCommand("next", () => stepInside(1));
  useCommand("previous", () => stepInside(-1));

  function press(event: KeyboardEvent): void {
    const hasOwnKeys = event.target instanceof Element && event.target.closest("[data-own-keys]");
    if (event.key !== "Escape" || event.defaultPrevented || hasOwnKeys) return;
    event.preventDefault();
    close();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever the focus is in it
    <aside
      ref={sheet}
      aria-label={words.label(place, notes.length)}
      className={classNames(styles.sheet, height !== undefined && styles.dragged)}
      style={{ height }}
      onKeyDown={press}
    >
      <div className={styles.header} role="presentation" {...handlers}>
        <p className={styles.place} aria-hidden="true">
          {words.label(place, notes.length)}
        </p>
        {work === undefined && (
          <IconButton
            label={wording.commands["edit-note"]}
            chord={editKey}
            className={styles.button}
            onPress={() => store.setState({ cardWork: { annotationId, work: "note" } })}
          >
            <Pencil />
          </IconButton>
        )}
        <IconButton label={words.previous} className={styles.button} onPress={() => step(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label={words.next} className={styles.button} onPress={() => step(1)}>
          <ChevronDown />
        </IconButton>
        <IconButton label={words.close} className={styles.button} onPress={close}>
          <X />
        </IconButton>
      </div>
      <div className={styles.content}>
        <NoteCard
          key={annotationId}
          annotation={annotation}
          annotate={annotate}
          onGo={onGo}
          onDone={onDone}
        />
      </div>
    </aside>
  );
}

/** Says which note came up: the focus stays where it is. */
function useSpoken({ annotationId, color, quote, note }: Annotation): void {
  const store = useReaderStore();
  const names = useColorNames();
  const announcement = wording.reader.highlightLabel(names[color], quote.exact, note);
  useEffect(() => {
    if (store.getState().cardWork === undefined) store.setState({ announcement });
    // Of a note that is changed nothing need be said.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another one comes up
  }, [store, annotationId]);
}
