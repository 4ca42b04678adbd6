import type { Span } from "./selectors.ts";

/** The same span as other programs count it: W3C selectors count code points. @param span  UTF-16 code units of `plainText` */
export function toCodePoints(plainText: string, { start, end }: Span): Span {
  const before = codePointsIn(plainText, 0, start);
  return { start: before, end: before + codePointsIn(plainText, start, end) };
}

/** @param span  code points of `plainText` @returns UTF-16 code units; undefined for a span that is not inside the text */
export function fromCodePoints(plainText: string, { start, end }: Span): Span | undefined {
  if (start > end) return undefined;
  const first = codeUnitsOf(plainText, 0, start);
  const last = first === undefined ? undefined : codeUnitsOf(plainText, first, end - start);
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}

function codePointsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += widthAt(text, at)) count += 1;
  return count;
}

/** @returns where `count` code points from `start` end; undefined when the text has fewer */
function codeUnitsOf(text: string, start: number, count: number): number | undefined {
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at >= text.length) return undefined;
    at += widthAt(text, at);
  }
  return at;
}

/** Half a character is a code point of its own, as in every engine. */
function widthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
