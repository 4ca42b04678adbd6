import { bandsOf, signatureOfWords } from "#core/resemblance/signature.js";
import type { ArticleId } from "#core/identity/ids.js";
import { type Database, numberIn, textIn } from "./database.ts";
import { storedParagraphs } from "./paragraphs.ts";
import { isFilled, isListing } from "./schema.ts";
import type { Pairs } from "./sort-pairs.ts";

/** @param numbers  of the words of a text; see `numberWords`. @returns what it is listed under; see `bandsOf` */
export function bandsOfWords(numbers: readonly number[]): readonly number[] {
  const signature = signatureOfWords(numbers);
  return signature === undefined ? [] : bandsOf(signature);
}

/** Lists an article by its bands, which the index has been filled for. */
export function listBands(database: Database, number: number, bands: readonly number[]): void {
  for (const band of bands) {
    database.run("INSERT OR IGNORE INTO article_band (band, article) VALUES (?, ?)", band, number);
  }
}

/** Takes an article off the list; before its text changes. */
export function unlistBands(database: Database, number: number): void {
  for (const band of storedParagraphs(database, number).bands) {
    database.run("DELETE FROM article_band WHERE band = ? AND article = ?", band, number);
  }
}

/** With more in one statement it gets no faster. */
const LISTED_AT_ONCE = 100;

/** @param pairs  band and article, in the order of the table; those that are listed already may be among them */
export function listBandPairs(database: Database, { firsts, seconds }: Pairs): void {
  for (let from = 0; from < firsts.length; from += LISTED_AT_ONCE) {
    const values: number[] = [];
    for (let at = from; at < Math.min(from + LISTED_AT_ONCE, firsts.length); at += 1) {
      values.push(firsts[at] ?? 0, seconds[at] ?? 0);
    }
    const rows = Array.from({ length: values.length / 2 }, () => "(?, ?)").join(", ");
    // A text may have one number in two of its bands.
    database.run(`INSERT OR IGNORE INTO article_band (band, article) VALUES ${rows}`, ...values);
  }
}

/** Takes articles off the list, whatever they were listed by. Cost: reads the whole list. */
export function unlistAllBandsOf(database: Database, numbers: readonly number[]): void {
  database.run(
    "DELETE FROM article_band WHERE article IN (SELECT value FROM json_each(?))",
    JSON.stringify(numbers),
  );
}

/** What so many articles have in common is a publisher's, and says nothing of any two of them. */
const MOST_IN_A_BAND = 500;
/** Candidates are compared word by word; those that resemble most come first. */
const MOST_CANDIDATES = 8;

/**
 * @returns articles outside the trash whose text may be much like that of an article, likely ones first; nothing while the
 * index is being filled. Cost: a few pages of the index, however many articles there are.
 */
export function findResembling(database: Database, articleId: ArticleId): ArticleId[] {
  if (!isFilled(database)) return [];
  const article = database.first("SELECT number FROM article WHERE id = ?", articleId);
  if (article === undefined) return [];
  const number = numberIn(article, "number");
  const { bands } = storedParagraphs(database, number);
  // Cross joins keep their order: from the few bands to their articles, never through all articles.
  const rows = database.all(
    `SELECT a.id AS id FROM json_each(?1) AS own
     CROSS JOIN article_band l ON l.band = own.value CROSS JOIN article a ON a.number = l.article
     WHERE a.trashed = 0 AND a.number <> ?2 AND (
       SELECT count(*) FROM (SELECT 1 FROM article_band o WHERE o.band = own.value LIMIT ?3)
     ) < ?3
     GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT ?4`,
    JSON.stringify(bands),
    number,
    MOST_IN_A_BAND,
    MOST_CANDIDATES,
  );
  // Ids were parsed when their files were read.
  return rows.map((row) => textIn(row, "id") as ArticleId);
}

/** @throws when the list is not that of the articles */
export function checkBands(database: Database): void {
  // What is listed then is not yet the whole.
  if (isListing(database)) return;
  let listed = 0;
  if (isFilled(database)) {
    for (const row of database.all("SELECT number FROM article_paragraphs")) {
      const number = numberIn(row, "number");
      const bands = new Set(storedParagraphs(database, number).bands);
      listed += bands.size;
      for (const band of bands) {
        const sql = "SELECT 1 FROM article_band WHERE band = ? AND article = ?";
        if (database.first(sql, band, number) === undefined) complain();
      }
    }
  }
  const row = database.first("SELECT count(*) AS count FROM article_band");
  if (row?.["count"] !== listed) complain();
}

function complain(): never {
  throw new Error("the list of what articles resemble is not that of the articles");
}
