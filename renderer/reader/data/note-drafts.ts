import { z } from "zod";
import { Color } from "#core/annotation/color.js";
import { Span } from "#core/anchor/selectors.js";
import { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";

/**
 * A note as it is being typed, with all that is needed to save it later: it outlives a failed save, a closed window and a highlight that
 * could not be made.
 */
export const NoteDraft = z.object({
  annotationId: AnnotationId,
  articleId: ArticleId,
  contentHash: ContentHash,
  span: Span,
  color: Color,
  quote: z.string(),
  /** The note as it was when this was typed over it. */
  base: z.string(),
  text: z.string(),
});
export type NoteDraft = Readonly<z.infer<typeof NoteDraft>>;

/** Before the annotation's id, under which a draft is kept on this device. */
export const DRAFT_KEY_PREFIX = "postil.draft.";

export function keepDraft(draft: NoteDraft): void {
  try {
    localStorage.setItem(DRAFT_KEY_PREFIX + draft.annotationId, JSON.stringify(draft));
  } catch {
    // There is no room for it here; the app saves it at the next pause all the same.
  }
}

export function dropDraft(annotationId: AnnotationId): void {
  localStorage.removeItem(DRAFT_KEY_PREFIX + annotationId);
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
