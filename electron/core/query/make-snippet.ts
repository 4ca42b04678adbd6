import type { Span } from "../anchor/selectors.ts";
import type { TermSpan } from "./find-terms.ts";

/** A stretch of text around a hit. */
export interface Snippet {
  /** Cut from the text itself; line breaks and tabs are shown as spaces. */
  readonly text: string;
  /** Where the terms stand in it: UTF-16 code units of the snippet. */
  readonly marks: readonly Span[];
  /** Where the hit that it was cut around stands in the whole text. */
  readonly hit: Span | undefined;
}

/** Two lines of a list. */
const LENGTH = 200;
/** Enough words before a hit to see how it is meant. */
const LEAD = 60;
/** A cut is moved to the nearest gap between words, if one is as near as this. */
const LONGEST_WORD = 30;

/**
 * @param spans  where the terms stand in `text`, in order (see `findTerms`); none gives the beginning of the text
 * @param asides  stretches that many texts have, in order: shown only where the terms stand nowhere else
 */
export function makeSnippet(
  text: string,
  spans: readonly TermSpan[],
  asides: readonly Span[] = [],
): Snippet {
  return snippetAround(text, spans, richestSpan(outside(asides, spans)) ?? richestSpan(spans));
}

/** @param hit  the place to cut the text around; undefined for its beginning */
export function snippetAround(
  text: string,
  spans: readonly TermSpan[],
  hit: Span | undefined,
): Snippet {
  const { start: from, end: to } = stretchOf(text, hit);
  return {
    text: text.slice(from, to).replace(/[\n\t\r\f\v\0]/g, " "),
    marks: spans
      .filter((span) => span.start >= from && span.end <= to)
      .map((span) => ({ start: span.start - from, end: span.end - from })),
    hit: hit && { start: hit.start, end: hit.end },
  };
}

/** @returns how much of a text is shown around a place in it */
export function stretchOf(text: string, hit: Span | undefined): Span {
  const start = hit === undefined ? 0 : cutBefore(text, Math.max(0, hit.start - LEAD));
  return { start, end: Math.max(cutAfter(text, start + LENGTH), hit?.end ?? 0) };
}

/** @returns the spans that begin in none of the asides */
export function outside(asides: readonly Span[], spans: readonly TermSpan[]): readonly TermSpan[] {
  if (asides.length === 0) return spans;
  return spans.filter(({ start }) =>
    asides.every((aside) => start < aside.start || start >= aside.end),
  );
}

/** @returns the first span of the first stretch that holds the most different terms */
export function richestSpan(spans: readonly TermSpan[]): TermSpan | undefined {
  let richest = spans[0];
  let most = 0;
  for (const [index, first] of spans.entries()) {
    const terms = new Set<number>();
    for (let next = index; next < spans.length; next += 1) {
      const span = spans[next];
      if (span === undefined || span.end > first.start + LENGTH - LEAD) break;
      terms.add(span.term);
    }
    if (terms.size > most) [richest, most] = [first, terms.size];
  }
  return richest;
}

function cutBefore(text: string, at: number): number {
  if (at === 0) return 0;
  const gap = text.slice(at, at + LONGEST_WORD).search(/\s\S/u);
  return gap === -1 ? wholeCharacter(text, at) : at + gap + 1;
}

function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const before = text.slice(at - LONGEST_WORD, at);
  const gap = before.search(/\s\S*$/u);
  return gap === -1 ? wholeCharacter(text, at) : at - before.length + gap;
}

/** A cut between the halves of a surrogate pair moves before it. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
