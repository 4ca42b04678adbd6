import { expect, test } from "vitest";
import { placeColumn } from "../../../renderer/reader/column-place.ts";

test("at 1280 px the page is that of the drawings", () => {
  const place = placeColumn(1280, 640);
  expect(place.left).toBe(289);
  expect(place.width).toBe(640);
  expect(place.notes?.left).toBe(984);
  expect(place.outline?.left).toBe(24);
});

test("below 1100 px the column is centred and nothing stands beside it", () => {
  expect(placeColumn(1099, 640)).toEqual({
    left: 230,
    width: 640,
    outline: undefined,
    notes: undefined,
  });
});

test.each([320, 400, 640, 800, 1100, 1280, 1600, 2560])("nothing overlaps at %i px", (room) => {
  for (const widest of [420, 640, 960]) {
    const { left, width, outline, notes } = placeColumn(room, widest);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(room);
    if (outline !== undefined) expect(outline.left + outline.width).toBeLessThan(left);
    if (notes !== undefined) {
      expect(notes.left).toBeGreaterThan(left + width);
      expect(notes.left + notes.width).toBeLessThanOrEqual(room);
    }
  }
});
