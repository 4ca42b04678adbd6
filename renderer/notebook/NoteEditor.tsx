import { type KeyboardEvent, useRef, useState } from "react";
import type { NotebookEntry } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useSettings } from "../data/use-settings.ts";
import { handleKey } from "../keyboard/handle-key.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { draftOf, dropDraft, keepDraft } from "../reader/data/note-drafts.ts";
import { draftPlace } from "../reader/notes/use-note-editor.ts";
import { TextField } from "../ui/TextField.tsx";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import styles from "./NoteEditor.module.css";
import { focusLine } from "./focus-line.ts";
import { changeAnnotation } from "./change-annotations.ts";

interface NoteEditorProps {
  readonly entry: NotebookEntry;
  readonly onClose: () => void;
}

/** Keys that the list around it would take for its own. */
const OWN_KEYS = /^(Arrow|Home|End|Page)/;

/** Writes a note. Every way out saves: leaving the field, Ctrl+Enter, Escape. */
export function NoteEditor({ entry, onClose }: NoteEditorProps) {
  const { annotationId, note } = entry;
  const [text, setText] = useState(() => draftOf(annotationId)?.text ?? note);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useFocusOnShow(field);

  const isSaving = useRef(false);

  async function save(): Promise<void> {
    if (isSaving.current) return;
    isSaving.current = true;
    // The draft stays until the app has written the note.
    const isSaved = text === note || (await changeAnnotation(annotationId, { note: text }));
    isSaving.current = false;
    if (!isSaved) return;
    dropDraft(annotationId);
    onClose();
  }

  function saveAndReturn(): void {
    void save();
    focusLine(field.current);
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
    <div className={styles.editor} onKeyDownCapture={press}>
      <TextField
        ref={field}
        label={wording.notebook.note}
        isLabelHidden
        lines={2}
        value={text}
        onChange={(typed) => {
          setText(typed);
          keepDraft({ ...draftPlace(entry), text: typed });
        }}
        onBlur={() => void save()}
        description={wording.notebook.noteHint}
      />
    </div>
  );
}
