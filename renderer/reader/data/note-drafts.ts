import type { AnnotationState } from "#core/annotation/annotation.js";
import { NoteDraft, settleDraft } from "#core/annotation/note-draft.js";
import { assertNever } from "#core/assert-never.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { tellDraft } from "./tell-drafts.ts";

/** Before the annotation's id, under which a draft is kept on this device. */
export const DRAFT_KEY_PREFIX = "postil.draft.";

// What the browser keeps for one origin is little, and each letter writes all of it anew: longer ones are with the app alone.
const LONGEST_HERE = 200_000;

/** Keeps it twice: here at once, which outlives the app, and with the app, which outlives this window. */
export function keepDraft(draft: NoteDraft): void {
  tellDraft(draft.annotationId, draft);
  const key = DRAFT_KEY_PREFIX + draft.annotationId;
  try {
    if (draft.text.length <= LONGEST_HERE) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // There is no room for it here; the app has it all the same.
  }
}

export function dropDraft(annotationId: AnnotationId): void {
  tellDraft(annotationId, undefined);
  localStorage.removeItem(DRAFT_KEY_PREFIX + annotationId);
}

/**
 * A draft that says what its note does not say yet; any other is dropped.
 * @returns with the text that it goes on from, which may be the note's by now
 */
export function standingDraft(
  annotation: Pick<AnnotationState, "annotationId" | "note" | "noteVersions">,
): NoteDraft | undefined {
  const draft = draftOf(annotation.annotationId);
  if (draft === undefined) return undefined;
  const outcome = settleDraft(draft, annotation);
  switch (outcome.kind) {
    case "known":
      dropDraft(draft.annotationId);
      return undefined;
    case "replaces":
      return { ...draft, base: annotation.note };
    case "beside":
      return draft;
    default:
      return assertNever(outcome);
  }
}

export function draftOf(annotationId: AnnotationId): NoteDraft | undefined {
  return readDraft(DRAFT_KEY_PREFIX + annotationId);
}

/** @returns what was typed in this article and never saved */
export function draftsIn(articleId: ArticleId): readonly NoteDraft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(DRAFT_KEY_PREFIX))
    .flatMap((key) => readDraft(key) ?? [])
    .filter((draft) => draft.articleId === articleId);
}

function readDraft(key: string): NoteDraft | undefined {
  const stored = localStorage.getItem(key);
  if (stored === null) return undefined;
  try {
    return NoteDraft.parse(JSON.parse(stored));
  } catch {
    // Of another version of the window: it stays where it is, and is not shown.
    return undefined;
  }
}
