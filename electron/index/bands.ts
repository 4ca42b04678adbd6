import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { WordNumbers } from "#core/text/word-numbers.js";
import { bandsOf, signatureOfWords } from "#core/resemblance/signature.js";
import { bytesIn, type Database, numberIn, textIn } from "./database.ts";
import {
  addEntry,
  appendEntries,
  entriesOf,
  holdsOnly,
  type PackedList,
  removeEntriesOf,
  removeEntry,
} from "./packed-list.ts";
import { unpackBands } from "./packed-paragraphs.ts";
import { storedParagraphs } from "./paragraphs.ts";
import { isFilled, isListing } from "./schema.ts";
import { type Pairs, sortPairs } from "./sort-pairs.ts";

/** @param numbers  of the words of a text; see `numberWords`. @returns what it is listed under; see `bandsOf` */
export function bandsOfWords(numbers: Readonly<WordNumbers>): readonly number[] {
  const signature = signatureOfWords(numbers);
  return signature === undefined ? [] : bandsOf(signature);
}

/** Band and article. */
const LIST: PackedList = { table: "article_band", width: 2 };

/** Lists an article by its bands, which the index has been filled for. */
export function listBands(database: Database, number: number, bands: readonly number[]): void {
  for (const band of bands) addEntry(database, LIST, [band, number]);
}

/** Takes an article off the list; before its text changes. */
export function unlistBands(database: Database, number: number): void {
  for (const band of storedParagraphs(database, number).bands) {
    removeEntry(database, LIST, [band, number]);
  }
}

/** @param pairs  band and article, those of an article one after the other. @returns each once, in the order of the list, one after the other */
export function packBands({ firsts, seconds }: Pairs): Uint32Array {
  const sorted = new Uint32Array(firsts.length * LIST.width);
  let end = 0;
  for (let at = 0; at < firsts.length; at += 1) {
    const band = firsts[at] ?? 0;
    const article = seconds[at] ?? 0;
    // A text may have one number in two of its bands.
    if (end > 0 && sorted[end - 2] === band && sorted[end - 1] === article) continue;
    sorted[end] = band;
    sorted[end + 1] = article;
    end += LIST.width;
  }
  return sorted.slice(0, end);
}

/** With more in one step others wait. */
const LISTED_AT_ONCE = 40_000 * LIST.width;

/**
 * @param sorted  see `packBands`; those that are listed already may be among them
 * @param from  where among these to begin. @returns where to go on; undefined at the end
 */
export function listSomeBands(
  database: Database,
  sorted: Uint32Array,
  from: number,
): number | undefined {
  const end = from + LISTED_AT_ONCE;
  appendEntries(database, LIST, sorted.subarray(from, end));
  return end < sorted.length ? end : undefined;
}

/** Takes articles off the list, whatever they were listed by. Cost: reads the whole list. */
export function unlistAllBandsOf(database: Database, numbers: readonly number[]): void {
  removeEntriesOf(database, LIST, new Set(numbers));
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
  const shared = new Map<number, number>();
  for (const band of storedParagraphs(database, number).bands) {
    for (const other of articlesIn(database, band)) {
      shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  shared.delete(number);
  const rows = database.all(
    "SELECT number, id FROM article WHERE trashed = 0 AND number IN (SELECT value FROM json_each(?))",
    JSON.stringify([...shared.keys()]),
  );
  // Ids were parsed when their files were read.
  return rows
    .map((row) => ({
      id: textIn(row, "id") as ArticleId,
      bands: shared.get(numberIn(row, "number")) ?? 0,
    }))
    .toSorted((a, b) => b.bands - a.bands || compareText(a.id, b.id))
    .slice(0, MOST_CANDIDATES)
    .map(({ id }) => id);
}

/** @returns nothing for a band that says nothing */
function articlesIn(database: Database, band: number): readonly number[] {
  const articles: number[] = [];
  for (const [, article = 0] of entriesOf(database, LIST, [band])) {
    articles.push(article);
    if (articles.length >= MOST_IN_A_BAND) return [];
  }
  return articles;
}

/** @throws when the list is not that of the articles */
export function checkBands(database: Database): void {
  // What is listed then is not yet the whole.
  if (isListing(database)) return;
  const bands: number[] = [];
  const banded: number[] = [];
  if (isFilled(database)) {
    for (const row of database.all(
      "SELECT number, paragraphs FROM article_paragraphs ORDER BY number",
    )) {
      for (const band of unpackBands(bytesIn(row, "paragraphs"))) {
        bands.push(band);
        banded.push(numberIn(row, "number"));
      }
    }
  }
  const pairs = { firsts: Uint32Array.from(bands), seconds: Uint32Array.from(banded) };
  if (!holdsOnly(database, LIST, packBands(sortPairs(pairs)))) {
    throw new Error("the list of what articles resemble is not that of the articles");
  }
}
