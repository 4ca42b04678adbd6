import * as fc from "fast-check";
import { expect, test } from "vitest";
import { indexIntervals } from "../../../../renderer/reader/highlights/interval-index.ts";
import { someSpan } from "../some-span.ts";

test("an index of intervals answers what looking at each of them would", () => {
  const items = fc.array(someSpan(200).map((span) => ({ span })));
  fc.assert(
    fc.property(items, someSpan(200), (intervals, window) => {
      const touching = intervals.filter(
        ({ span }) => span.start < window.end && span.end > window.start,
      );
      const found = indexIntervals(intervals).touching(window);
      expect(new Set(found)).toEqual(new Set(touching));
      expect(found).toHaveLength(touching.length);
      expect(found).toEqual(found.toSorted((a, b) => a.span.start - b.span.start));
    }),
  );
});

test("a long interval is found from its middle, past thousands of short ones", () => {
  const long = { span: { start: 0, end: 100_000 } };
  const short = Array.from({ length: 5_000 }, (_, number) => ({
    span: { start: number * 10, end: number * 10 + 5 },
  }));
  expect(indexIntervals([long, ...short]).touching({ start: 99_000, end: 99_001 })).toEqual([long]);
});
