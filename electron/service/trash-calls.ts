import type { CallOutput } from "#contract/calls.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { DAY_MS, TRASH_DAYS } from "#core/trash/trash-days.js";
import type { AppParts } from "./app-parts.ts";
import type { CallContext, Handlers } from "./handlers.ts";
import { createNotWrittenList } from "./not-written.ts";
import { ownersOf } from "./owners-of.ts";
import { removePurged } from "./remove-purged.ts";

export type TrashCalls = Pick<Handlers, "trash.old" | "trash.purge">;

/** What is deleted for good, always because somebody says so. */
export function trashCalls(parts: AppParts): TrashCalls {
  return {
    "trash.old": async (_input, { signal }) =>
      ok(await parts.index.ask("listTrash", Date.now() - TRASH_DAYS * DAY_MS, signal)),

    async "trash.purge"({ articleIds, annotationIds }, context) {
      const highlights = await purgeHighlights(parts, annotationIds);
      if (!highlights.ok) return highlights;
      const articles = await purgeArticles(parts, articleIds, context);
      if (!articles.ok) return articles;
      return ok({ ...highlights.value, purged: highlights.value.purged + articles.value });
    },
  };
}

/** Nothing of them is removed from the files, and so it can be undone. */
async function purgeHighlights(
  parts: AppParts,
  annotationIds: readonly AnnotationId[],
): Promise<Result<CallOutput<"trash.purge">, Failure>> {
  const owners = ownersOf(parts.index, annotationIds);
  if (!owners.ok) return owners;
  const changes = new Map<ArticleId, readonly Change[]>();
  for (const [articleId, ids] of owners.value) {
    const article = await parts.articles.open(articleId);
    if (!article.ok) return article;
    const wanted = new Set(ids);
    const list = article.value.record.annotations
      .filter((one) => wanted.has(one.annotationId) && one.trashed && !one.purged)
      .map(({ annotationId: id }): Change => ({ kind: "highlight", id, set: PURGED }));
    if (list.length > 0) changes.set(articleId, list);
  }
  let purged = 0;
  const notWritten = createNotWrittenList(parts.index);
  const deed = { action: parts.newId.action() };
  const written = await parts.articles.writeAll(changes, deed, {
    keepsRest: true,
    onWritten(_done, articleId) {
      purged += changes.get(articleId)?.length ?? 0;
    },
    onRefused: notWritten.add,
  });
  if (!written.ok) return written;
  if (notWritten.failure !== undefined && purged === 0) return fail(notWritten.failure);
  return ok({ purged, ...notWritten.told() });
}

/** One after the other, so that a cancelled deletion has deleted some of them whole and the rest not at all. */
async function purgeArticles(
  parts: AppParts,
  articleIds: readonly ArticleId[],
  { signal, onProgress }: CallContext,
): Promise<Result<number, Failure>> {
  let purged = 0;
  for (const [number, articleId] of articleIds.entries()) {
    if (signal.aborted) return fail({ code: "cancelled" });
    const article = await parts.articles.open(articleId);
    if (!article.ok) return article;
    const { record } = article.value;
    onProgress({ done: number, total: articleIds.length, current: record.title });
    if (!record.trashed || record.purged) continue;
    // No deed: an undo could not bring the text back.
    const change: Change = { kind: "article", id: record.articleId, set: PURGED };
    const written = await parts.articles.write(record.articleId, [change], {});
    if (!written.ok) return written;
    const removed = await removePurged(parts, record.articleId, "just-now");
    if (!removed.ok) return removed;
    purged += 1;
  }
  return ok(purged);
}

const PURGED = { trashed: true, purged: true } as const;
