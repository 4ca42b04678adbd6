import { type Alignment, alignQuote } from "./align-quote.ts";
import { findSeeds } from "./find-seeds.ts";
import { judgePlace, type Place } from "./judge-place.ts";
import { quotedWords } from "./quoted-words.ts";
import type { SearchedText } from "./searched-text.ts";
import type { QuoteSelector, Span } from "./selectors.ts";
import { firstWordBehind } from "./word-index.ts";

/** Places that are looked at word by word. */
const MOST_ALIGNED = 24;

/**
 * Every place where a quote may stand in a text that was edited since, the best first, of equal ones the nearest; none overlaps
 * another.
 * @param near  UTF-16 code unit of the text, where the quote began when it was made
 * @returns none for a quote without words, or with fewer than three together with its surroundings
 */
export function findPlaces(
  text: SearchedText,
  quote: QuoteSelector,
  near: number,
): readonly Place[] {
  const index = text.words();
  const quoted = quotedWords(quote);
  if (quoted.first === quoted.end) return [];
  const alignments: Alignment[] = [];
  const seeds = findSeeds(quoted, index, firstWordBehind(index, near)).slice(0, MOST_ALIGNED);
  for (const { at, place } of seeds) {
    const isKnown = alignments.some((aligned) => aligned[at] === place);
    if (!isKnown) alignments.push(alignQuote(quoted, index, at, place));
  }
  const distance = ({ span }: Place) => Math.abs(span.start - near);
  const places = alignments
    .map((aligned) => judgePlace(quoted, index, aligned))
    .filter((place) => place !== undefined)
    .toSorted((one, other) => other.score - one.score || distance(one) - distance(other));
  return places.filter(
    ({ span }, at) => !places.slice(0, at).some((better) => overlaps(better.span, span)),
  );
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
