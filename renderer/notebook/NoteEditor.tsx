import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import type { NotebookEntry } from "#contract/annotation-records.js";
import { wording } from "#core/wording/wording.js";
import { useSettings } from "../data/use-settings.ts";
import { handleKey } from "../keyboard/handle-key.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { onHide } from "../leaving/on-hide.ts";
import { PartChoice } from "../reader/notes/PartChoice.tsx";
import { useFieldParts } from "../reader/notes/use-field-parts.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import styles from "./NoteEditor.module.css";
import { NoteWords } from "./NoteWords.tsx";
import { focusLine } from "./focus-line.ts";
import { useNoteWriting } from "./use-note-writing.ts";

interface NoteEditorProps {
  readonly entry: NotebookEntry;
  readonly onClose: () => void;
}

/** Keys that the list around it would take for its own. */
const OWN_KEYS = /^(Arrow|Home|End|Page)/;

/** Writes a note. Every way out saves: leaving the field, Ctrl+Enter, Escape, the window going out of sight. */
export function NoteEditor({ entry, onClose }: NoteEditorProps) {
  const writing = useNoteWriting(entry);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const parts = useFieldParts(field, writing.text, writing.setText);
  useFocusOnShow(field);
  useEffect(() => {
    const { current } = field;
    // What is written on goes behind what is there.
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const saveWhenHidden = useEffectEvent(() => void writing.save());
  useEffect(() => onHide(() => saveWhenHidden()), []);

  async function saveAndClose(options?: { readonly overTheirs: true }): Promise<void> {
    if (await writing.save(options)) onClose();
  }

  function leave({ currentTarget, relatedTarget }: FocusEvent): void {
    if (currentTarget.contains(relatedTarget)) return;
    // Another window has the focus now: whoever comes back goes on writing.
    if (document.hasFocus()) void saveAndClose();
    else void writing.save();
  }

  function saveAndReturn(): void {
    void saveAndClose();
    if (writing.theirs === undefined) focusLine(field.current);
  }

  /** A long text is taken in part by part: the field would take seconds for it. */
  function paste(event: ClipboardEvent): void {
    const { current } = field;
    if (current === null) return;
    const pasted = event.clipboardData.getData("text/plain");
    const over = { start: current.selectionStart, end: current.selectionEnd };
    if (parts.takeIn(pasted, over)) event.preventDefault();
  }

  const settings = useSettings();
  useCommand("save-note", saveAndReturn);

  function press(event: KeyboardEvent): void {
    // The list keeps what is pressed inside its lines to itself, so that the window would never hear of Ctrl+Enter.
    if (handleKey(event.nativeEvent, settings)) event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      saveAndReturn();
    }
    if (OWN_KEYS.test(event.key) || event.key === "Escape") event.stopPropagation();
  }

  return (
    // It hears keys before the field and the list do.
    <div className={styles.editor} onKeyDownCapture={press} onBlur={leave}>
      <TextField
        ref={field}
        label={wording.notebook.note}
        isLabelHidden
        lines={2}
        value={parts.value}
        onChange={(value) => parts.change(value, field.current?.selectionEnd ?? value.length)}
        onPaste={paste}
        description={wording.notebook.noteHint}
      />
      {parts.total > 1 && <PartChoice parts={parts} />}
      {writing.isTooLong && (
        <p role="alert" className={styles.theirs}>
          {wording.reader.noteTooLong}
        </p>
      )}
      {writing.theirs !== undefined && (
        <Theirs
          note={writing.theirs}
          onKeepMine={() => void saveAndClose({ overTheirs: true })}
          onTakeTheirs={() => {
            writing.discard();
            onClose();
          }}
        />
      )}
    </div>
  );
}

interface TheirsProps {
  readonly note: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Another window or device wrote while this note was open: neither text is thrown away unasked. */
function Theirs({ note, onKeepMine, onTakeTheirs }: TheirsProps) {
  const words = wording.reader;
  return (
    <div role="alert" className={styles.theirs}>
      <p className={styles.question}>{words.changedElsewhere}</p>
      <NoteWords text={note} />
      <div className={styles.choice}>
        <Button onPress={onKeepMine}>{words.keepMine}</Button>
        <Button onPress={onTakeTheirs}>{words.takeTheirs}</Button>
      </div>
    </div>
  );
}
