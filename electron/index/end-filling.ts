import type { ArticleId } from "#core/identity/ids.js";
import { articleWords } from "./article-words.ts";
import { listBandPairs, listBands, unlistAllBandsOf } from "./bands.ts";
import { bytesIn, type Database, numberIn, textIn } from "./database.ts";
import { writeWords } from "./full-text.ts";
import { foldAgain, foldedOrRecurring, refreshNotices, turnRecurring } from "./notices.ts";
import { unpackBands, unpackHashes } from "./packed-paragraphs.ts";
import {
  inSeveralTexts,
  insertParagraphs,
  listParagraphs,
  pairsOf,
  type ParagraphLists,
  paragraphsAt,
  unlistAllParagraphsOf,
  upperBitsOf,
} from "./paragraphs.ts";
import { beginListing, beginningOf, isFilled } from "./schema.ts";
import { type Pairs, PASSES, sortPass } from "./sort-pairs.ts";

/** Read, listed or folded in one step: some 20 ms of the processor's time each. */
const READ_AT_ONCE = 2_000;
const LISTED_AT_ONCE = 10_000;
const FOLDED_AT_ONCE = 200;

/**
 * What can be done only when everything is in: the lists of bands and of paragraphs, and what follows from them. They are made of all
 * articles in the order of their tables, since one by one each would change most pages; but a step at a time, so that others have their turn in
 * between. Whoever changes an article meanwhile notes it (`unsettled`), and it is listed once more at the very end. Who was stopped
 * begins again by reading, and goes on behind what is listed already.
 */
export interface FillingEnd {
  readonly begun: string;
  /** Does some of it in a transaction. @returns false when only `settleFilling` is left, or none of it is to be done in this index */
  step(database: Database): boolean;
  /** Numbers of articles that fold something else since. */
  readonly folded: ReadonlySet<number>;
}

/** @returns what is to be done next; undefined at the end */
type Step = (database: Database) => Step | undefined;

/** @param begun  which index has everything: with another, nothing is done */
export function beginEnd(begun: string): FillingEnd {
  const folded = new Set<number>();
  let next: Step | undefined = (database) => {
    beginListing(database);
    const paragraphs = { hashes: [], likenesses: [], articles: [] };
    return readAfter(0, { bands: [], banded: [], paragraphs }, folded);
  };
  const isOver = (database: Database): boolean =>
    isFilled(database) || beginningOf(database) !== begun;
  return {
    begun,
    folded,
    step(database) {
      // Asked first without a lock: at nearly every start the index is filled, and nobody waits for whoever writes to it.
      const step = isOver(database) ? undefined : next;
      next = step && database.write(() => (isOver(database) ? undefined : step(database)));
      return next !== undefined;
    },
  };
}

/**
 * Lists again what was changed while the rest was listed. In the transaction that marks the index as filled.
 * @returns all articles that fold something else than before the end began
 */
export function settleFilling(database: Database, { folded }: FillingEnd): readonly ArticleId[] {
  const numbers = numbersIn(database, "SELECT number FROM unsettled");
  const hashes = new Set<number>();
  if (numbers.length > 0) {
    unlistAllBandsOf(database, numbers);
    for (const hash of unlistAllParagraphsOf(database, numbers)) hashes.add(hash);
  }
  for (const number of numbers) {
    const row = database.first(
      "SELECT paragraphs FROM article_paragraphs WHERE number = ?",
      number,
    );
    if (row === undefined) continue;
    listBands(database, number, unpackBands(bytesIn(row, "paragraphs")));
    for (const hash of listParagraphs(database, number)) hashes.add(hash);
  }
  database.run("DELETE FROM unsettled");
  const again = refreshNotices(database, hashes, new Set(numbers));
  writeWords(
    database,
    [...again].flatMap((number) => articleWords(database, number)),
  );
  return idsOf(database, [...folded, ...again]);
}

interface Read {
  readonly bands: number[];
  /** The article of each band. */
  readonly banded: number[];
  readonly paragraphs: ParagraphLists;
}

