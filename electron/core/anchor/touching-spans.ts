import type { Span } from "./selectors.ts";
import { trimSpan } from "./trim-span.ts";

/**
 * Follows a passage into everything that overlaps or touches it, and from there on: nothing but white space may lie between.
 * @param spanOf  of an item, in `plainText`
 * @returns the items in reading order, those of `from` itself included
 */
export function touchingSpans<Item>(
  plainText: string,
  items: readonly Item[],
  spanOf: (item: Item) => Span,
  from: Span,
): readonly Item[] {
  const sorted = items.toSorted((one, other) => spanOf(one).start - spanOf(other).start);
  const touching = new Set<Item>();
  let { start, end } = from;
  // What grows to the left may reach an item that was passed over, so it is gone through until nothing joins.
  for (let before = -1; before !== touching.size;) {
    before = touching.size;
    for (const item of sorted) {
      const span = spanOf(item);
      if (touching.has(item) || !isNear(plainText, span, { start, end })) continue;
      touching.add(item);
      start = Math.min(start, span.start);
      end = Math.max(end, span.end);
    }
  }
  return sorted.filter((item) => touching.has(item));
}

function isNear(plainText: string, one: Span, other: Span): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return trimSpan(plainText, { start: first.end, end: second.start }) === undefined;
}
