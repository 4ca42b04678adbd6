import { MOST_COMPARED } from "#core/boilerplate/recurrence.js";
import { bytesIn, type Database, numberIn, type SqlRow } from "./database.ts";
import {
  NO_PARAGRAPHS,
  type PackedDocument,
  packParagraphs,
  unpackHashes,
  unpackParagraphs,
} from "./packed-paragraphs.ts";
import type { TextHash } from "#core/identity/ids.js";
import { isFilled, isListing } from "./schema.ts";
import type { Pairs } from "./sort-pairs.ts";

/** The first 48 bits of a text's hash: a whole number in JavaScript and in SQLite. */
const LIKENESS_DIGITS = 12;

/** Stores what a text has in common with others, beside it. It is not listed by that, and nothing of it is folded. */
export function writeParagraphs(
  database: Database,
  number: number,
  document: PackedDocument,
  textHash: TextHash,
): void {
  database.run(
    "INSERT OR REPLACE INTO article_paragraphs (number, likeness, paragraphs) VALUES (?, ?, ?)",
    number,
    // Equal for articles of equal text, which count once.
    Number.parseInt(textHash.slice(0, LIKENESS_DIGITS), 16),
    packParagraphs(document),
  );
}

export function removeParagraphs(database: Database, number: number): void {
  database.run("DELETE FROM article_paragraphs WHERE number = ?", number);
}

/** The paragraphs of an article, by its number; none for one that is not there. */
export function storedParagraphs(database: Database, number: number): PackedDocument {
  const row = database.first("SELECT paragraphs FROM article_paragraphs WHERE number = ?", number);
  return row === undefined ? NO_PARAGRAPHS : unpackParagraphs(bytesIn(row, "paragraphs"));
}

/**
 * Lists the paragraphs of an article that was written. While the index is being filled nothing is listed: hashes come in no
 * order, and one by one would change most pages of the table with every batch.
 * @returns their hashes; none for an article in the trash, which counts for nothing
 */
export function listParagraphs(database: Database, number: number): readonly number[] {
  return change(database, number, "INSERT OR IGNORE INTO paragraph VALUES (?, ?, ?)");
}

/**
 * Takes the paragraphs of an article off the list; before its text, or its place in the trash, changes.
 * @returns their hashes
 */
export function unlistParagraphs(database: Database, number: number): readonly number[] {
  return change(database, number, UNLIST);
}

const UNLIST = "DELETE FROM paragraph WHERE hash = ? AND likeness = ? AND article = ?";

/**
 * Lists the paragraphs of an article that came back from the trash while nobody looked, or takes those of one that went there off the
 * list.
 * @returns their hashes; none for an article whose list is as it should be
 */
export function settleParagraphs(database: Database, number: number): readonly number[] {
  const [unsettled] = database.all("SELECT 1 FROM unsettled WHERE number = ?", number);
  if (unsettled === undefined) return [];
  database.run("DELETE FROM unsettled WHERE number = ?", number);
  const listed = listParagraphs(database, number);
  return listed.length > 0 ? listed : change(database, number, UNLIST, EVERY);
}

function change(
  database: Database,
  number: number,
  sql: string,
  among = VISIBLE,
): readonly number[] {
  const row = database.first(`${among} AND number = ?`, number);
  if (row === undefined) return [];
  const hashes = hashesIn(row);
  for (const hash of hashes) database.run(sql, hash, numberIn(row, "likeness"), number);
  return hashes;
}

const EVERY = "SELECT number, likeness, paragraphs FROM article_paragraphs WHERE true";
/** What is to be listed: nothing of articles in the trash. */
const VISIBLE = `${EVERY} AND number NOT IN (SELECT number FROM article WHERE trashed <> 0)`;
/** What is listed: that of articles that turned since is still as it was. */
const LISTED = `${EVERY} AND (number IN (SELECT number FROM article WHERE trashed <> 0)) =
  (number IN (SELECT number FROM unsettled))`;

function hashesIn(row: SqlRow): readonly number[] {
  return unpackHashes(bytesIn(row, "paragraphs"));
}

/** With more in one statement it gets no faster. */
const LISTED_AT_ONCE = 100;

/** @param all  in the order of the table; those that are listed already may be among them */
export function insertParagraphs(database: Database, all: readonly ListedParagraph[]): void {
  for (let from = 0; from < all.length; from += LISTED_AT_ONCE) {
    const some = all.slice(from, from + LISTED_AT_ONCE);
    const rows = some.map(() => "(?, ?, ?)").join(", ");
    database.run(`INSERT OR IGNORE INTO paragraph VALUES ${rows}`, ...some.flat());
  }
}

/** Takes articles off the list, whatever they were listed by. @returns the hashes of that. Cost: reads the whole list */
export function unlistAllParagraphsOf(
  database: Database,
  numbers: readonly number[],
): readonly number[] {
  const those = "article IN (SELECT value FROM json_each(?))";
  const json = JSON.stringify(numbers);
  const rows = database.all(`SELECT DISTINCT hash FROM paragraph WHERE ${those}`, json);
  database.run(`DELETE FROM paragraph WHERE ${those}`, json);
  return rows.map((row) => numberIn(row, "hash"));
}

