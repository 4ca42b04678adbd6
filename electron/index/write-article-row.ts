import type { Database } from "./database.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import type { ArticleRow } from "./rows.ts";
import { sealRecord } from "./sealed-text.ts";
import { articleColumns } from "./sort-columns.ts";

const PUT_ROW = `
INSERT OR REPLACE INTO article
  (number, id, stamp, heads, state, trashed, trashedAt, added, modified, published, publishedUntil,
  words, allWords, finished, readAt, readShare, sortTitle, site, language)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** @returns its number: the known one, or a new one for null */
export function writeArticleRow(
  database: Database,
  number: number | null,
  { record, stamp, originals, folders = [], heads = [] }: IndexedArticle,
  { row, textHash }: { readonly row: ArticleRow; readonly textHash: string },
): number {
  const columns = articleColumns(row);
  const { state, trashed, trashedAt, added, modified, published, publishedUntil } = columns;
  const written = database.run(
    PUT_ROW,
    number,
    row.articleId,
    stamp,
    JSON.stringify(heads),
    state,
    trashed,
    trashedAt,
    added,
    modified,
    published,
    publishedUntil,
    columns.words,
    record.current.words,
    columns.finished,
    columns.readAt,
    columns.readShare,
    columns.sortTitle,
    columns.site,
    columns.language,
  );
  database.run(
    "INSERT OR REPLACE INTO article_row (number, textHash, originals, folders, row) VALUES (?, ?, ?, ?, ?)",
    written,
    textHash,
    JSON.stringify(originals),
    JSON.stringify(folders),
    sealRecord(row),
  );
  return written;
}
