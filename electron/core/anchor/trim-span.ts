import type { Span } from "./selectors.ts";

/**
 * Draws a span in to the words it holds: white space at its ends, block separators included, is no part of a passage.
 * @returns undefined when nothing but white space is in it
 */
export function trimSpan(text: string, { start, end }: Span): Span | undefined {
  let first = start;
  let last = end;
  while (first < last && isSpace(text, first)) first++;
  while (last > first && isSpace(text, last - 1)) last--;
  return first < last ? { start: first, end: last } : undefined;
}

function isSpace(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}
