import type { QuotedWords } from "./quoted-words.ts";
import { RUN, type WordIndex } from "./word-index.ts";

/** Runs of a long quote that are looked up, evenly spread: an edit breaks three, and one that holds leads to the place. */
const MOST_RUNS = 64;

/** Runs whose places differ by no more than this, in words, speak for one passage that was edited. */
const DRIFT = 16;

/** Passages with a sixteenth of the runs that the best has are like it by chance. */
const LEAST_SHARE = 1 / 16;

/** A word of the quote, or beside it, and the same word in the text: where comparing the two may begin. */
export interface Seed {
  /** Number of the word among those of the quote. */
  readonly at: number;
  /** Number of the word in the text. */
  readonly place: number;
}

/** Runs that stand in the text as far from each other as in the quote. */
interface Row extends Seed {
  /** How many there are, and how many of them reach into the quote itself. */
  runs: number;
  runsInQuote: number;
}

/**
 * Where words of a quote or of its surroundings stand together; most runs first.
 * @param expected  number of the word where the quote begins if nothing changed; of equal places the nearest come first
 * Cost: proportional to the quote, not to the text. Method: seed and extend.
 */
export function findSeeds(
  quoted: QuotedWords,
  index: WordIndex,
  expected: number,
): readonly Seed[] {
  const stretches = stretchesOf(rowsOf(quoted, index).values());
  const most = Math.max(0, ...stretches.map(({ runs }) => runs));
  const distance = ({ seed: { at, place } }: Stretch) =>
    Math.abs(place - at + quoted.first - expected);
  return stretches
    .filter(({ runs }) => runs >= most * LEAST_SHARE)
    .toSorted((one, other) => other.runs - one.runs || distance(one) - distance(other))
    .map(({ seed }) => seed);
}

/** By how far they are moved, in words. */
function rowsOf(quoted: QuotedWords, index: WordIndex): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row>();
  for (const at of runsToLookUp(quoted)) {
    const inQuote = isInQuote(quoted, at) ? 1 : 0;
    for (const place of index.findRun(quoted, at) ?? []) {
      const row = rows.get(place - at);
      if (row === undefined) rows.set(place - at, { at, place, runs: 1, runsInQuote: inQuote });
      else {
        row.runs += 1;
        row.runsInQuote += inQuote;
      }
    }
  }
  return rows;
}

/** Rows of one passage, which was edited between them. */
interface Stretch {
  /** Of the row that says most about the quote itself. */
  seed: Row;
  runs: number;
}

function stretchesOf(rows: Iterable<Row>): readonly Stretch[] {
  const stretches = new Map<number, Stretch>();
  for (const row of rows) {
    const number = Math.floor((row.place - row.at) / DRIFT);
    const stretch = stretches.get(number);
    if (stretch === undefined) {
      stretches.set(number, { seed: row, runs: row.runs });
      continue;
    }
    stretch.runs += row.runs;
    const { seed } = stretch;
    if ((row.runsInQuote - seed.runsInQuote || row.runs - seed.runs) > 0) stretch.seed = row;
  }
  return [...stretches.values()];
}

function isInQuote({ first, end }: QuotedWords, at: number): boolean {
  return at + RUN > first && at < end;
}

function* runsToLookUp({ count }: QuotedWords): Generator<number, void> {
  const runs = count - RUN + 1;
  const stride = Math.max(1, runs / MOST_RUNS);
  for (let at = 0; at < runs; at += stride) yield Math.floor(at);
}
