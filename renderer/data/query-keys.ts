import type { ArticleId, ContentHash } from "#core/identity/ids.js";

/** How cached answers are named. The first word decides which app event makes them stale. */
export const queryKeys = {
  overview: ["overview"],
  settings: ["settings"],
  statistics: ["statistics"],
  /** Which snapshots there are. */
  snapshots: ["snapshots"],
  /** What went wrong with the reader's files. */
  faults: ["faults"],
  /** What Repair took out of the library. */
  quarantine: ["quarantine"],
  /** What became of the files of the inbox folder. */
  inboxReport: ["inbox-report"],
  /** What was searched for. */
  searches: ["searches"],
  /** Every list and search of articles. */
  lists: ["lists"],
  /** Every list of annotations. */
  notebooks: ["notebooks"],
  articles: ["article"],
  /** Every version of an article, and what changed from one to another. */
  article: (articleId: ArticleId) => ["article", articleId],
  /** @param contentHash  undefined for the one that was open, else the one that opens */
  version: (articleId: ArticleId, contentHash: ContentHash | undefined) => [
    "article",
    articleId,
    "version",
    contentHash ?? "",
  ],
  difference: (articleId: ArticleId, from: ContentHash, to: ContentHash) => [
    "article",
    articleId,
    "difference",
    from,
    to,
  ],
} as const;
