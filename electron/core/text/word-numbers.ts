/** What a character of a script without spaces counts: Chinese and Japanese words have two of them on average. */
const SHARE_OF_A_WORD = 0.5;

/** Where FNV-1a begins: the number of no word. */
export const NO_WORD = 0x811c9dc5 | 0;

/** Numbers of words, signed and of 32 bits each, in reading order; equal words have equal ones. */
export interface WordNumbers {
  /** The first `length` of these; what follows is room. */
  list: Int32Array;
  length: number;
}

export function noWordNumbers(): WordNumbers {
  return { list: new Int32Array(FIRST_ROOM), length: 0 };
}

const FIRST_ROOM = 256;

/**
 * Numbers the words of a text, so that whoever compares texts need not look at their letters again.
 * @param folded  a text as `foldForSearch` makes it
 * @param numbers  grows by one for each word
 * @param from  where in the text to begin, in UTF-16 code units; no word goes on across that, nor across `to`
 * @param to  one past the last
 * @returns how many words these are, a half one for each character of a script without spaces
 * Cost: one pass. Two different words share a number once in four billion pairs. Method: FNV-1a, without a branch at the ends of words,
 * which no processor foresees: they took longer than the rest.
 */
export function numberWords(
  folded: string,
  numbers: WordNumbers,
  from = 0,
  to = folded.length,
): number {
  const first = numbers.length;
  // A unit between any two words, and a place beyond the last one, which is written until it ends.
  const list = listWithRoom(numbers, first + Math.ceil((to - from) / 2) + 1);
  let length = first;
  let number = NO_WORD;
  let wasPart = 0;
  let all = 0;
  for (let at = from; at < to; at += 1) {
    const unit = folded.charCodeAt(at);
    const isPart = PART_OF_WORD[Math.min(unit, BEYOND_ASCII)] ?? 0;
    all |= unit;
    list[length] = number;
    length += wasPart & ~isPart & 1;
    number = (Math.imul(number ^ unit, 0x01000193) & isPart) | (NO_WORD & ~isPart);
    wasPart = isPart;
  }
  list[length] = number;
  length += wasPart & 1;
  numbers.length = length;
  const setApart = all < BEYOND_ASCII ? 0 : countSetApart(folded, from, to);
  return length - first - setApart * (1 - SHARE_OF_A_WORD);
}

function listWithRoom(numbers: WordNumbers, room: number): Int32Array {
  if (numbers.list.length < room) {
    const grown = new Int32Array(Math.max(room, 2 * numbers.list.length));
    grown.set(numbers.list);
    numbers.list = grown;
  }
  return numbers.list;
}

const BEYOND_ASCII = 0x80;
/** All bits for the characters of tokens in folded text, none for others; the last one is for all beyond ASCII. See `foldForSearch`. */
const PART_OF_WORD = Int8Array.from({ length: BEYOND_ASCII + 1 }, (_, unit) =>
  isPartOfWord(unit) ? -1 : 0,
);

function isPartOfWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit >= BEYOND_ASCII;
}

/** @returns how many words are a single character beyond ASCII: nearly always one that folding set apart */
function countSetApart(folded: string, from: number, to: number): number {
  let count = 0;
  let start = -1;
  for (let at = from; at <= to; at += 1) {
    if (at < to && isPartOfWord(folded.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (isSetApart(folded, start, at)) count += 1;
      start = -1;
    }
  }
  return count;
}

function isSetApart(folded: string, start: number, end: number): boolean {
  const unit = folded.charCodeAt(start);
  if (unit < BEYOND_ASCII) return false;
  return end - start === (unit >= 0xd800 && unit <= 0xdbff ? 2 : 1);
}
