import type { FocusEvent, KeyboardEvent } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { describeAge } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import { useKnownTags } from "../../data/use-known-tags.ts";
import { useNamedTags } from "../../tags/use-tag-names.ts";
import { TagEditor } from "../../ui/TagEditor.tsx";
import { classNames } from "../../ui/class-names.ts";
import { useNow } from "../../view/use-now.ts";
import type { Annotate } from "../data/use-annotate.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import styles from "./NoteCard.module.css";
import { NoteEditor } from "./NoteEditor.tsx";
import { NoteText } from "./NoteText.tsx";
import { NoteVersions } from "./NoteVersions.tsx";

interface NoteCardProps {
  readonly annotation: Annotation;
  readonly annotate: Annotate;
  /** In a list apart from the text the quote says what the note is about. */
  readonly showQuote?: boolean;
  /** Why it stands nowhere, where that is so. */
  readonly trouble?: string | undefined;
  readonly onGo: (annotation: Annotation) => void;
  /** The work on it is done: the focus goes back to the text. */
  readonly onDone: () => void;
}

/** One highlight's note and tags. A click goes to its passage, a second one, or N, edits. */
export function NoteCard({
  annotation,
  annotate,
  showQuote = false,
  trouble,
  onGo,
  onDone,
}: NoteCardProps) {
  const { annotationId, color, quote, note, noteVersions, modified } = annotation;
  const store = useReaderStore();
  const names = useColorNames();
  const isFocused = useReader(({ focused }) => focused === annotationId);
  const isHovered = useReader(({ hovered }) => hovered === annotationId);
  const work = useReader(({ cardWork }) =>
    cardWork?.annotationId === annotationId ? cardWork.work : undefined,
  );
  /** Ends the work on this card, unless the work has gone on to another. */
  function leave(): void {
    store.setState(({ cardWork }) =>
      cardWork?.annotationId === annotationId ? { cardWork: undefined } : {},
    );
  }
  function done(): void {
    leave();
    onDone();
  }
  return (
    <div
      className={classNames(styles.card, isFocused && styles.focused, isHovered && styles.hovered)}
      data-color={color}
      onMouseEnter={() => store.setState({ hovered: annotationId })}
      onMouseLeave={() => store.setState({ hovered: undefined })}
    >
      <button
        type="button"
        className={styles.cover}
        aria-label={wording.reader.highlightLabel(names[color], quote.exact, note)}
        aria-current={isFocused}
        onClick={() => onGo(annotation)}
        onDoubleClick={() => store.setState({ cardWork: { annotationId, work: "note" } })}
      />
      <div className={styles.content} data-note-content={`${modified} ${note.length}`}>
        {trouble !== undefined && <p className={styles.trouble}>{trouble}</p>}
        {showQuote && (
          <p className={styles.quote}>
            <q>{quote.exact}</q>
          </p>
        )}
        {work === "note" ? (
          <NoteEditor
            annotation={annotation}
            annotate={annotate}
            isInList={showQuote}
            onDone={done}
            onLeave={leave}
          />
        ) : noteVersions.length > 1 ? (
          <NoteVersions annotation={annotation} annotate={annotate} />
        ) : (
          note !== "" && <NoteText text={note} />
        )}
        {work === "tags" ? (
          <CardTags annotation={annotation} annotate={annotate} onDone={done} onLeave={leave} />
        ) : (
          <CardFacts annotation={annotation} />
        )}
      </div>
      <p className={styles.more} data-note-more aria-hidden="true" />
    </div>
  );
}

function CardFacts({ annotation: { tags, note, modified } }: Pick<NoteCardProps, "annotation">) {
  const now = useNow();
  if (tags.length === 0 && note === "") return null;
  return (
    <p className={styles.facts}>
      {tags.map((tag) => (
        <bdi key={tag}>#{tag}</bdi>
      ))}
      <span>{describeAge(modified, now)}</span>
    </p>
  );
}

function CardTags({
  annotation,
  annotate,
  onDone,
  onLeave,
}: Pick<NoteCardProps, "annotation" | "annotate" | "onDone"> & { readonly onLeave: () => void }) {
  const known = useKnownTags();
  const add = useNamedTags((tag) => annotate.addTag(annotation, tag));
  function press(event: KeyboardEvent): void {
    // An open list of suggestions is closed first.
    const isListOpen = event.target instanceof Element && event.target.ariaExpanded === "true";
    if (event.key === "Escape" && !isListOpen) onDone();
  }
  function leave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (document.hasFocus() && !currentTarget.contains(relatedTarget)) onLeave();
  }
  return (
    <div
      role="presentation"
      className={styles.tags}
      data-own-keys
      onKeyDownCapture={press}
      onBlur={leave}
    >
      <TagEditor
        label={wording.reader.tagsOf(annotation.quote.exact)}
        tags={annotation.tags}
        known={known}
        onAdd={add}
        onRemove={(tag) => annotate.removeTag(annotation, tag)}
        isFocusedOnShow
        onDone={onDone}
      />
    </div>
  );
}
