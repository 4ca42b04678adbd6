import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Result } from "#core/result.js";
import type { OpenArticle } from "./open-article.ts";

/** As many as windows have open side by side. */
const MOST_REMEMBERED = 8;

type Open = (articleId: ArticleId) => Promise<Result<OpenArticle, Failure>>;

/**
 * Opens articles, and answers with what was last read of one while its files, or the whole library, cannot be read: what
 * somebody writes meanwhile can then still be taken, and kept until it can be saved. One that is gone is not remembered.
 */
export function rememberArticles(open: Open): Open {
  const remembered = new Map<ArticleId, OpenArticle>();
  return async (articleId) => {
    const article = await open(articleId);
    const before = remembered.get(articleId);
    // Moved to the end: a Map remembers the order of insertion.
    remembered.delete(articleId);
    if (!article.ok && article.error.code === "article-not-found") return article;
    const latest = article.ok ? article.value : before;
    if (latest === undefined) return article;
    remembered.set(articleId, latest);
    for (const oldest of remembered.keys()) {
      if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
    }
    return { ok: true, value: latest };
  };
}
