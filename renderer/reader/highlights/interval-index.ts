import type { Span } from "#core/anchor/selectors.js";

/** Intervals that can be asked which of them touch a stretch of text. */
export interface IntervalIndex<Item> {
  /** Every interval that shares at least one code unit with the span, by start. */
  touching(span: Span): readonly Item[];
}

/**
 * Sorts intervals by start, and remembers the furthest end so far beside each: ends grow along the list, so both borders
 * of an answer are found by binary search.
 * Cost of a question: logarithmic, plus the intervals between the first that still reaches in and the last.
 */
export function indexIntervals<Item extends { readonly span: Span }>(
  items: readonly Item[],
): IntervalIndex<Item> {
  const sorted = items.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const furthestEnds = new Float64Array(sorted.length);
  let furthest = 0;
  for (const [number, { span }] of sorted.entries()) {
    furthest = Math.max(furthest, span.end);
    furthestEnds[number] = furthest;
  }
  return {
    touching({ start, end }) {
      const found: Item[] = [];
      for (let number = firstAbove(furthestEnds, start); number < sorted.length; number++) {
        const item = sorted[number];
        if (item === undefined || item.span.start >= end) break;
        if (item.span.end > start) found.push(item);
      }
      return found;
    },
  };
}

/** @param values  ascending @returns the first position whose value is greater than `limit` */
function firstAbove(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
