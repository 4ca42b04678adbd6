import { MOST_COMPARED } from "#core/boilerplate/recurrence.js";
import { bytesIn, type Database, numberIn, type SqlRow } from "./database.ts";
import {
  addEntry,
  appendEntries,
  entriesOf,
  type Entry,
  holdsOnly,
  allEntries,
  type PackedList,
  removeEntriesOf,
  removeEntry,
} from "./packed-list.ts";
import {
  NO_PARAGRAPHS,
  type PackedDocument,
  packParagraphs,
  unpackHashes,
  unpackParagraphs,
} from "./packed-paragraphs.ts";
import type { TextHash } from "#core/identity/ids.js";
import { isFilled, isListing } from "./schema.ts";
import { type Pairs, sortPairs } from "./sort-pairs.ts";

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

/** Upper and lower half of the hash, the same of the likeness, article. */
const LIST: PackedList = { table: "paragraph", width: 5 };
const HALF = 2 ** 32;

function halvesOf(number: number): readonly [upper: number, lower: number] {
  return [Math.floor(number / HALF), number >>> 0];
}

function entryOf(hash: number, likeness: number, article: number): Entry {
  return [...halvesOf(hash), ...halvesOf(likeness), article];
}

/**
 * Lists the paragraphs of an article that was written. While the index is being filled nothing is listed: hashes come in no
 * order, and one by one would change most pages of the table with every batch.
 * @returns their hashes; none for an article in the trash, which counts for nothing
 */
export function listParagraphs(database: Database, number: number): readonly number[] {
  return change(database, number, addEntry);
}

/**
 * Takes the paragraphs of an article off the list; before its text, or its place in the trash, changes.
 * @returns their hashes
 */
export function unlistParagraphs(database: Database, number: number): readonly number[] {
  return change(database, number, removeEntry);
}

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
  return listed.length > 0 ? listed : change(database, number, removeEntry, EVERY);
}

