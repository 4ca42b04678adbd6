import * as fc from "fast-check";
import { expect, test } from "vitest";
import { groupByLine } from "../../../../renderer/reader/marks/group-by-line.ts";

const DISTANCE = 20;

const someLines = fc.array(
  fc.record({ item: fc.nat(), middle: fc.integer({ min: 0, max: 500 }) }),
  { maxLength: 40 },
);

test("no two groups cover one another, and nothing is lost", () => {
  fc.assert(
    fc.property(someLines, (lines) => {
      const groups = groupByLine(lines, DISTANCE);
      for (const [number, { middle }] of groups.entries()) {
        const next = groups[number + 1];
        if (next !== undefined) expect(next.middle - middle).toBeGreaterThanOrEqual(DISTANCE);
      }
      const grouped = groups.flatMap(({ items }) => items);
      const numbers = (list: readonly number[]) => list.toSorted((a, b) => a - b);
      expect(numbers(grouped)).toEqual(numbers(lines.map(({ item }) => item)));
    }),
  );
});

test("what stands on one line is one group at that line, in its order", () => {
  const lines = [
    { item: "first", middle: 100 },
    { item: "second", middle: 101 },
    { item: "below", middle: 129 },
  ];
  expect(groupByLine(lines, DISTANCE)).toEqual([
    { middle: 100, items: ["first", "second"] },
    { middle: 129, items: ["below"] },
  ]);
});
