import type { ArticleId } from "#core/identity/ids.js";

/** How cached answers are named. The first word decides which app event makes them stale. */
export const queryKeys = {
  overview: ["overview"],
  settings: ["settings"],
  /** What became of the files of the inbox folder. */
  inboxReport: ["inbox-report"],
  /** Every list and search of articles. */
  lists: ["lists"],
  /** Every list of annotations. */
  notebooks: ["notebooks"],
  articles: ["article"],
  article: (articleId: ArticleId) => ["article", articleId],
} as const;
