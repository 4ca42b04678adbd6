import type { ArticleRecord } from "#core/article/article-record.js";
import { keptLeadImage } from "#core/article/asset.js";
import { type SqlRow, textIn } from "./database.ts";
import type { ArticleRow } from "./rows.ts";
import { openSealedRecord } from "./sealed-text.ts";

/** As many as a list shows before it says "and more". */
const MOST_COLORS = 8;

/** @param row  with the column `row` of `article` */
export function storedArticleRow(row: SqlRow): ArticleRow {
  // Sealed by `putArticles`, which makes it with `articleRow`.
  return openSealedRecord(textIn(row, "row")) as ArticleRow;
}

/** @param words  those that are left to read; see `ownWords` */
export function articleRow(record: ArticleRecord, words: number): ArticleRow {
  const { current } = record;
  const highlights = record.annotations.filter((annotation) => !annotation.trashed);
  return {
    articleId: record.articleId,
    title: record.title,
    byline: current.byline,
    site: current.site,
    url: current.url,
    language: current.language,
    direction: current.direction,
    excerpt: current.excerpt,
    words,
    state: record.state,
    trashed: record.trashed,
    trashedAt: record.trashedAt,
    purged: record.purged,
    tags: [...record.tags],
    progress: record.position?.progress ?? 0,
    highlights: highlights.length,
    colors: highlights.slice(0, MOST_COLORS).map((annotation) => annotation.color),
    added: record.created,
    modified: record.modified,
    finishedAt: record.finishedAt,
    lastReadAt: record.lastReadAt,
    published: current.published,
    leadImage: keptLeadImage(current),
  };
}
