import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { ok, type Result } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";

type Parts = Pick<AppParts, "library" | "index" | "articles">;

/**
 * Removes text and files of an article of which the files say that it was deleted for good: whatever still waits to be written
 * removes nothing. Nor does anything while a part of it is out of sight, which may say that it came back: the next start looks again.
 * @param when  `just-now`: somebody here has just said so
 */
export async function removePurged(
  { library, articles }: Parts,
  articleId: ArticleId,
  when: "just-now" | "earlier",
): Promise<Result<void, Failure>> {
  const article = await articles.open(articleId);
  if (!article.ok) return article;
  const { record, files } = article.value;
  if (!record.purged || !files.isSeen) return ok(undefined);
  const ordered = when === "just-now" ? undefined : Date.parse(record.trashedAt ?? "");
  const removed = await library.purgeArticle(articleId, ordered);
  await articles.refresh([articleId]);
  return removed;
}

/** Finishes at a start what was interrupted, or was ordered on another device. */
export async function removeAllPurged(parts: Parts, signal: AbortSignal): Promise<void> {
  for (const articleId of parts.index.listPurged()) {
    if (signal.aborted || parts.library.readOnlyBecause !== undefined) return;
    // What cannot be removed now is tried again at the next start.
    await removePurged(parts, articleId, "earlier");
  }
}
