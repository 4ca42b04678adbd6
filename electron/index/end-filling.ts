import type { ArticleId } from "#core/identity/ids.js";
import { articleWords } from "./article-words.ts";
import { listBands, listSomeBands, packBands, unlistAllBandsOf } from "./bands.ts";
import { bytesIn, type Database, numberIn, textIn } from "./database.ts";
import { writeWords } from "./full-text.ts";
import { foldAgain, foldedOrRecurring, refreshNotices, turnRecurring } from "./notices.ts";
import { unpackBands } from "./packed-paragraphs.ts";
import {
  listParagraphs,
  listSomeParagraphs,
  type ReadParagraphs,
  packParagraphList,
  pairsOf,
  readParagraphs,
  unlistAllParagraphsOf,
} from "./paragraphs.ts";
import { beginListing, beginningOf, isFilled } from "./schema.ts";
import { type Pairs, PASSES, sortPass } from "./sort-pairs.ts";

/** Read or folded in one step: some 20 ms of the processor's time each. */
const READ_AT_ONCE = 2_000;
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
  readonly paragraphs: ReadParagraphs;
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
      for (const band of unpackBands(bytesIn(row, "paragraphs"))) {
        read.bands.push(band);
        read.banded.push(number);
      }
      if (numberIn(row, "trashed") === 0) readParagraphs(read.paragraphs, row);
    }
    const end = rows.at(-1);
    if (end !== undefined) return readAfter(numberIn(end, "number"), read, folded);
    const { bands, banded, paragraphs } = read;
    return beginBands({ firsts: Uint32Array.from(bands), seconds: Uint32Array.from(banded) }, () =>
      beginParagraphs(paragraphs, folded),
    );
  };
}

function beginBands(pairs: Pairs, then: Step): Step {
  return sortFrom(pairs, 0, (sorted) => listBandsFrom(packBands(sorted), 0, then));
}

/** A pass at a time. */
function sortFrom(pairs: Pairs, pass: number, then: (sorted: Pairs) => Step): Step {
  return () => (pass === PASSES ? then(pairs) : sortFrom(sortPass(pairs, pass), pass + 1, then));
}

function listBandsFrom(sorted: Uint32Array, from: number, then: Step): Step {
  return (database) => {
    const next = listSomeBands(database, sorted, from);
    return next === undefined ? then : listBandsFrom(sorted, next, then);
  };
}

function beginParagraphs(paragraphs: ReadParagraphs, folded: Set<number>): Step {
  return sortFrom(pairsOf(paragraphs), 0, (sorted) =>
    listParagraphsFrom(packParagraphList(paragraphs, sorted), 0, folded),
  );
}

function listParagraphsFrom(sorted: Uint32Array, from: number, folded: Set<number>): Step {
  return (database) => {
    const { inSeveral, next } = listSomeParagraphs(database, sorted, from);
    turnRecurring(database, inSeveral);
    return next === undefined
      ? (after) => foldFrom(foldedOrRecurring(after), 0, folded)
      : listParagraphsFrom(sorted, next, folded);
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
