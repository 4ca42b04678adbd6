import type { Alignment } from "./align-quote.ts";
import type { QuotedWords } from "./quoted-words.ts";
import type { Span } from "./selectors.ts";
import { spanOfWords, type WordIndex } from "./word-index.ts";

/** The words of the text that a quote stands on, and its very letters there. */
export interface PlaceEdges {
  /** Word numbers, both inclusive. */
  readonly first: number;
  readonly last: number;
  readonly span: Span;
}

/** @returns undefined when none of the quote's words is there */
export function edgesOf(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Alignment,
): PlaceEdges | undefined {
  const { first, end } = quoted;
  let head = first;
  while (head < end && aligned[head] === -1) head += 1;
  if (head === end) return undefined;
  let tail = end - 1;
  while (aligned[tail] === -1) tail -= 1;
  const firstWord = edgeWord(aligned, { at: head, beside: first - 1, step: -1 });
  const lastWord = edgeWord(aligned, { at: tail, beside: end, step: 1 });
  const start = head === first ? startIn(quoted, index, firstWord) : undefined;
  const stop = tail === end - 1 ? endIn(quoted, index, lastWord) : undefined;
  return {
    first: firstWord,
    last: lastWord,
    span: {
      start: start ?? spanOfWords(index, firstWord, firstWord).start,
      end: stop ?? spanOfWords(index, lastWord, lastWord).end,
    },
  };
}

/** Words of the surroundings beyond which they do not tell where a quote ended. */
const FARTHEST_BESIDE = 6;

/**
 * Where the outermost words of a quote were replaced, what stands up to its surroundings stands in their place: all of it where
 * they are whole, else as many words as are missing.
 * @param at  the outermost word of the quote that is there; `beside`: the next one of its surroundings
 */
function edgeWord(
  aligned: Alignment,
  { at, beside, step }: { readonly at: number; readonly beside: number; readonly step: 1 | -1 },
): number {
  const place = aligned[at] ?? -1;
  const missing = Math.abs(beside - at) - 1;
  if (missing === 0) return place;
  let missingBeside = 0;
  while (missingBeside < FARTHEST_BESIDE && (aligned[beside + missingBeside * step] ?? -1) === -1) {
    missingBeside += 1;
  }
  const neighbour = aligned[beside + missingBeside * step] ?? -1;
  if (neighbour === -1) return place;
  const between = Math.abs(neighbour - place) - 1;
  if (missingBeside > 0) return place + Math.min(missing, between) * step;
  return between > 0 && between <= 2 * missing ? neighbour - step : place;
}

/** A quote may begin in the midst of a word, or with signs before its first. */
function startIn(quoted: QuotedWords, index: WordIndex, word: number): number {
  const { prefix } = quoted.quote;
  const here = spanOfWords(quoted, quoted.first, quoted.first);
  const there = spanOfWords(index, word, word);
  const inside = prefix.length - here.start;
  if (inside >= 0) return there.start + (isOfSameLength(here, there) ? inside : 0);
  const signs = quoted.text.slice(prefix.length, here.start);
  return there.start - sameSigns(signs, index.text, { from: there.start - 1, step: -1 });
}

function endIn(quoted: QuotedWords, index: WordIndex, word: number): number {
  const { prefix, exact } = quoted.quote;
  const here = spanOfWords(quoted, quoted.end - 1, quoted.end - 1);
  const there = spanOfWords(index, word, word);
  const inside = here.end - (prefix.length + exact.length);
  if (inside >= 0) return there.end - (isOfSameLength(here, there) ? inside : 0);
  const signs = quoted.text.slice(here.end, prefix.length + exact.length);
  return there.end + sameSigns(signs, index.text, { from: there.end, step: 1 });
}

function isOfSameLength(one: Span, other: Span): boolean {
  return one.end - one.start === other.end - other.start;
}

/** @returns how many code units of the text, from the word outwards, are the same signs; blanks count with a sign beyond them */
function sameSigns(
  signs: string,
  text: string,
  { from, step }: { readonly from: number; readonly step: 1 | -1 },
): number {
  const wanted = Array.from(step === 1 ? signs : reversed(signs), kindOfSign).filter(
    (kind) => kind !== " " && kind !== "",
  );
  const isSpaceKept = /^\s|\s$/u.test(step === 1 ? signs.slice(-1) : signs.slice(0, 1));
  let taken = 0;
  let at = from;
  for (const kind of wanted) {
    while (isBlank(text[at])) at += step;
    if (kindOfSign(text[at] ?? "") !== kind) return taken;
    at += step;
    taken = Math.abs(at - from);
  }
  if (!isSpaceKept) return taken;
  while (isBlank(text[at]) && taken < signs.length) {
    at += step;
    taken = Math.abs(at - from);
  }
  return taken;
}

function reversed(signs: string): string {
  return Array.from(signs).toReversed().join("");
}

function isBlank(sign: string | undefined): boolean {
  return sign !== undefined && ["", " "].includes(kindOfSign(sign));
}

/** Typists and programs write the same sign in several ways. */
function kindOfSign(sign: string): string {
  if (/^[\s\p{Cf}]$/u.test(sign)) return " ";
  if (/^[-\p{Pd}\u2212]$/u.test(sign)) return "-";
  if (/^["'\u2018-\u201f\u2039\u203a\u00ab\u00bb`\u00b4]$/u.test(sign)) return '"';
  return sign;
}
