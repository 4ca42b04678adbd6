import type { Span } from "#core/anchor/selectors.js";
import { type FoldedText, foldWithOffsets } from "#core/text/fold-with-offsets.js";

/** A text as one searches in it by eye: without case, accents, kinds of quotation marks, dashes and white space. */
export function foldForFinding(text: string): FoldedText {
  // One for one, so that offsets stay.
  const plain = text
    .replace(/[‘’‚‛′]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–—]/gu, "-")
    .replace(/\s/gu, " ");
  return foldWithOffsets(plain);
}

/**
 * Finds every place where the words stand. Matches do not overlap.
 * @param folded  of the whole text, by `foldForFinding`
 * @returns in reading order, in UTF-16 code units of the original text; empty when nothing is sought
 */
export function findMatches(folded: FoldedText, sought: string): readonly Span[] {
  const needle = foldForFinding(sought.replace(/\s+/gu, " ").trim()).text.trim();
  if (needle === "") return [];
  const matches: Span[] = [];
  for (
    let found = folded.text.indexOf(needle);
    found !== -1;
    found = folded.text.indexOf(needle, found + needle.length)
  ) {
    matches.push(folded.originalSpan(found, found + needle.length));
  }
  return matches;
}

/**
 * The match to go to from a place in the text, around the end when there is none further on.
 * @returns its number, or undefined when there are no matches
 */
export function matchFrom(
  matches: readonly Span[],
  offset: number,
  direction: "next" | "previous",
): number | undefined {
  if (matches.length === 0) return undefined;
  if (direction === "next") {
    const next = matches.findIndex(({ start }) => start >= offset);
    return next === -1 ? 0 : next;
  }
  const previous = matches.findLastIndex(({ end }) => end <= offset);
  return previous === -1 ? matches.length - 1 : previous;
}
