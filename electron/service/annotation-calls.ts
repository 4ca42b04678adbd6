import type { ParsedCallInput } from "#contract/calls.js";
import { type AnnotationState, type Annotation } from "#core/annotation/annotation.js";
import { DEFAULT_COLOR } from "#core/annotation/color.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findInSurroundings } from "#core/anchor/find-anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Change, HighlightFields } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { annotationsOf, withAnchor } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./article-desk.ts";
import type { Handlers } from "./handlers.ts";

export type AnnotationCalls = Pick<
  Handlers,
  | "annotations.create"
  | "annotations.createFromQuote"
  | "annotations.update"
  | "annotations.list"
  | "notes.summaries"
>;

/** Characters shown on either side of a candidate when a quote stands in several places. */
const CANDIDATE_CONTEXT = 40;

export function annotationCalls(parts: AppParts): AnnotationCalls {
  const { articles, index, newId } = parts;

  return {
    async "annotations.create"(input) {
      const { annotationId, articleId, contentHash, start, end, ...details } = input;
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const target = await describeTarget(parts, article.value, contentHash, { start, end });
      if (!target.ok) return target;
      const written = await write(articleId, creation(annotationId, target.value, details));
      if (!written.ok) return written;
      const annotation = annotationsOf(written.value).find(
        (one) => one.annotationId === annotationId,
      );
      return annotation === undefined
        ? fail({ code: "annotation-not-found", detail: annotationId })
        : ok({ annotation });
    },

    async "annotations.createFromQuote"({ articleId, exact, prefix, suffix, ...details }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const { record, document } = article.value;
      const places = findInSurroundings(document.plainText, { exact, prefix, suffix });
      const [span] = places;
      if (span === undefined) return ok({ state: "orphaned", candidates: [] });
      if (places.length > 1) {
        const candidates = places.map((place) => candidateOf(place, document.plainText));
        return ok({ state: "uncertain", candidates });
      }
      const annotationId = newId.annotation();
      const target = {
        contentHash: record.current.contentHash,
        position: span,
        ...describeSpan(document, span),
      };
      const color = details.color ?? DEFAULT_COLOR;
      const written = await write(
        articleId,
        creation(annotationId, target, { ...details, color, style: "fill" }),
      );
      return written.ok ? ok({ state: "placed", annotationId, ...span }) : written;
    },

    async "annotations.update"(input) {
      const owners = groupByArticle(index, input.annotationIds);
      if (!owners.ok) return owners;
      const changes = new Map<ArticleId, readonly Change[]>();
      for (const [articleId, ids] of owners.value) {
        const article = await articles.open(articleId);
        if (!article.ok) return article;
        const list = await updates(parts, article.value, ids, input);
        if (!list.ok) return list;
        if (list.value.length > 0) changes.set(articleId, list.value);
      }
      const written = await articles.writeAll(changes, { action: newId.action() });
      if (!written.ok) return written;
      return readBack(parts, owners.value);
    },

    async "annotations.list"(input) {
      return ok(index.listAnnotations(input));
    },

    async "notes.summaries"({ query }) {
      const { entries } = index.listAnnotations({
        query,
        trashed: false,
        sort: "article",
        offset: 0,
        limit: Number.MAX_SAFE_INTEGER,
      });
      const notes = entries.map((entry) => {
        const { annotationId, articleId, articleTitle, note, tags, color, created, modified } =
          entry;
        const { start, end } = spanOf(entry);
        const state = entry.anchor.kind;
        const quote = entry.quote.exact;
        return {
          annotationId,
          articleId,
          articleTitle,
          quote,
          note,
          tags,
          color,
          state,
          start,
          end,
          created,
          modified,
        };
      });
      return ok({ notes });
    },
  };

  function write(articleId: ArticleId, change: Change): Promise<Result<OpenArticle, Failure>> {
    return articles.write(articleId, [change], { action: newId.action() });
  }
}

type Target = Required<Pick<HighlightFields, "contentHash" | "position" | "quote" | "block">>;

