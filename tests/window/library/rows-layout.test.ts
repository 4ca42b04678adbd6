import { expect, test } from "vitest";
import { columnsIn, placesBetween, topOfPlace } from "../../../renderer/library/rows-layout.ts";

const rows = { rowHeight: 100, columnWidth: undefined, gap: 0 };
const cards = { rowHeight: 280, columnWidth: 240, gap: 20 };

test("rows stand below each other, whatever the width; cards beside each other as far as there is room", () => {
  expect(columnsIn(rows, 3_000)).toBe(1);
  expect(columnsIn(cards, 100)).toBe(1);
  expect(columnsIn(cards, 20 + 260 * 4 - 1)).toBe(3);
  expect(columnsIn(cards, 20 + 260 * 4)).toBe(4);
});

test("what a stretch shows begins above its top and ends below its bottom, never beyond the list", () => {
  expect(placesBetween(rows, 1, { top: 250, bottom: 501, size: 10 })).toEqual([2, 6]);
  expect(placesBetween(rows, 1, { top: 900, bottom: 1_500, size: 10 })).toEqual([9, 10]);
  expect(placesBetween(cards, 3, { top: 0, bottom: 320, size: 100 })).toEqual([0, 3]);
  expect(placesBetween(cards, 3, { top: 310, bottom: 640, size: 100 })).toEqual([0, 9]);
  expect(placesBetween(cards, 3, { top: 330, bottom: 640, size: 5 })).toEqual([3, 5]);
});

test("a place begins where the stretch from there on shows it first", () => {
  for (const place of [0, 7, 99]) {
    const top = topOfPlace(cards, 3, place);
    const [first] = placesBetween(cards, 3, { top, bottom: top + 1, size: 100 });
    expect(first).toBe(place - (place % 3));
  }
});
