import search from "approx-string-match";
import type { Span } from "#core/anchor/selectors.js";

/** Letters of a quote that may differ, as a share: what the field's annotation tools allow, in a whole number of errors. */
const MOST_ERRORS = 0.25;

/** Reads a whole text for a quote, as annotation tools do. @returns the best place; undefined when there is none */
export function scanApproximately(plainText: string, quote: string): Span | undefined {
  const matches = search(plainText, quote, Math.round(quote.length * MOST_ERRORS));
  const [best] = matches.toSorted((one, other) => one.errors - other.errors);
  return best && { start: best.start, end: best.end };
}
