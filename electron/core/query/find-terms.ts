import type { Span } from "../anchor/selectors.ts";
import { foldForSearch } from "../text/fold-for-search.ts";
import { foldWithOffsets } from "../text/fold-with-offsets.ts";
import type { SearchTerm } from "./search-terms.ts";

/** Where a term stands. */
export interface TermSpan extends Span {
  /** Which of the terms, from 0. */
  readonly term: number;
}

/** More are not needed to choose a passage, and a common word in a long book has tens of thousands. */
export const MOST_SPANS = 300;

/** Code units looked through at once: a word near the beginning of a long book is found without folding the book. */
const STRETCH = 20_000;
/** Room behind a stretch for the rest of a phrase that begins in it, for each of its words, and for the gap behind it. */
const ROOM_PER_WORD = 100;

/** A character of a token in folded text; see `foldForSearch`. */
const LETTER = "[0-9a-z\\u0080-\\uffff]";
const GAP = "[^0-9a-z\\u0080-\\uffff]+";

/**
 * Finds folded terms in a text as the index finds them.
 * @param text  as a person sees it, not folded
 * @returns spans of `text`, in order, not overlapping; the first few hundred of them
 * Cost: proportional to the text up to the last span; a stretch without a term is folded, and no more.
 */
export function findTerms(text: string, terms: readonly SearchTerm[]): readonly TermSpan[] {
  if (terms.length === 0) return [];
  const pattern = termsPattern(terms);
  const longest = Math.max(...terms.map(({ tokens }) => tokens.length));
  const spans: TermSpan[] = [];
  for (let start = 0; start < text.length && spans.length < MOST_SPANS;) {
    const end = gapAfter(text, start + STRETCH);
    const room = gapAfter(text, end + longest * ROOM_PER_WORD);
    const from = Math.max(start, spans.at(-1)?.end ?? 0);
    for (const span of findInStretch(text.slice(from, room), pattern)) {
      if (from + span.start >= end || spans.length === MOST_SPANS) break;
      spans.push({ start: from + span.start, end: from + span.end, term: span.term });
    }
    start = end;
  }
  return spans;
}

/** @returns the first white space at or after `offset`, where no word is cut; the end of the text if there is none */
function gapAfter(text: string, offset: number): number {
  const gap = text.slice(offset, offset + STRETCH).search(/[ \n]/);
  if (gap !== -1) return offset + gap;
  // Scripts without spaces: any place that is not inside a character will do.
  let end = Math.min(offset + STRETCH, text.length);
  while (end < text.length && /[\p{M}\p{Cf}\udc00-\udfff\uff9e\uff9f]/u.test(text.charAt(end)))
    end += 1;
  return end;
}

interface TermsPattern {
  readonly expression: RegExp;
  /** Which term each group of the expression is. */
  readonly terms: readonly number[];
}

/** Longer terms come first, so that a phrase is marked whole where a word of it is asked for as well. */
function termsPattern(terms: readonly SearchTerm[]): TermsPattern {
  const ordered = terms
    .map((term, index) => ({ index, pattern: termPattern(term), length: term.tokens.length }))
    .toSorted((a, b) => b.length - a.length);
  const alternatives = ordered.map(({ pattern }) => `(${pattern})`).join("|");
  return {
    expression: new RegExp(`(?<!${LETTER})(?:${alternatives})`, "g"),
    terms: ordered.map(({ index }) => index),
  };
}

function findInStretch(stretch: string, { expression, terms }: TermsPattern): readonly TermSpan[] {
  if (foldForSearch(stretch).search(expression) === -1) return [];
  const folded = foldWithOffsets(stretch);
  return [...folded.text.matchAll(expression)].map((match) => {
    const group = match.slice(1).findIndex((found) => found !== undefined);
    const span = folded.originalSpan(match.index, match.index + match[0].length);
    return { ...span, term: terms[group] ?? 0 };
  });
}

function termPattern({ tokens, isPrefix }: SearchTerm): string {
  // Tokens hold letters and digits alone: nothing in them means anything to a regular expression.
  return tokens.join(GAP) + (isPrefix ? `${LETTER}*` : `(?!${LETTER})`);
}
