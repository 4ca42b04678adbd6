import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layoutMarginNotes } from "../../../../renderer/reader/notes/layout-margin-notes.ts";
import { shortenCrowded } from "../../../../renderer/reader/notes/shorten-crowded.ts";

const OPTIONS = { gap: 10, farthest: 90 };

const someNotes = fc
  .array(fc.tuple(fc.nat(3_000), fc.integer({ min: 20, max: 600 })), { maxLength: 40 })
  .map((pairs) =>
    pairs
      .toSorted(([a], [b]) => a - b)
      .map(([desiredTop, whole]) => ({
        desiredTop,
        heights: [whole, ...[60, 40].filter((short) => short < whole)],
      })),
  );

type Notes = readonly { readonly desiredTop: number; readonly heights: readonly number[] }[];

/** Where notes stand when each is shown in one of its heights. */
function stand(notes: Notes, chosen: readonly number[]) {
  const boxes = notes.map(({ desiredTop, heights }, id) => ({
    id,
    desiredTop,
    height: heights[chosen[id] ?? 0] ?? 0,
  }));
  return layoutMarginNotes(boxes, OPTIONS);
}

const isFar = (notes: Notes, tops: readonly number[]) =>
  notes.map(({ desiredTop }, number) => (tops[number] ?? 0) - desiredTop > OPTIONS.farthest);

test("a note stands too far from its passage only where all that push it are as short as they get", () => {
  fc.assert(
    fc.property(someNotes, (notes) => {
      const chosen = shortenCrowded(notes, OPTIONS);
      const tops = stand(notes, chosen);
      const far = isFar(notes, tops);
      for (const [number, isTooFar] of far.entries()) {
        if (!isTooFar) continue;
        for (let above = number - 1; above >= 0; above--) {
          const { heights = [] } = notes[above] ?? {};
          expect(chosen[above]).toBe(heights.length - 1);
          if (tops[above] === notes[above]?.desiredTop) break;
        }
      }
    }),
  );
});

test("where none is crowded, none is shortened", () => {
  fc.assert(
    fc.property(someNotes, (notes) => {
      const whole = notes.map(() => 0);
      fc.pre(!isFar(notes, stand(notes, whole)).includes(true));
      expect(shortenCrowded(notes, OPTIONS)).toEqual(whole);
    }),
  );
});

test("those that give most room become short first, and no more of them than must", () => {
  const notes = [
    { desiredTop: 0, heights: [60] },
    { desiredTop: 20, heights: [400, 60, 40] },
    { desiredTop: 40, heights: [80, 60, 40] },
    { desiredTop: 100, heights: [500, 60, 40] },
  ];
  expect(shortenCrowded(notes, OPTIONS)).toEqual([0, 2, 1, 0]);
});

test("thousands of notes in one place are shortened, too", () => {
  const notes = Array.from({ length: 2_000 }, () => ({ desiredTop: 0, heights: [300, 60, 40] }));
  expect(shortenCrowded(notes, OPTIONS).filter((height) => height === 2).length).toBe(1_999);
});
