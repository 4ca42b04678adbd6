import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Deed, Library } from "../library/library.ts";
import { deedsIn } from "./deeds.ts";
import type { DocumentCache } from "./document-cache.ts";
import { type OpenArticle, openArticle } from "./open-article.ts";

/** Reads articles from the files, writes operations to them, and keeps the index in step. */
export interface ArticleDesk {
  open(articleId: ArticleId): Promise<Result<OpenArticle, Failure>>;
  /** Appends, flushes, then brings the index up to date and tells the windows. */
  write(
    articleId: ArticleId,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<Result<OpenArticle, Failure>>;
  /** Notes where the reader is; windows that show the article need not read it again for that. */
  writePosition(change: Extract<Change, { kind: "position" }>): Promise<Result<void, Failure>>;
  /** The same for many articles, the index in one go. Stops at the first failure, keeping what was written. */
  writeAll(
    changes: ReadonlyMap<ArticleId, readonly Change[]>,
    deed: Deed,
    onWritten?: (done: number) => void,
  ): Promise<Result<number, Failure>>;
  /** Reads these articles again and puts them into the index; articles that are gone leave it. */
  refresh(articleIds: readonly ArticleId[]): Promise<void>;
}

export interface ArticleDeskParts {
  readonly library: Library;
  readonly append: Library["append"];
  readonly index: SearchIndex;
  readonly documents: DocumentCache;
  readonly onChanged: (articleIds: readonly ArticleId[]) => void;
  readonly onPositionChanged: (articleId: ArticleId) => void;
}

// Large enough that a transaction costs little, small enough that a first start shows articles soon.
const REFRESH_BATCH = 100;

export function createArticleDesk(parts: ArticleDeskParts): ArticleDesk {
  const { index, onChanged, onPositionChanged } = parts;
  const open = (articleId: ArticleId) => openArticle(parts, articleId);

  async function refresh(articleIds: readonly ArticleId[]): Promise<void> {
    for (let from = 0; from < articleIds.length; from += REFRESH_BATCH) {
      const batch = articleIds.slice(from, from + REFRESH_BATCH);
      const { opened, gone } = await readAgain(parts, batch);
      // Deeds first: whoever is killed in between finds the article stale at the next start, and puts both again.
      index.putDeeds(
        opened.flatMap(({ record, files }) => deedsIn(files.operations, [record.articleId])),
      );
      putIntoIndex(index, opened);
      if (gone.length > 0) index.remove(gone);
      if (opened.length + gone.length > 0) onChanged(batch);
    }
  }

  async function append(
    articleId: ArticleId,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<Result<OpenArticle, Failure>> {
    const written = await parts.append(articleId, changes, deed);
    if (!written.ok) return written;
    const article = await open(articleId);
    if (!article.ok) return article;
    index.putDeeds(deedsIn(written.value, [articleId]));
    putIntoIndex(index, [article.value]);
    return article;
  }

  return {
    open,
    refresh,
    async write(articleId, changes, deed) {
      const article = await append(articleId, changes, deed);
      if (article.ok) onChanged([articleId]);
      return article;
    },
    async writePosition(change) {
      const article = await append(change.id, [change], {});
      if (!article.ok) return article;
      onPositionChanged(change.id);
      return ok(undefined);
    },
    async writeAll(changes, deed, onWritten) {
      const written: ArticleId[] = [];
      let failure: Failure | undefined;
      for (const [articleId, list] of changes) {
        const result = await parts.append(articleId, list, deed);
        if (!result.ok) {
          failure = result.error;
          break;
        }
        written.push(articleId);
        onWritten?.(written.length);
      }
      await refresh(written);
      return failure === undefined ? ok(written.length) : { ok: false, error: failure };
    },
  };
}

/** @returns what is there, and the ids that the index must forget */
async function readAgain(
  parts: ArticleDeskParts,
  articleIds: readonly ArticleId[],
): Promise<{ opened: readonly OpenArticle[]; gone: readonly ArticleId[] }> {
  const opened: OpenArticle[] = [];
  const gone: ArticleId[] = [];
  for (const articleId of articleIds) {
    const article = await openArticle(parts, articleId);
    if (article.ok) opened.push(article.value);
    // Any other failure, or many articles missing at once: the library says so, and the index keeps what it knew.
    const isGone = article.ok
      ? // The same file was imported on another device as well: one article, which keeps the smaller id.
        article.value.record.articleId !== articleId
      : article.error.code === "article-not-found" && parts.library.readOnlyBecause === undefined;
    if (isGone) gone.push(articleId);
  }
  return { opened, gone };
}

function putIntoIndex(index: SearchIndex, articles: readonly OpenArticle[]): void {
  index.put(
    articles.map(({ record, document, anchors, files: { originals, folders, stamp } }) => ({
      record,
      anchors,
      plainText: document.plainText,
      originals,
      folders,
      stamp,
    })),
  );
}
