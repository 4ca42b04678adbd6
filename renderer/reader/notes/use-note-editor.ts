import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { onHide } from "../../leaving/on-hide.ts";
import { type NoteDraft, draftOf, dropDraft, keepDraft } from "../data/note-drafts.ts";
import type { Annotate } from "../data/use-annotate.ts";
import { makeNoteSaver } from "./note-saver.ts";

export interface NoteEditing {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Saves now what is not saved yet. */
  readonly save: () => void;
  readonly isFailed: boolean;
  /** What another device or window wrote meanwhile; nothing is saved until one of the two was chosen. */
  readonly theirs: string | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Writing a note: saved in pauses, at the end, and kept on this device in between. */
export function useNoteEditor(annotation: Annotation, annotate: Annotate): NoteEditing {
  const { annotationId, note } = annotation;
  const [draft] = useState(() => draftOf(annotationId));
  const [text, showText] = useState(draft?.text ?? note);
  const [isFailed, setFailed] = useState(false);
  const [, showAgain] = useState(0);
  const [saver] = useState(() =>
    makeNoteSaver({
      initial: draft?.base ?? note,
      save: (typed) => annotate.setNote(annotation, typed),
      onSaved: (typed) => {
        setFailed(false);
        if (draftOf(annotationId)?.text === typed) dropDraft(annotationId);
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
    setText: (typed) => {
      showText(typed);
      saver.typed(typed);
      keepDraft({ ...draftPlace(annotation), base: saver.base(), text: typed });
    },
    save: saver.flush,
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
export function draftPlace(annotation: Annotation): Omit<NoteDraft, "base" | "text"> {
  const { annotationId, articleId, contentHash, anchor, position, color, quote } = annotation;
  const isPlaced = anchor.kind === "placed" || anchor.kind === "moved";
  const span = isPlaced ? anchor.span : position;
  return { annotationId, articleId, contentHash, span, color, quote: quote.exact };
}