/** Hash, likeness, number of the article. */
export type ListedParagraph = readonly [hash: number, likeness: number, article: number];

/** What is left of a hash of 53 bits in 32. */
const LOWER_BITS = 2 ** 21;

/** What is to be listed of very many articles, each part in a list of its own: so many small arrays would take half a second to clear away. */
export interface ParagraphLists {
  readonly hashes: number[];
  readonly likenesses: number[];
  readonly articles: number[];
}

/** By these they are put in order, but for the few that differ in the lower bits of their hash alone. */
export function upperBitsOf(hash: number): number {
  return Math.floor(hash / LOWER_BITS);
}

/** @returns of each its upper bits, and its place in the lists */
export function pairsOf({ hashes }: ParagraphLists): Pairs {
  const firsts = new Uint32Array(hashes.length);
  const seconds = new Uint32Array(hashes.length);
  for (let at = 0; at < hashes.length; at += 1) {
    firsts[at] = upperBitsOf(hashes[at] ?? 0);
    seconds[at] = at;
  }
  return { firsts, seconds };
}

/** @param places  of all that have some upper bits. @returns these in the order of the table */
export function paragraphsAt(
  { hashes, likenesses, articles }: ParagraphLists,
  places: Uint32Array,
): readonly ListedParagraph[] {
  return Array.from(places, (at): ListedParagraph => [
    hashes[at] ?? 0,
    likenesses[at] ?? 0,
    articles[at] ?? 0,
  ]).toSorted(inOrderOfTable);
}

function inOrderOfTable(one: ListedParagraph, other: ListedParagraph): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** @param sorted  in the order of the table. @returns hashes of those that stand in several different texts */
export function inSeveralTexts(sorted: readonly ListedParagraph[]): readonly number[] {
  const hashes = new Set<number>();
  for (const [at, [hash, likeness]] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before?.[0] === hash && before[1] !== likeness) hashes.add(hash);
  }
  return [...hashes];
}

/** What `paragraph` holds when it is as it should be, in its order. */
function allParagraphs(database: Database): readonly ListedParagraph[] {
  return database
    .all(LISTED)
    .flatMap((row) =>
      hashesIn(row).map((hash): ListedParagraph => [
        hash,
        numberIn(row, "likeness"),
        numberIn(row, "number"),
      ]),
    )
    .toSorted(inOrderOfTable);
}

/** @returns in how many articles each of these paragraphs stands, by hash; only those that stand in several */
export function countRecurrences(
  database: Database,
  hashes: readonly number[],
): ReadonlyMap<number, number> {
  if (!isFilled(database)) return new Map();
  const rows = database.all(
    `SELECT hash, count(DISTINCT likeness) AS articles FROM paragraph
     WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY hash HAVING articles > 1`,
    JSON.stringify(hashes),
  );
  return new Map(rows.map((row) => [numberIn(row, "hash"), numberIn(row, "articles")]));
}

/** @returns numbers of articles with the paragraph, one for each text; one more than are compared is enough */
export function holdersOf(database: Database, hash: number): readonly number[] {
  return database
    .all(
      `SELECT min(article) AS article FROM paragraph WHERE hash = ?
       GROUP BY likeness ORDER BY likeness LIMIT ${MOST_COMPARED + 1}`,
      hash,
    )
    .map((row) => numberIn(row, "article"));
}

/** @returns numbers of all articles with any of these paragraphs */
export function allHoldersOf(database: Database, hashes: readonly number[]): readonly number[] {
  return database
    .all(
      "SELECT DISTINCT article FROM paragraph WHERE hash IN (SELECT value FROM json_each(?))",
      JSON.stringify(hashes),
    )
    .map((row) => numberIn(row, "article"));
}

/** @returns in how many articles each of these paragraphs stands, by hash; those of equal text count once */
export function countArticles(
  database: Database,
  hashes: readonly number[],
): ReadonlyMap<number, number> {
  const rows = database.all(
    `SELECT hash, count(DISTINCT likeness) AS articles FROM paragraph
     WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY hash`,
    JSON.stringify(hashes),
  );
  return new Map(rows.map((row) => [numberIn(row, "hash"), numberIn(row, "articles")]));
}

/** @returns hashes of the paragraphs that stand in several different texts */
export function paragraphsInSeveral(database: Database): readonly number[] {
  return database
    .all(
      "SELECT hash FROM paragraph GROUP BY hash HAVING count(DISTINCT likeness) > 1 ORDER BY hash",
    )
    .map((row) => numberIn(row, "hash"));
}

/** @param isListed  whether the index has been filled. @throws when the list is not that of the articles */
export function checkParagraphs(database: Database, { isListed }: { isListed: boolean }): void {
  // What is listed then is not yet the whole.
  if (isListing(database)) return;
  const expected = isListed ? allParagraphs(database) : [];
  const listed = database.all("SELECT * FROM paragraph ORDER BY hash, likeness, article");
  const isSame =
    listed.length === expected.length &&
    listed.every((row, at) => {
      const [hash, likeness, article] = expected[at] ?? [];
      return row["hash"] === hash && row["likeness"] === likeness && row["article"] === article;
    });
  if (!isSame) throw new Error("the list of paragraphs is not that of the articles");
}
