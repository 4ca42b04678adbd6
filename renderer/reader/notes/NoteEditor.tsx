import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../../keyboard/use-command.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { Annotate } from "../data/use-annotate.ts";
import { BOLD, ITALIC, type Replacement, linkOver, toggleMark } from "./markdown-marks.ts";
import styles from "./NoteEditor.module.css";
import { NoteText } from "./NoteText.tsx";
import { PartChoice } from "./PartChoice.tsx";
import { useFieldParts } from "./use-field-parts.ts";
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
  const parts = useFieldParts(field, editing.text, editing.setText);
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
  /** @returns whether the field has the focus */
  function mark(sign: string): boolean {
    const { current } = field;
    if (current === null || document.activeElement !== current) return false;
    replace(current, toggleMark(current.value, selectedIn(current), sign));
    return true;
  }
  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const { currentTarget, clipboardData } = event;
    const pasted = clipboardData.getData("text/plain");
    const over = selectedIn(currentTarget);
    const link = linkOver(currentTarget.value, over, pasted);
    if (link !== undefined) replace(currentTarget, link);
    else if (!parts.takeIn(pasted, over)) return;
    event.preventDefault();
  }
  useCommand("save-note", finish);
  useCommand("note-bold", () => mark(BOLD));
  useCommand("note-italic", () => mark(ITALIC));
  function press(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish();
  }
  const words = wording.reader;
  return (
    <div role="presentation" className={styles.editor} onBlur={leave}>
      <textarea
        ref={field}
        className={classNames(styles.field, parts.total > 1 && styles.long)}
        aria-label={words.noteOf(annotation.quote.exact)}
        placeholder={words.notePlaceholder}
        rows={2}
        dir="auto"
        value={parts.value}
        onChange={({ target }) => parts.change(target.value, target.selectionEnd)}
        onKeyDown={press}
        onPaste={paste}
      />
      {parts.total > 1 && <PartChoice parts={parts} />}
      <p className={styles.state}>{editing.isSaved && words.noteSaved}</p>
      {editing.isTooLong && (
        <p role="alert" className={styles.trouble}>
          {words.noteTooLong}
        </p>
      )}
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

function selectedIn({ selectionStart, selectionEnd }: HTMLTextAreaElement) {
  return { start: selectionStart, end: selectionEnd };
}

/** As if it were typed, so that the field's own undo takes it back. */
function replace(field: HTMLTextAreaElement, { replaced, text, selected }: Replacement): void {
  field.setSelectionRange(replaced.start, replaced.end);
  // oxlint-disable-next-line typescript/no-deprecated -- still the only way into that undo
  document.execCommand(text === "" ? "delete" : "insertText", false, text);
  field.setSelectionRange(selected.start, selected.end);
}
