import { type FoldedText, foldWithOffsets } from "../text/fold-with-offsets.ts";
import type { Span } from "./selectors.ts";

/**
 * The words of a text, however they are written: white space, quotation marks, dashes, soft hyphens, capitals and accents make
 * no difference. Scripts without spaces have a word for each character, emoji as well.
 */
export interface Words {
  readonly text: string;
  readonly count: number;
  /** A 32-bit number for each word. Equal words have equal numbers; other words have other ones but for 1 pair in 4 billion. */
  readonly hashes: Int32Array;
  /** UTF-16 code units of the folded text, end exclusive. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly folded: FoldedText;
}

/** The words of a text, and where each run of three of them stands. */
export interface WordIndex extends Words {
  /** @returns the numbers of the words at which this run begins, ascending; undefined when it is too frequent to tell places apart */
  readonly findRun: (words: Words, first: number) => readonly number[] | undefined;
}

/** Words of a run: two recur all over a text, four break with every second edit. */
export const RUN = 3;

/** A run that begins at more words than this tells no places apart, and would cost time for nothing. */
const MOST_PLACES = 512;

export function wordsOf(text: string): Words {
  const folded = foldWithOffsets(text);
  const { text: letters } = folded;
  const most = (letters.length >> 1) + 1;
  const hashes = new Int32Array(most);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let count = 0;
  let hash = EMPTY;
  let start = -1;
  for (let at = 0; at <= letters.length; at += 1) {
    const unit = letters.charCodeAt(at);
    if (isPartOfWord(unit)) {
      if (start === -1) start = at;
      // FNV-1a.
      hash = Math.imul(hash ^ unit, 0x01000193);
    } else if (start !== -1) {
      hashes[count] = hash;
      starts[count] = start;
      ends[count] = at;
      count += 1;
      hash = EMPTY;
      start = -1;
    }
  }
  return {
    text,
    count,
    hashes: hashes.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    folded,
  };
}

const EMPTY = 0x811c9dc5;

/** The characters of tokens in folded text (see `foldForSearch`); not a number past the end. */
function isPartOfWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit >= 0x80;
}

/**
 * Makes a text searchable for quotes.
 * Cost: one pass and 40 to 60 bytes a word; a megabyte of prose takes some tens of milliseconds.
 */
export function indexWords(text: string): WordIndex {
  const words = wordsOf(text);
  const { count } = words;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, count)));
  const heads = new Int32Array(slots).fill(-1);
  const next = new Int32Array(count);
  // From the end, so that places come out ascending.
  for (let at = count - RUN; at >= 0; at -= 1) {
    const slot = hashRun(words, at) & (slots - 1);
    next[at] = heads[slot] ?? -1;
    heads[slot] = at;
  }
  return {
    ...words,
    findRun(wanted, first) {
      const places: number[] = [];
      let at = heads[hashRun(wanted, first) & (slots - 1)] ?? -1;
      for (; at !== -1; at = next[at] ?? -1) {
        if (!isSameRun(wanted, first, words, at)) continue;
        if (places.length === MOST_PLACES) return undefined;
        places.push(at);
      }
      return places;
    },
  };
}

function hashRun({ hashes }: Words, first: number): number {
  let hash = EMPTY;
  for (let at = first; at < first + RUN; at += 1) {
    hash = Math.imul(hash ^ (hashes[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSameRun(one: Words, first: number, other: Words, place: number): boolean {
  for (let at = 0; at < RUN; at += 1) {
    if (one.hashes[first + at] !== other.hashes[place + at]) return false;
  }
  return true;
}

/** @returns where these words stand in the text itself. @param last  inclusive */
export function spanOfWords({ folded, starts, ends }: Words, first: number, last: number): Span {
  return folded.originalSpan(starts[first] ?? 0, ends[last] ?? 0);
}

/** @returns a word as it is folded */
export function wordAt({ folded, starts, ends }: Words, at: number): string {
  return folded.text.slice(starts[at], ends[at]);
}

/** @returns the first word that ends behind `offset`, a UTF-16 code unit of the text itself; `count` when there is none */
export function firstWordBehind(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spanOfWords(words, middle, middle).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
