import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { ok, type Result } from "#core/result.js";
import type { OpenArticle } from "./open-article.ts";

/** As many as windows have open side by side. */
const MOST_REMEMBERED = 8;

type Open = (articleId: ArticleId) => Promise<Result<OpenArticle, Failure>>;

/**
 * Opens articles, and answers with what was last read of one that cannot be read while nothing can be written either, because
 * the library is out of sight: so what somebody types into it can still be taken, and kept until it can be saved.
 */
export function rememberArticles(open: Open, isReadOnly: () => boolean): Open {
  const remembered = new Map<ArticleId, OpenArticle>();
  return async (articleId) => {
    const article = await open(articleId);
    const before = remembered.get(articleId);
    // Moved to the end: a Map remembers the order of insertion.
    remembered.delete(articleId);
    const latest = article.ok ? article.value : isReadOnly() ? before : undefined;
    if (latest === undefined) return article;
    remembered.set(articleId, latest);
    for (const oldest of remembered.keys()) {
      if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
    }
    return ok(latest);
  };
}
