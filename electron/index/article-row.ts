import type { ArticleRecord } from "#core/article/article-record.js";
import { keptLeadImage } from "#core/article/asset.js";
import { type SqlRow, textIn } from "./database.ts";
import type { ArticleRow } from "./rows.ts";
import { openSealedRecord } from "./sealed-text.ts";

/** As many as a list shows before it says "and more". */
const MOST_COLORS = 8;

/** What a deed on very many articles changes of a row, without writing the row. */
export type LaterMarks = Partial<
  Pick<ArticleRow, "state" | "trashed" | "trashedAt" | "tags" | "modified" | "finishedAt">
>;

/** Stands for nothing changed. */
export const NOTHING_LATER = "";

/** @param row  with the columns `row` and `later` of `article` */
export function storedArticleRow(row: SqlRow): ArticleRow {
  // Sealed by `putArticles`, which makes it with `articleRow`.
  const written = openSealedRecord(textIn(row, "row")) as ArticleRow;
  const later = textIn(row, "later");
  return later === NOTHING_LATER ? written : { ...written, ...laterMarks(later) };
}

/** @param later  as the column of `article` has it */
export function laterMarks(later: string): LaterMarks {
  // Sealed by `changeStandings`.
  return later === NOTHING_LATER ? {} : (openSealedRecord(later) as LaterMarks);
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