function change(
  database: Database,
  number: number,
  how: typeof addEntry,
  among = VISIBLE,
): readonly number[] {
  const row = database.first(`${among} AND number = ?`, number);
  if (row === undefined) return [];
  const hashes = hashesIn(row);
  const likeness = numberIn(row, "likeness");
  for (const hash of hashes) how(database, LIST, entryOf(hash, likeness, number));
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

/** Takes articles off the list, whatever they were listed by. @returns the hashes of that. Cost: reads the whole list */
export function unlistAllParagraphsOf(
  database: Database,
  numbers: readonly number[],
): ReadonlySet<number> {
  const removed = removeEntriesOf(database, LIST, new Set(numbers));
  return new Set(removed.map((entry) => hashAt(entry, 0)));
}

/** Paragraphs of articles, in parallel lists: there are very many of them. */
export interface ReadParagraphs {
  readonly hashes: number[];
  readonly likenesses: number[];
  readonly articles: number[];
}

/** What is left of a hash of 53 bits in 32. */
const LOWER_BITS = 2 ** 21;

/**
 * By these they are put in order, but for the few that differ in the lower bits of their hash alone.
 * @returns the upper bits of the hash of each, and its place
 */
export function pairsOf({ hashes }: ReadParagraphs): Pairs {
  return {
    firsts: Uint32Array.from(hashes, (hash) => Math.floor(hash / LOWER_BITS)),
    seconds: Uint32Array.from(hashes.keys()),
  };
}

/** @param pairs  see `pairsOf`, sorted. @returns one paragraph after the other in the order of the list */
export function packParagraphList(
  { hashes, likenesses, articles }: ReadParagraphs,
  { firsts, seconds: order }: Pairs,
): Uint32Array {
  const inOrder = (one: number, other: number): number =>
    (hashes[one] ?? 0) - (hashes[other] ?? 0) ||
    (likenesses[one] ?? 0) - (likenesses[other] ?? 0) ||
    (articles[one] ?? 0) - (articles[other] ?? 0);
  for (let from = 0; from < order.length;) {
    let end = from + 1;
    while (end < order.length && firsts[end] === firsts[from]) end += 1;
    if (end > from + 1) order.subarray(from, end).sort(inOrder);
    from = end;
  }
  const sorted = new Uint32Array(order.length * LIST.width);
  let at = 0;
  for (const place of order) {
    const hash = hashes[place] ?? 0;
    const likeness = likenesses[place] ?? 0;
    sorted[at] = Math.floor(hash / HALF);
    sorted[at + 1] = hash >>> 0;
    sorted[at + 2] = Math.floor(likeness / HALF);
    sorted[at + 3] = likeness >>> 0;
    sorted[at + 4] = articles[place] ?? 0;
    at += LIST.width;
  }
  return sorted;
}

/** With more in one step others wait. */
const LISTED_AT_ONCE = 10_000 * LIST.width;

/**
 * @param sorted  see `packParagraphList`; those that are listed already may be among them
 * @param from  where among these to begin
 * @returns hashes of the paragraphs among those listed now that stand in several different texts, and where to go on; undefined at the end
 */
export function listSomeParagraphs(
  database: Database,
  sorted: Uint32Array,
  from: number,
): { readonly inSeveral: readonly number[]; readonly next: number | undefined } {
  let end = Math.min(from + LISTED_AT_ONCE, sorted.length);
  // What stands in several articles is decided on when all of them are listed.
  while (end < sorted.length && hashAt(sorted, end) === hashAt(sorted, end - LIST.width)) {
    end += LIST.width;
  }
  const some = sorted.subarray(from, end);
  appendEntries(database, LIST, some);
  return { inSeveral: inSeveralTexts(some), next: end < sorted.length ? end : undefined };
}

function inSeveralTexts(sorted: Uint32Array): readonly number[] {
  const hashes = new Set<number>();
  for (let at = LIST.width; at < sorted.length; at += LIST.width) {
    const hash = hashAt(sorted, at);
    const before = at - LIST.width;
    if (hash !== hashAt(sorted, before)) continue;
    if (likenessAt(sorted, at) !== likenessAt(sorted, before)) hashes.add(hash);
  }
  return [...hashes];
}

function hashAt(entries: ArrayLike<number>, at: number): number {
  return (entries[at] ?? 0) * HALF + (entries[at + 1] ?? 0);
}

function likenessAt(entries: ArrayLike<number>, at: number): number {
  return (entries[at + 2] ?? 0) * HALF + (entries[at + 3] ?? 0);
}

/** @returns in how many articles each of these paragraphs stands, by hash; only those that stand in several */
export function countRecurrences(
  database: Database,
  hashes: readonly number[],
): ReadonlyMap<number, number> {
  if (!isFilled(database)) return new Map();
  const counts = [...countArticles(database, hashes)];
  return new Map(counts.filter(([, articles]) => articles > 1));
}

/** @returns numbers of articles with the paragraph, one for each text; one more than are compared is enough */
export function holdersOf(database: Database, hash: number): readonly number[] {
  const holders: number[] = [];
  let before: number | undefined;
  for (const entry of entriesOf(database, LIST, halvesOf(hash))) {
    if (likenessAt(entry, 0) === before) continue;
    before = likenessAt(entry, 0);
    holders.push(articleIn(entry));
    if (holders.length > MOST_COMPARED) break;
  }
  return holders;
}

function articleIn(entry: Uint32Array): number {
  return entry[LIST.width - 1] ?? 0;
}

/** @returns numbers of all articles with any of these paragraphs */
export function allHoldersOf(database: Database, hashes: readonly number[]): ReadonlySet<number> {
  const holders = new Set<number>();
  for (const hash of hashes) {
    for (const entry of entriesOf(database, LIST, halvesOf(hash))) holders.add(articleIn(entry));
  }
  return holders;
}

/** @returns in how many articles each of these paragraphs stands, by hash; those of equal text count once */
export function countArticles(
  database: Database,
  hashes: readonly number[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const hash of new Set(hashes)) {
    let articles = 0;
    let before: number | undefined;
    for (const entry of entriesOf(database, LIST, halvesOf(hash))) {
      if (likenessAt(entry, 0) !== before) articles += 1;
      before = likenessAt(entry, 0);
    }
    if (articles > 0) counts.set(hash, articles);
  }
  return counts;
}

/** @returns hashes of the paragraphs that stand in several different texts */
export function paragraphsInSeveral(database: Database): readonly number[] {
  return inSeveralTexts(allEntries(database, LIST));
}

/** @param isListed  whether the index has been filled. @throws when the list is not that of the articles */
export function checkParagraphs(database: Database, { isListed }: { isListed: boolean }): void {
  // What is listed then is not yet the whole.
  if (isListing(database)) return;
  const expected: ReadParagraphs = { hashes: [], likenesses: [], articles: [] };
  for (const row of isListed ? database.all(LISTED) : []) {
    readParagraphs(expected, row);
  }
  if (!holdsOnly(database, LIST, packParagraphList(expected, sortPairs(pairsOf(expected))))) {
    throw new Error("the list of paragraphs is not that of the articles");
  }
}

/** @param read  grows by the paragraphs of an article. @param row  of `article_paragraphs` */
export function readParagraphs(
  { hashes, likenesses, articles }: ReadParagraphs,
  row: SqlRow,
): void {
  for (const hash of hashesIn(row)) {
    hashes.push(hash);
    likenesses.push(numberIn(row, "likeness"));
    articles.push(numberIn(row, "number"));
  }
}
