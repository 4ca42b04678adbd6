import type { CallInput } from "#contract/calls.js";
import type { ReviewEntry } from "#contract/annotation-records.js";
import type { Span } from "#core/anchor/selectors.js";
import { wording } from "#core/wording/wording.js";
import { changeAnnotation } from "../notebook/change-annotations.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import { openArticle } from "../view/view-store.ts";

type Change = Omit<CallInput<"annotations.update">, "annotationIds">;

/** Each says what was done, with a way back. @returns whether it was saved */
export function acceptPlace(entry: ReviewEntry, place: Span): Promise<boolean> {
  if (entry.current === null) return Promise.resolve(false);
  const { start, end } = place;
  const span = { contentHash: entry.current, start, end };
  return settle(entry, { span }, wording.reader.places.placed);
}

export function keepAsQuotation(entry: ReviewEntry): Promise<boolean> {
  return settle(entry, { quotation: true }, wording.review.kept);
}

export function toTrash(entry: ReviewEntry): Promise<boolean> {
  return settle(entry, { trashed: true }, wording.notebook.trashed);
}

/** In the article, where its card waits for words that one selects. */
export function choosePlace({ articleId, annotationId }: ReviewEntry): void {
  openArticle(articleId, { annotationId });
}

/** In the version that it was made in. */
export function showOwnPlace({ articleId, annotationId, contentHash }: ReviewEntry): void {
  openArticle(articleId, { annotationId, contentHash });
}

async function settle(
  { annotationId }: ReviewEntry,
  change: Change,
  did: string,
): Promise<boolean> {
  const isSaved = await changeAnnotation(annotationId, change);
  if (isSaved) tellDeed(did);
  return isSaved;
}
