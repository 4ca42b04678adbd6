import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { draftOf, dropDraft, keepDraft } from "../data/note-drafts.ts";
import type { Annotate } from "../data/use-annotate.ts";

// After the last letter: a pause in thought, not in typing.
const PAUSE_MS = 900;
// At the longest, for those who never pause.
const LONGEST_WAIT_MS = 5_000;

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

/** Writing a note: saved in pauses, at the end, and never lost in between. */
export function useNoteEditor(annotation: Annotation, annotate: Annotate): NoteEditing {
  const { annotationId, note } = annotation;
  const [text, showText] = useState(() => draftOf(annotationId)?.text ?? note);
  const [isFailed, setFailed] = useState(false);
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set([note]));
  const saved = useRef(note);
  const unsavedSince = useRef<number>(undefined);
  const theirs = known.has(note) || note === text ? undefined : note;

  const save = useEffectEvent(async () => {
    unsavedSince.current = undefined;
    if (text === saved.current || theirs !== undefined) return;
    const before = saved.current;
    saved.current = text;
    setKnown((all) => new Set([...all, text]));
    const isSaved = await annotate.setNote(annotation, text);
    setFailed(!isSaved);
    if (!isSaved) saved.current = before;
    else if (draftOf(annotationId)?.text === text) dropDraft(annotationId);
  });

  useEffect(() => {
    if (unsavedSince.current === undefined) return undefined;
    const waited = Date.now() - unsavedSince.current;
    const timer = setTimeout(() => void save(), Math.min(PAUSE_MS, LONGEST_WAIT_MS - waited));
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    const saveNow = (): void => void save();
    addEventListener("pagehide", saveNow);
    return () => {
      removeEventListener("pagehide", saveNow);
      saveNow();
    };
  }, []);

  function setText(typed: string): void {
    unsavedSince.current ??= Date.now();
    showText(typed);
    keepDraft({ ...draftPlace(annotation), text: typed });
  }

  return {
    text,
    setText,
    save: () => void save(),
    isFailed,
    theirs,
    keepMine: () => setKnown(new Set([...known, note])),
    takeTheirs: () => {
      saved.current = note;
      showText(note);
      setKnown(new Set([...known, note]));
      dropDraft(annotationId);
    },
  };
}

function draftPlace({ annotationId, articleId, contentHash, anchor, position, color, quote }: Annotation) {
  const isPlaced = anchor.kind === "placed" || anchor.kind === "moved";
  const span = isPlaced ? anchor.span : position;
  return { annotationId, articleId, contentHash, span, color, quote: quote.exact };
}
