import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layoutMarginNotes } from "../../../../renderer/reader/notes/layout-margin-notes.ts";

const GAP = 10;

const someBoxes = fc
  .array(fc.tuple(fc.nat(2_000), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 30 })
  .map((pairs) =>
    pairs
      .toSorted(([a], [b]) => a - b)
      .map(([desiredTop, height], id) => ({ id, desiredTop, height })),
  );

test("no note covers another, whichever of them must be level with its passage", () => {
  fc.assert(
    fc.property(someBoxes, fc.option(fc.nat(29), { nil: undefined }), (boxes, level) => {
      const tops = layoutMarginNotes(boxes, { gap: GAP, level });
      for (const [number, { height }] of boxes.entries()) {
        const next = tops[number + 1];
        if (next !== undefined)
          expect(next).toBeGreaterThanOrEqual((tops[number] ?? 0) + height + GAP);
      }
    }),
  );
});

test("the chosen note stands exactly level with its passage", () => {
  fc.assert(
    fc.property(someBoxes, fc.nat(29), (boxes, level) => {
      const chosen = boxes[level];
      if (chosen === undefined) return;
      expect(layoutMarginNotes(boxes, { gap: GAP, level })[level]).toBe(chosen.desiredTop);
    }),
  );
});

test("a note that nothing is in the way of stands level with its passage", () => {
  const boxes = [
    { id: "a", desiredTop: 100, height: 50 },
    { id: "b", desiredTop: 120, height: 50 },
    { id: "c", desiredTop: 400, height: 50 },
  ];
  expect(layoutMarginNotes(boxes, { gap: GAP })).toEqual([100, 160, 400]);
});

test("a chosen note pushes those above it up and those below it down, no further than it must", () => {
  const boxes = [
    { id: "far", desiredTop: 0, height: 20 },
    { id: "above", desiredTop: 90, height: 50 },
    { id: "chosen", desiredTop: 100, height: 50 },
    { id: "below", desiredTop: 110, height: 50 },
  ];
  expect(layoutMarginNotes(boxes, { gap: GAP, level: "chosen" })).toEqual([0, 40, 100, 160]);
});
