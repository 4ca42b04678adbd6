import type { Annotation } from "#core/annotation/annotation.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { describeTarget, highlightCreation } from "./annotation-changes.ts";
import { annotationHistory } from "./annotation-history.ts";
import { annotationsOf } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import { createFromQuote } from "./create-from-quote.ts";
import type { Handler, Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { listReview } from "./list-review.ts";
import { mergeAnnotations } from "./merge-annotations.ts";
import { createNotWrittenList } from "./not-written.ts";
import { openVersion } from "./open-version.ts";
import { type Owners, ownersOf } from "./owners-of.ts";
import { readAnnotations } from "./read-annotations.ts";
import { splitAnnotation } from "./split-annotation.ts";
import { summariseNotes } from "./summarise-notes.ts";
import { bringBackTags, taggedAsNow, tagsToAdd } from "./tagging.ts";
import { changesOf, updateAnnotations } from "./update-annotations.ts";

export type AnnotationCalls = Pick<
  Handlers,
  | "annotations.create"
  | "annotations.createFromQuote"
  | "annotations.update"
  | "annotations.updateAll"
  | "annotations.merge"
  | "annotations.split"
  | "annotations.list"
  | "annotations.outline"
  | "annotations.read"
  | "annotations.history"
  | "annotations.review"
  | "notes.summaries"
>;

export function annotationCalls(parts: AppParts, marks: LibraryMarksDesk): AnnotationCalls {
  return {
    "annotations.create": create(parts, marks),
    "annotations.createFromQuote": createFromQuote(parts, marks),
    "annotations.update": update(parts, marks),
    "annotations.updateAll": updateAnnotations(parts, marks),
    "annotations.merge": mergeAnnotations(parts),
    "annotations.split": splitAnnotation(parts),
    "annotations.list": async (input, { signal }) =>
      ok(await parts.index.ask("listAnnotations", input, signal)),
    "annotations.outline": async (input, { signal }) =>
      ok(await parts.index.ask("outlineAnnotations", input, signal)),
    "annotations.read": async ({ annotationIds }, { signal }) =>
      ok(await parts.index.ask("readEntries", annotationIds, signal)),
    "annotations.history": annotationHistory(parts),
    "annotations.review": listReview(parts),
    "notes.summaries": async ({ query }, { signal }) =>
      ok({ notes: await summariseNotes(parts.index, query, signal) }),
  };
}

function create(parts: AppParts, marks: LibraryMarksDesk): Handler<"annotations.create"> {
  const { articles, index, newId } = parts;
  return async ({ annotationId, articleId, contentHash, start, end, ...details }) => {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    const target = await describeTarget(parts, article.value, contentHash, { start, end });
    if (!target.ok) return target;
    const tags = [...tagsToAdd(index.tagNames(), details.tags, [])];
    const change = highlightCreation(annotationId, target.value, { ...details, tags });
    const deed = { action: newId.action() };
    const written = await articles.write(articleId, [change], deed);
    if (!written.ok) return written;
    const back = await bringBackTags(parts, marks, tags, deed);
    if (!back.ok) return back;
    const version = await openVersion(parts, written.value, contentHash);
    if (!version.ok) return version;
    const annotation = annotationsOf(written.value.record, version.value.anchors).find(
      (one) => one.annotationId === annotationId,
    );
    if (annotation === undefined) throw new Error("a highlight that was just made is there");
    return ok({ annotation: taggedAsNow(annotation, index.tagNames()) });
  };
}

function update(parts: AppParts, marks: LibraryMarksDesk): Handler<"annotations.update"> {
  const { articles, newId } = parts;
  return async (input) => {
    const owners = ownersOf(parts.index, input.annotationIds);
    if (!owners.ok) return owners;
    // Saying that it is done, for want of anything to write, would be a lie.
    const changes = await changesOf(parts, owners.value, input, { unknown: "fail" });
    if (!changes.ok) return changes;
    const deed = { action: newId.action() };
    const notWritten = createNotWrittenList(parts.index);
    const written = await articles.writeAll(changes.value, deed, {
      keepsRest: true,
      onRefused: notWritten.add,
    });
    if (!written.ok) return written;
    const { failure } = notWritten;
    if (failure !== undefined && written.value === 0) return fail(failure);
    const back = await bringBackTags(parts, marks, input.addTags, deed);
    if (!back.ok) return back;
    const read = await readBack(parts, owners.value, input.shown);
    return read.ok ? ok({ ...read.value, ...notWritten.told() }) : read;
  };
}

/** @param shown  a version of one of the articles; the others' annotations stand where they do in the version that opens */
async function readBack(
  parts: AppParts,
  owners: Owners,
  shown: ContentHash | undefined,
): Promise<Result<{ annotations: Annotation[] }, Failure>> {
  const annotations: Annotation[] = [];
  for (const [articleId, ids] of owners) {
    const article = await parts.articles.open(articleId);
    if (!article.ok) return article;
    const isShown = article.value.record.versions.some(({ contentHash }) => contentHash === shown);
    const read = await readAnnotations(parts, article.value, isShown ? shown : undefined, ids);
    if (!read.ok) return read;
    annotations.push(...read.value.annotations);
  }
  return ok({ annotations });
}
