import type { ArticleId } from "#core/identity/ids.js";
import { foldForSearch, foldName } from "#core/text/fold-for-search.js";
import { articleRow } from "./article-row.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import type { IndexedArticle } from "./indexed-article.ts";
import { putAnnotations, removeAnnotations } from "./put-annotations.ts";
import { sealRecord, sealText } from "./sealed-text.ts";

/** Brings the tables in step with these articles, in one transaction; what has not changed is not written again. */
export function putArticles(database: Database, articles: readonly IndexedArticle[]): void {
  if (articles.length === 0) return;
  database.write(() => {
    for (const article of articles) putArticle(database, article);
  });
}

/** Articles that are not there are passed over. */
export function removeArticles(database: Database, articleIds: readonly ArticleId[]): void {
  if (articleIds.length === 0) return;
  database.write(() => {
    for (const articleId of articleIds) {
      const row = database.first("SELECT number FROM article WHERE id = ?", articleId);
      if (row !== undefined) removeArticle(database, numberIn(row, "number"));
    }
  });
}

function putArticle(database: Database, article: IndexedArticle): void {
  const { record } = article;
  const worded = JSON.stringify([record.title, record.current.byline, record.current.textHash]);
  const known = database.first("SELECT number, worded FROM article WHERE id = ?", record.articleId);
  const number = writeRow(database, article, worded);
  if (known === undefined || textIn(known, "worded") !== worded)
    writeWords(database, number, article);
  writeNames(database, number, article);
  putAnnotations(database, number, article);
}

const PUT_ROW = `
INSERT INTO article
  (id, stamp, worded, state, trashed, added, modified, words, sort_title, site, language, row)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  stamp = excluded.stamp, worded = excluded.worded, state = excluded.state, trashed = excluded.trashed,
  added = excluded.added, modified = excluded.modified, words = excluded.words,
  sort_title = excluded.sort_title, site = excluded.site, language = excluded.language, row = excluded.row
RETURNING number`;

/** @returns the article's number, which it keeps as long as it is in the index */
function writeRow(database: Database, { record, stamp }: IndexedArticle, worded: string): number {
  const row = articleRow(record);
  const written = database.first(
    PUT_ROW,
    row.articleId,
    stamp,
    worded,
    row.state,
    Number(row.trashed),
    row.added,
    row.modified,
    row.words,
    foldName(row.title),
    foldName(`${row.site ?? ""} ${hostOf(row.url)}`),
    (row.language ?? "").toLowerCase(),
    sealRecord(row),
  );
  if (written === undefined) throw new Error("an insert with RETURNING gives its row");
  return numberIn(written, "number");
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : "";
}

function writeWords(
  database: Database,
  number: number,
  { record, plainText }: IndexedArticle,
): void {
  database.run(
    "INSERT OR REPLACE INTO article_text (number, text) VALUES (?, ?)",
    number,
    sealText(plainText),
  );
  database.run(
    "INSERT OR REPLACE INTO article_words (rowid, title, byline, body) VALUES (?, ?, ?, ?)",
    number,
    foldForSearch(record.title),
    foldForSearch(record.current.byline ?? ""),
    foldForSearch(plainText),
  );
}

function writeNames(
  database: Database,
  number: number,
  { record, originals, folders = [] }: IndexedArticle,
): void {
  removeNames(database, number);
  for (const hash of originals) {
    database.run(
      "INSERT OR IGNORE INTO article_original (hash, article) VALUES (?, ?)",
      hash,
      number,
    );
  }
  for (const name of folders) {
    database.run(
      "INSERT OR IGNORE INTO article_folder (name, article) VALUES (?, ?)",
      name,
      number,
    );
  }
  for (const tag of record.tags) {
    database.run(
      "INSERT OR IGNORE INTO article_tag (article, tag, name) VALUES (?, ?, ?)",
      number,
      JSON.stringify(tag),
      foldName(tag),
    );
  }
}

function removeNames(database: Database, number: number): void {
  database.run("DELETE FROM article_original WHERE article = ?", number);
  database.run("DELETE FROM article_folder WHERE article = ?", number);
  database.run("DELETE FROM article_tag WHERE article = ?", number);
}

function removeArticle(database: Database, number: number): void {
  removeAnnotations(database, number);
  removeNames(database, number);
  database.run("DELETE FROM article_words WHERE rowid = ?", number);
  database.run("DELETE FROM article_text WHERE number = ?", number);
  database.run("DELETE FROM article WHERE number = ?", number);
}