function readAfter(last: number, read: Read, folded: Set<number>): Step {
  return (database) => {
    const rows = database.all(
      `SELECT p.number AS number, likeness, paragraphs, trashed FROM article_paragraphs p
       JOIN article USING (number) WHERE p.number > ? ORDER BY p.number LIMIT ?`,
      last,
      READ_AT_ONCE,
    );
    for (const row of rows) {
      const number = numberIn(row, "number");
      const packed = bytesIn(row, "paragraphs");
      for (const band of unpackBands(packed)) {
        read.bands.push(band);
        read.banded.push(number);
      }
      if (numberIn(row, "trashed") !== 0) continue;
      const likeness = numberIn(row, "likeness");
      for (const hash of unpackHashes(packed)) {
        read.paragraphs.hashes.push(hash);
        read.paragraphs.likenesses.push(likeness);
        read.paragraphs.articles.push(number);
      }
    }
    const end = rows.at(-1);
    if (end !== undefined) return readAfter(numberIn(end, "number"), read, folded);
    return () => {
      const pairs = { firsts: new Uint32Array(read.bands), seconds: new Uint32Array(read.banded) };
      return sortFrom(pairs, 0, (sorted) => listSortedBands(sorted, read.paragraphs, folded));
    };
  };
}

/** A pass at a time. */
function sortFrom(pairs: Pairs, pass: number, then: (sorted: Pairs) => Step): Step {
  if (pass === PASSES) return then(pairs);
  return () => sortFrom(sortPass(pairs, pass), pass + 1, then);
}

function listSortedBands(pairs: Pairs, paragraphs: ParagraphLists, folded: Set<number>): Step {
  return (database) => {
    const listed = database.first("SELECT max(band) AS last FROM article_band")?.["last"];
    const from = typeof listed === "number" ? pairs.firsts.findIndex((band) => band >= listed) : 0;
    const then: Step = () =>
      sortFrom(pairsOf(paragraphs), 0, (sorted) => listSorted(sorted, paragraphs, folded));
    return from < 0 ? then : listBandsFrom(pairs, from, then);
  };
}

function listBandsFrom(pairs: Pairs, from: number, then: Step): Step {
  return (database) => {
    const end = from + LISTED_AT_ONCE;
    listBandPairs(database, {
      firsts: pairs.firsts.subarray(from, end),
      seconds: pairs.seconds.subarray(from, end),
    });
    return end < pairs.firsts.length ? listBandsFrom(pairs, end, then) : then;
  };
}

/** @param sorted  by the upper bits of their hashes, with their places in the lists */
function listSorted(sorted: Pairs, paragraphs: ParagraphLists, folded: Set<number>): Step {
  return (database) => {
    const listed = database.first("SELECT max(hash) AS last FROM paragraph")?.["last"];
    const last = typeof listed === "number" ? upperBitsOf(listed) : 0;
    const from = sorted.firsts.findIndex((upperBits) => upperBits >= last);
    const then: Step = (after) => foldFrom(foldedOrRecurring(after), 0, folded);
    return from < 0 ? then : listParagraphsFrom(sorted, paragraphs, from, then);
  };
}

function listParagraphsFrom(
  sorted: Pairs,
  paragraphs: ParagraphLists,
  from: number,
  then: Step,
): Step {
  return (database) => {
    const { firsts, seconds } = sorted;
    let end = Math.min(from + LISTED_AT_ONCE, firsts.length);
    // What stands in several articles is decided on when all of them are listed.
    while (end < firsts.length && firsts[end] === firsts[end - 1]) end += 1;
    const some = paragraphsAt(paragraphs, seconds.subarray(from, end));
    insertParagraphs(database, some);
    turnRecurring(database, inSeveralTexts(some));
    return end < firsts.length ? listParagraphsFrom(sorted, paragraphs, end, then) : then;
  };
}

function foldFrom(numbers: readonly number[], from: number, folded: Set<number>): Step | undefined {
  if (from >= numbers.length) return undefined;
  return (database) => {
    const end = from + FOLDED_AT_ONCE;
    const changed = numbers.slice(from, end).filter((number) => foldAgain(database, number));
    writeWords(
      database,
      changed.flatMap((number) => articleWords(database, number)),
    );
    for (const number of changed) folded.add(number);
    return foldFrom(numbers, end, folded);
  };
}

function numbersIn(database: Database, sql: string): readonly number[] {
  return database.all(sql).map((row) => numberIn(row, "number"));
}

function idsOf(database: Database, numbers: readonly number[]): readonly ArticleId[] {
  const rows = database.all(
    "SELECT id FROM article WHERE number IN (SELECT value FROM json_each(?))",
    JSON.stringify(numbers),
  );
  // Ids were parsed when their files were read.
  return rows.map((row) => textIn(row, "id") as ArticleId);
}