/** Cuts quote, surroundings and place out of the version that a span counts in. */
async function describeTarget(
  { documents }: AppParts,
  { record }: OpenArticle,
  contentHash: ContentHash,
  span: Span,
): Promise<Result<Target, Failure>> {
  if (!record.versions.some((version) => version.contentHash === contentHash)) {
    return fail({ code: "version-not-found", detail: contentHash });
  }
  const document = await documents.read(record.articleId, contentHash);
  if (!document.ok) return document;
  if (span.start >= span.end || span.end > document.value.plainText.length) {
    return fail({ code: "span-out-of-range", detail: `${span.start}–${span.end}` });
  }
  return ok({ contentHash, position: span, ...describeSpan(document.value, span) });
}

function creation(
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

/** The changes that an update asks for; only what differs from now, so that nothing is written for nothing. */
async function updates(
  parts: AppParts,
  article: OpenArticle,
  ids: readonly AnnotationId[],
  input: ParsedCallInput<"annotations.update">,
): Promise<Result<Change[], Failure>> {
  const changes: Change[] = [];
  for (const annotation of article.record.annotations) {
    if (!ids.includes(annotation.annotationId)) continue;
    const { span } = input;
    const target =
      span === undefined ? ok({}) : await describeTarget(parts, article, span.contentHash, span);
    if (!target.ok) return target;
    const change = annotationChange(annotation, input, target.value);
    if (change !== undefined) changes.push(change);
  }
  return ok(changes);
}

function annotationChange(
  annotation: AnnotationState,
  input: ParsedCallInput<"annotations.update">,
  target: Partial<Target>,
): Change | undefined {
  const { color, style, note, trashed } = input;
  // Writing the text that is already there settles a note that two devices had written at once.
  const settlesNote = note !== undefined && annotation.noteVersions.length > 1;
  const set: HighlightFields = {
    ...target,
    ...(color !== undefined && color !== annotation.color && { color }),
    ...(style !== undefined && style !== annotation.style && { style }),
    ...(note !== undefined && (settlesNote || note !== annotation.note) && { note: note || null }),
    ...(trashed !== undefined && trashed !== annotation.trashed && { trashed }),
  };
  const added = input.addTags.filter((tag) => !annotation.tags.includes(tag));
  const removed = input.removeTags.filter((tag) => annotation.tags.includes(tag));
  if (Object.keys(set).length + added.length + removed.length === 0) return undefined;
  return {
    kind: "highlight",
    id: annotation.annotationId,
    ...(Object.keys(set).length > 0 && { set }),
    ...(added.length > 0 && { add: { tags: added } }),
    ...(removed.length > 0 && { remove: { tags: removed } }),
  };
}

function groupByArticle(
  index: AppParts["index"],
  annotationIds: readonly AnnotationId[],
): Result<ReadonlyMap<ArticleId, readonly AnnotationId[]>, Failure> {
  const owners = new Map<ArticleId, AnnotationId[]>();
  for (const annotationId of annotationIds) {
    const articleId = index.articleOfAnnotation(annotationId);
    if (articleId === undefined)
      return fail({ code: "annotation-not-found", detail: annotationId });
    owners.set(articleId, [...(owners.get(articleId) ?? []), annotationId]);
  }
  return ok(owners);
}

async function readBack(
  { articles }: AppParts,
  owners: ReadonlyMap<ArticleId, readonly AnnotationId[]>,
): Promise<Result<{ annotations: Annotation[] }, Failure>> {
  const annotations: Annotation[] = [];
  for (const [articleId, ids] of owners) {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    for (const annotation of article.value.record.annotations) {
      if (ids.includes(annotation.annotationId))
        annotations.push(withAnchor(article.value, annotation));
    }
  }
  return ok({ annotations });
}

function candidateOf(
  { start, end }: Span,
  plainText: string,
): { start: number; end: number; context: string } {
  const context = plainText.slice(Math.max(0, start - CANDIDATE_CONTEXT), end + CANDIDATE_CONTEXT);
  return { start, end, context: context.replace(/\s+/gu, " ").trim() };
}

/** Where an annotation stands now, or last stood. */
function spanOf({ anchor, position }: Annotation): Span {
  return anchor.kind === "placed" || anchor.kind === "moved" ? anchor.span : position;
}
