import { type Alignment, closeUp } from "./align-quote.ts";
import { compareWords, type WordChanges } from "./compare-words.ts";
import { edgesOf } from "./place-edges.ts";
import type { QuotedWords } from "./quoted-words.ts";
import type { Span } from "./selectors.ts";
import type { WordIndex, Words } from "./word-index.ts";

/** A place where a quote may stand, and what speaks for it. */
export interface Place extends WordChanges {
  readonly span: Span;
  /** How much of the quote's words is there, by letters, 0 to 1. */
  readonly quoteShare: number;
  /** How much of quote, prefix and suffix is there, by letters, 0 to 1; less where something was put in between. */
  readonly score: number;
  /** Words of the quote. */
  readonly words: number;
  /** Letters that are there, of the quote and its surroundings. */
  readonly letters: number;
  /** Which words of the text those of the quote and its surroundings are; `firstWord` is the quote's own first among them. */
  readonly aligned: Alignment;
  readonly firstWord: number;
}

/** A letter put into a quote weighs less than one lost from it: all that was marked is still there. */
const WEIGHT_OF_INSERTED = 0.5;

/** @returns undefined where only the surroundings stand, and the quote is gone */
export function judgePlace(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Alignment,
): Place | undefined {
  const edges = edgesOf(quoted, index, aligned);
  if (edges === undefined) return undefined;
  const { first, end, count } = quoted;
  const quote = foundLetters(quoted, aligned, first, end);
  const prefix = surroundingLetters(quoted, aligned, { from: first - 1, outermost: 0, step: -1 });
  const suffix = surroundingLetters(quoted, aligned, { from: end, outermost: count - 1, step: 1 });
  const letters = quote.found + prefix.found + suffix.found;
  const inserted = lettersIn(index, edges.first, edges.last + 1) - quote.found;
  const all = quote.all + prefix.all + suffix.all;
  return {
    ...leastChanges(quoted, index, aligned, edges),
    span: edges.span,
    quoteShare: quote.found / quote.all,
    score: letters / (all + WEIGHT_OF_INSERTED * Math.max(0, inserted)),
    words: end - first,
    letters,
    aligned,
    firstWord: first,
  };
}

/** Where the same words stand before and behind what was put in, it may begin a little earlier or later. */
function leastChanges(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Alignment,
  edges: { readonly first: number; readonly last: number },
): WordChanges {
  const late = compareWords(quoted, index, closeUp(quoted, index, aligned, 1), edges);
  if (late.changed === 0) return late;
  const early = compareWords(quoted, index, closeUp(quoted, index, aligned, -1), edges);
  return early.changed < late.changed ? early : late;
}

function foundLetters(
  words: Words,
  aligned: Alignment,
  from: number,
  end: number,
): { readonly found: number; readonly all: number } {
  let found = 0;
  let all = 0;
  for (let at = from; at < end; at += 1) {
    const letters = weightOf(words, at);
    all += letters;
    if ((aligned[at] ?? -1) !== -1) found += letters;
  }
  return { found, all };
}

/**
 * Surroundings that go on only behind words that differ count half: of a phrase that is repeated with other words beside it, much
 * of what is farther off is often the same.
 */
const WEIGHT_BEHIND_BREAK = 0.5;

/** Of surroundings beyond the end of a line, of which each is a block: paragraphs get other neighbours, sentences hardly ever. */
const WEIGHT_OF_OTHER_BLOCK = 0.5;

/** From the quote outwards. The outermost word is often cut: it counts where it is found, and is not missed where it is not. */
function surroundingLetters(
  words: Words,
  aligned: Alignment,
  {
    from,
    outermost,
    step,
  }: { readonly from: number; readonly outermost: number; readonly step: 1 | -1 },
): { readonly found: number; readonly all: number } {
  let found = 0;
  let all = 0;
  let weight = 1;
  let neighbour = aligned[from - step] ?? -1;
  let isOtherBlock = false;
  for (let at = from; (outermost - at) * step >= 0; at += step) {
    const place = aligned[at] ?? -1;
    if (place === -1 && at === outermost) break;
    if (place !== neighbour + step) weight = WEIGHT_BEHIND_BREAK;
    neighbour = place;
    isOtherBlock ||= betweenWords(words, at, at - step).includes("\n");
    const letters = (isOtherBlock ? WEIGHT_OF_OTHER_BLOCK : 1) * weightOf(words, at);
    all += letters;
    if (place !== -1) found += weight * letters;
  }
  return { found, all };
}

/** Signs and white space between two neighbours, folded; empty at the ends of the text. */
function betweenWords({ folded, starts, ends }: Words, one: number, other: number): string {
  const [first, last] = one < other ? [one, other] : [other, one];
  return folded.text.slice(ends[first] ?? 0, starts[last] ?? 0);
}

function lettersIn(words: Words, from: number, end: number): number {
  let letters = 0;
  for (let at = from; at < end; at += 1) letters += weightOf(words, at);
  return letters;
}

/** A Han character or an emoji says as much as a syllable or two. */
const LETTERS_OF_ONE = 3;

function weightOf({ starts, ends, folded }: Words, at: number): number {
  const start = starts[at] ?? 0;
  const length = (ends[at] ?? 0) - start;
  return length <= 2 && folded.text.charCodeAt(start) > 0x2000 ? LETTERS_OF_ONE : length;
}
