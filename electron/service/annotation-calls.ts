import type { Annotation } from "#core/annotation/annotation.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { describeTarget, highlightCreation, highlightUpdates } from "./annotation-changes.ts";
import { annotationHistory } from "./annotation-history.ts";
import { annotationsOf } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import { createFromQuote } from "./create-from-quote.ts";
import type { Handler, Handlers } from "./handlers.ts";
import { listReview } from "./list-review.ts";
import { mergeAnnotations } from "./merge-annotations.ts";
import { openVersion } from "./open-version.ts";
import { readAnnotations } from "./read-annotations.ts";
import { splitAnnotation } from "./split-annotation.ts";
import { summariseNotes } from "./summarise-notes.ts";

export type AnnotationCalls = Pick<
  Handlers,
  | "annotations.create"
  | "annotations.createFromQuote"
  | "annotations.update"
  | "annotations.merge"
  | "annotations.split"
  | "annotations.list"
  | "annotations.history"
  | "annotations.review"
  | "notes.summaries"
>;

export function annotationCalls(parts: AppParts): AnnotationCalls {
  return {
    "annotations.create": create(parts),
    "annotations.createFromQuote": createFromQuote(parts),
    "annotations.update": update(parts),
    "annotations.merge": mergeAnnotations(parts),
    "annotations.split": splitAnnotation(parts),
    "annotations.list": async (input) => ok(parts.index.listAnnotations(input)),
    "annotations.history": annotationHistory(parts),
    "annotations.review": listReview(parts),
    "notes.summaries": async ({ query }) => ok({ notes: summariseNotes(parts.index, query) }),
  };
}

function create(parts: AppParts): Handler<"annotations.create"> {
  const { articles, newId } = parts;
  return async ({ annotationId, articleId, contentHash, start, end, ...details }) => {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    const target = await describeTarget(parts, article.value, contentHash, { start, end });
    if (!target.ok) return target;
    const change = highlightCreation(annotationId, target.value, details);
    const written = await articles.write(articleId, [change], { action: newId.action() });
    if (!written.ok) return written;
    const version = await openVersion(parts, written.value, contentHash);
    if (!version.ok) return version;
    const annotation = annotationsOf(written.value.record, version.value.anchors).find(
      (one) => one.annotationId === annotationId,
    );
    if (annotation === undefined) throw new Error("a highlight that was just made is there");
    return ok({ annotation });
  };
}

function update(parts: AppParts): Handler<"annotations.update"> {
  const { articles, newId } = parts;
  return async (input) => {
    const owners = groupByArticle(parts.index, input.annotationIds);
    if (!owners.ok) return owners;
    const changes = new Map<ArticleId, readonly Change[]>();
    for (const [articleId, ids] of owners.value) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const list = await highlightUpdates(parts, article.value, ids, input);
      if (!list.ok) return list;
      if (list.value.length > 0) changes.set(articleId, list.value);
    }
    const written = await articles.writeAll(changes, { action: newId.action() });
    return written.ok ? readBack(parts, owners.value, input.shown) : written;
  };
}

type Owners = ReadonlyMap<ArticleId, readonly AnnotationId[]>;

function groupByArticle(
  index: AppParts["index"],
  annotationIds: readonly AnnotationId[],
): Result<Owners, Failure> {
  const owners = new Map<ArticleId, AnnotationId[]>();
  for (const annotationId of annotationIds) {
    const articleId = index.articleOfAnnotation(annotationId);
    if (articleId === undefined)
      return fail({ code: "annotation-not-found", detail: annotationId });
    const ids = owners.get(articleId);
    if (ids === undefined) owners.set(articleId, [annotationId]);
    else ids.push(annotationId);
  }
  return ok(owners);
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
