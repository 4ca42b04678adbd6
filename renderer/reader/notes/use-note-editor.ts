import { useEffect, useEffectEvent, useState } from "react";
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
  const [text, showText] = useState(() => draftOf(annotationId)?.text ?? note);
  const [isFailed, setFailed] = useState(false);
  const [, showAgain] = useState(0);
  const [saver] = useState(() =>
    makeNoteSaver({
      initial: note,
      save: (typed) => annotate.setNote(annotation, typed),
      onSaved: (typed) => {
        setFailed(false);
        if (draftOf(annotationId)?.text === typed) dropDraft(annotationId);
      },
      onFailed: () => setFailed(true),
    }),
  );
  const theirs = saver.isOurs(note) ? undefined : note;
  const save = (): void => {
    if (theirs === undefined) saver.flush();
  };

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
      keepDraft({ ...draftPlace(annotation), text: typed });
      // Otherwise the draft waits until the reader has chosen.
      if (theirs === undefined) saver.typed(typed);
    },
    save,
    isFailed,
    theirs,
    keepMine: () => {
      saver.acknowledge(note);
      saver.typed(text);
      showAgain((times) => times + 1);
    },
    takeTheirs: () => {
      saver.startFrom(note);
      dropDraft(annotationId);
      showText(note);
    },
  };
}

/** Whose note it is and where it belongs, so that it can be saved later. */
export function draftPlace(annotation: Annotation): Omit<NoteDraft, "text"> {
  const { annotationId, articleId, contentHash, anchor, position, color, quote } = annotation;
  const isPlaced = anchor.kind === "placed" || anchor.kind === "moved";
  const span = isPlaced ? anchor.span : position;
  return { annotationId, articleId, contentHash, span, color, quote: quote.exact };
}
