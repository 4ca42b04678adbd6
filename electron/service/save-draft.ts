import { assertNever } from "#core/assert-never.js";
import { type NoteDraft, settleDraft } from "#core/annotation/note-draft.js";
import type { Change, HighlightFields } from "#core/operation/operation.js";
import { describeTarget, highlightCreation } from "./annotation-changes.ts";
import type { AppParts } from "./app-parts.ts";
import type { Typist } from "./note-draft-desk.ts";
import type { OpenArticle } from "./open-article.ts";

/**
 * Saves a note that its window did not come to save; its highlight, too, where that was not made yet. What somebody else wrote
 * meanwhile is never replaced: both texts stand side by side, unless the typist may still be there to choose.
 * @returns whether nothing of it is left to save
 */
export async function saveDraft(
  parts: AppParts,
  draft: NoteDraft,
  typist: Typist,
): Promise<boolean> {
  const article = await parts.articles.open(draft.articleId);
  if (!article.ok) return false;
  const change = await changeOf(parts, article.value, draft, typist);
  if (change === "none") return true;
  if (change === "not-now") return false;
  const deed = { action: parts.newId.action() };
  return (await parts.articles.write(draft.articleId, [change], deed)).ok;
}

async function changeOf(
  parts: AppParts,
  article: OpenArticle,
  draft: NoteDraft,
  typist: Typist,
): Promise<Change | "none" | "not-now"> {
  const { annotationId, contentHash, span, color, text } = draft;
  const annotation = article.record.annotations.find((one) => one.annotationId === annotationId);
  if (annotation === undefined) {
    const target = await describeTarget(parts, article, contentHash, span);
    if (!target.ok) return "not-now";
    const details = { color, style: "fill" as const, note: text, tags: [] };
    return highlightCreation(annotationId, target.value, details);
  }
  const outcome = settleDraft(draft, annotation);
  const noted = (note: HighlightFields["note"]): Change => ({
    kind: "highlight",
    id: annotationId,
    set: { note },
  });
  switch (outcome.kind) {
    case "known":
      return "none";
    case "replaces":
      return noted(outcome.note === "" ? null : outcome.note);
    case "beside":
      return typist === "gone" ? noted([...outcome.notes]) : "not-now";
    default:
      return assertNever(outcome);
  }
}
