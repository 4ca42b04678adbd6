import type { Span } from "../anchor/selectors.ts";
import { foldWithOffsets } from "../text/fold-with-offsets.ts";
import type { SearchTerm } from "./search-terms.ts";

/** Where a term stands. */
export interface TermSpan extends Span {
  /** Which of the terms, from 0. */
  readonly term: number;
}

/** More are not needed to choose a passage, and a common word in a long book has tens of thousands. */
const MOST_SPANS = 1_000;

/** A character of a token in folded text; see `foldForSearch`. */
const LETTER = "[0-9a-z\\u0080-\\uffff]";
const GAP = "[^0-9a-z\\u0080-\\uffff]+";

/**
 * Finds folded terms in a text as the index finds them.
 * @param text  as a person sees it, not folded
 * @returns spans of `text`, in order, not overlapping; the first thousand of them
 */
export function findTerms(text: string, terms: readonly SearchTerm[]): readonly TermSpan[] {
  if (terms.length === 0 || text === "") return [];
  // Longer terms come first, so that a phrase is marked whole where a word of it is asked for as well.
  const ordered = terms
    .map((term, index) => ({ index, pattern: termPattern(term), length: term.tokens.length }))
    .toSorted((a, b) => b.length - a.length);
  const alternatives = ordered.map(({ pattern }) => `(${pattern})`).join("|");
  const folded = foldWithOffsets(text);
  const spans: TermSpan[] = [];
  for (const match of folded.text.matchAll(new RegExp(`(?<!${LETTER})(?:${alternatives})`, "g"))) {
    const group = match.slice(1).findIndex((found) => found !== undefined);
    const span = folded.originalSpan(match.index, match.index + match[0].length);
    spans.push({ ...span, term: ordered[group]?.index ?? 0 });
    if (spans.length === MOST_SPANS) break;
  }
  return spans;
}

function termPattern({ tokens, isPrefix }: SearchTerm): string {
  // Tokens hold letters and digits alone: nothing in them means anything to a regular expression.
  return tokens.join(GAP) + (isPrefix ? `${LETTER}*` : `(?!${LETTER})`);
}
