import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { cleanNote, LONGEST_NOTE } from "#core/annotation/clean-note.js";
import type { NoteDraft } from "#core/annotation/note-draft.js";
import { onHide } from "../../leaving/on-hide.ts";
import { dropDraft, keepDraft, standingDraft } from "../data/note-drafts.ts";
import type { Annotate } from "../data/use-annotate.ts";
import { makeNoteSaver } from "./note-saver.ts";

export interface NoteEditing {
  readonly text: string;
  /** @returns false for a text that is too long: then the one before stays */
  readonly setText: (text: string) => boolean;
  /** Saves now what is not saved yet. */
  readonly save: () => void;
  /** All that stands in the field was written to the disk since it was opened. */
  readonly isSaved: boolean;
  /** What was put in last would have made it too long, and was left out. */
  readonly isTooLong: boolean;
  readonly isFailed: boolean;
  /** What another device or window wrote meanwhile; nothing is saved until one of the two was chosen. */
  readonly theirs: string | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Writing a note: saved in pauses, at the end, and kept on this device in between. */
export function useNoteEditor(annotation: Annotation, annotate: Annotate): NoteEditing {
  const { annotationId, note } = annotation;
  const [draft] = useState(() => standingDraft(annotation));
  const [text, showText] = useState(draft?.text ?? note);
  const [isFailed, setFailed] = useState(false);
  const [savedText, setSavedText] = useState<string>();
  const [isTooLong, setTooLong] = useState(false);
  const [, showAgain] = useState(0);
  const [saver] = useState(() =>
    makeNoteSaver({
      initial: draft?.base ?? note,
      save: (typed) => annotate.setNote(annotation, typed),
      onSaved: (typed, { isAll }) => {
        setFailed(false);
        setSavedText(typed);
        if (isAll) dropDraft(annotationId);
      },
      onFailed: () => setFailed(true),
    }),
  );
  const theirs = saver.isOurs(note) ? undefined : note;
  // Before the next key or timer may save over it.
  useLayoutEffect(() => saver.hear(note), [saver, note]);

  const takeUpDraft = useEffectEvent(() => {
    if (text !== note) saver.typed(text);
  });
  useEffect(() => {
    takeUpDraft();
    const stop = onHide(saver.flush);
    return () => {
      stop();
      saver.flush();
    };
  }, [saver]);

  return {
    text,
    setText: (written) => {
      const typed = cleanNote(written);
      // Refused as a whole: half of what was pasted would look like all of it.
      setTooLong(typed.length > LONGEST_NOTE);
      if (typed.length > LONGEST_NOTE) return false;
      showText(typed);
      saver.typed(typed);
      keepDraft({
        ...draftPlace(annotation),
        base: saver.base(),
        saving: saver.saving(),
        text: typed,
      });
      return true;
    },
    save: saver.flush,
    isSaved: savedText === text,
    isTooLong,
    isFailed,
    theirs,
    keepMine: () => {
      saver.keepOurs();
      showAgain((times) => times + 1);
    },
    takeTheirs: () => {
      saver.takeTheirs();
      dropDraft(annotationId);
      showText(note);
    },
  };
}

/** Whose note it is and where it belongs, so that it can be saved later. */
export function draftPlace(annotation: Annotation): Omit<NoteDraft, "base" | "saving" | "text"> {
  const { annotationId, articleId, contentHash, anchor, position, color, quote } = annotation;
  const isPlaced = anchor.kind === "placed" || anchor.kind === "moved";
  const span = isPlaced ? anchor.span : position;
  return { annotationId, articleId, contentHash, span, color, quote: quote.exact };
}
