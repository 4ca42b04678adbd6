import type { ParsedCallInput } from "#contract/calls.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ContentHash } from "#core/identity/ids.js";
import type { Change, HighlightFields } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import { tagsToAdd, tagsToRemove } from "./tagging.ts";

/** What a highlight stands on: its place, and the words and structure there. */
export type Target = Required<
  Pick<HighlightFields, "contentHash" | "position" | "quote" | "block">
>;

/** Cuts quote, surroundings and place out of the version that a span counts in. */
export async function describeTarget(
  { documents }: AppParts,
  { record }: OpenArticle,
  contentHash: ContentHash,
  { start, end }: Span,
): Promise<Result<Target, Failure>> {
  if (!record.versions.some((version) => version.contentHash === contentHash)) {
    return fail({ code: "version-not-found", detail: contentHash });
  }
  const document = await documents.read(record.articleId, contentHash);
  if (!document.ok) return document;
  if (start >= end || end > document.value.plainText.length) {
    return fail({ code: "span-out-of-range", detail: `${start}–${end}` });
  }
  const position = { start, end };
  return ok({ contentHash, position, ...describeSpan(document.value, position) });
}

/** The change that makes a highlight. */
export function highlightCreation(
  annotationId: AnnotationId,
  target: Target,
  details: Pick<ParsedCallInput<"annotations.create">, "color" | "style" | "note" | "tags">,
): Change {
  const { color, style, note, tags } = details;
  return {
    kind: "highlight",
    id: annotationId,
    set: { ...target, color, style, ...(note !== "" && { note }) },
    ...(tags.length > 0 && { add: { tags } }),
  };
}

/** The changes that an update asks of one article's annotations. */
export async function highlightUpdates(
  parts: AppParts,
  article: OpenArticle,
  ids: readonly AnnotationId[],
  input: ParsedCallInput<"annotations.update">,
): Promise<Result<Change[], Failure>> {
  const { span } = input;
  const target =
    span === undefined ? ok({}) : await describeTarget(parts, article, span.contentHash, span);
  if (!target.ok) return target;
  const wanted = new Set(ids);
  const names = parts.index.tagNames();
  return ok(
    article.record.annotations
      .filter(({ annotationId }) => wanted.has(annotationId))
      .flatMap((annotation) => highlightUpdate(annotation, input, target.value, names) ?? []),
  );
}

/** Only what differs from now, so that nothing is written for nothing. */
function highlightUpdate(
  annotation: AnnotationState,
  input: ParsedCallInput<"annotations.update">,
  target: Partial<Target>,
  names: TagNames,
): Change | undefined {
  const { color, style, note, trashed } = input;
  const isPlaced = target.position !== undefined;
  const quotation = isPlaced ? false : input.quotation;
  // Writing the text that is already there settles a note that two devices had written at once.
  const settlesNote = annotation.noteVersions.length > 1;
  const set: HighlightFields = {
    ...target,
    ...(color !== undefined && color !== annotation.color && { color }),
    ...(style !== undefined && style !== annotation.style && { style }),
    ...(note !== undefined && (settlesNote || note !== annotation.note) && { note: note || null }),
    ...(quotation !== undefined && quotation !== annotation.quotation && { quotation }),
    ...(trashed !== undefined && trashed !== annotation.trashed && { trashed }),
  };
  const added = [...tagsToAdd(names, input.addTags, annotation.tags)];
  const removed = [...tagsToRemove(names, input.removeTags, annotation.tags)];
  if (Object.keys(set).length + added.length + removed.length === 0) return undefined;
  return {
    kind: "highlight",
    id: annotation.annotationId,
    ...(Object.keys(set).length > 0 && { set }),
    ...(added.length > 0 && { add: { tags: added } }),
    ...(removed.length > 0 && { remove: { tags: removed } }),
  };
}
