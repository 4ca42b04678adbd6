import { useRef, useState } from "react";
import type { NotebookEntry } from "#contract/annotation-records.js";
import { LONGEST_NOTE } from "#core/annotation/clean-note.js";
import { draftOf, dropDraft, keepDraft } from "../reader/data/note-drafts.ts";
import { draftPlace } from "../reader/notes/use-note-editor.ts";
import { changeAnnotation } from "./change-annotations.ts";

export interface NoteWriting {
  readonly text: string;
  /** @returns false for a text that is too long, which is not taken up */
  readonly setText: (text: string) => boolean;
  /** The last text was not taken up. */
  readonly isTooLong: boolean;
  /** @returns whether nothing is left to save; false, too, while the reader has to choose between two texts */
  readonly save: (options?: { readonly overTheirs: true }) => Promise<boolean>;
  /** What another window or device wrote meanwhile; nothing is saved until one of the two was chosen. */
  readonly theirs: string | undefined;
  /** Throws away what was typed. */
  readonly discard: () => void;
}

/** A note as it is being written: a draft on this device until the app has it, and never over a text that was not seen. */
export function useNoteWriting(entry: NotebookEntry): NoteWriting {
  const { annotationId, note } = entry;
  const [draft] = useState(() => draftOf(annotationId));
  const [text, showText] = useState(draft?.text ?? note);
  const [isTooLong, setTooLong] = useState(false);
  /** Texts that were seen here; any other came from elsewhere. */
  const [seen, setSeen] = useState<readonly string[]>([draft?.base ?? note]);
  const theirs = seen.includes(note) || note === text ? undefined : note;

  /** Leaving the field and a key may both save the same text, before the app's answer has reached the list. */
  const written = useRef<{ readonly text: string; readonly isSaved: Promise<boolean> }>(undefined);

  async function write(): Promise<boolean> {
    // Before the answer: the app tells every window of the change, and this is where it came from.
    setSeen((before) => [...before, note, text]);
    const isSaved = await changeAnnotation(annotationId, { note: text });
    if (!isSaved) written.current = undefined;
    // What was typed since is a draft of its own.
    else if (draftOf(annotationId)?.text === text) dropDraft(annotationId);
    return isSaved;
  }

  async function save(options?: { readonly overTheirs: true }): Promise<boolean> {
    if (theirs !== undefined && options === undefined) return false;
    if (text === note) dropDraft(annotationId);
    else if (theirs !== undefined || written.current?.text !== text) {
      written.current = { text, isSaved: write() };
    }
    return text === note || (written.current?.isSaved ?? false);
  }

  return {
    text,
    isTooLong,
    setText(typed) {
      const isTaken = typed.length <= LONGEST_NOTE;
      setTooLong(!isTaken);
      if (!isTaken) return false;
      showText(typed);
      keepDraft({ ...draftPlace(entry), base: seen.at(-1) ?? note, text: typed });
      return true;
    },
    save,
    theirs,
    discard: () => dropDraft(annotationId),
  };
}
