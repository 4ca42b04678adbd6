import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../../keyboard/use-command.ts";
import { Button } from "../../ui/Button.tsx";
import type { Annotate } from "../data/use-annotate.ts";
import styles from "./NoteEditor.module.css";
import { NoteText } from "./NoteText.tsx";
import { useNoteEditor } from "./use-note-editor.ts";

interface NoteEditorProps {
  readonly annotation: Annotation;
  readonly annotate: Annotate;
  readonly isInList: boolean;
  /** The reader is done with it; what was written is being saved. */
  readonly onDone: () => void;
  /** The focus went elsewhere by itself. */
  readonly onLeave: () => void;
}

/** A note being written, in the place where it stands. */
export function NoteEditor({ annotation, annotate, isInList, onDone, onLeave }: NoteEditorProps) {
  const editing = useNoteEditor(annotation, annotate);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    // In the margin it is level with its words already; in a list it may be out of sight.
    current?.focus({ preventScroll: !isInList });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [isInList]);
  // Until the reader has chosen between two texts, or a failed one is saved, both stay in sight.
  const isSettled = editing.theirs === undefined && !editing.isFailed;
  function finish(): void {
    editing.save();
    if (isSettled) onDone();
  }
  function leave({ currentTarget, relatedTarget }: FocusEvent): void {
    editing.save();
    // Another window in front is no reason to close.
    if (isSettled && document.hasFocus() && !currentTarget.contains(relatedTarget)) onLeave();
  }
  useCommand("save-note", finish);
  function press(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish();
  }
  const words = wording.reader;
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.noteOf(annotation.quote.exact)}
        placeholder={words.notePlaceholder}
        rows={2}
        dir="auto"
        value={editing.text}
        onChange={(event) => editing.setText(event.target.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      {editing.isFailed && (
        <p role="alert" className={styles.trouble}>
          {words.noteKept} <Button onPress={editing.save}>{wording.app.retry}</Button>
        </p>
      )}
      {editing.theirs !== undefined && (
        <div role="alert" className={styles.theirs}>
          <p>{words.changedElsewhere}</p>
          <NoteText text={editing.theirs} />
          <div className={styles.choice}>
            <Button onPress={editing.keepMine}>{words.keepMine}</Button>
            <Button onPress={editing.takeTheirs}>{words.takeTheirs}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
