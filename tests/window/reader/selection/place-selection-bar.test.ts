import { expect, test } from "vitest";
import {
  type Box,
  placeSelectionBar,
} from "../../../../renderer/reader/selection/place-selection-bar.ts";

const bounds: Box = { left: 0, top: 44, right: 1280, bottom: 800 };
const column = { left: 289, right: 929 };
const room = { width: 380, height: 34, bounds, column };

function line(top: number, left = 300, right = 900): Box {
  return { left, right, top, bottom: top + 29 };
}

test("the bar stands above the first line, in its middle", () => {
  expect(placeSelectionBar(line(400), line(429), room)).toEqual({ left: 410, top: 358 });
});

test("without room above, the bar stands below the last line", () => {
  expect(placeSelectionBar(line(60), line(118), room).top).toBe(118 + 29 + 8);
});

test("where the passage fills the view, the bar goes over the reader's own bar and covers no word", () => {
  const { top } = placeSelectionBar(line(50), line(780), room);
  expect(top).toBe(0);
});

test("at the end of a line the bar stays over the column, clear of the notes", () => {
  const { left } = placeSelectionBar(line(400, 880, 925), line(400, 880, 925), room);
  expect(left + room.width).toBe(column.right);
});

test("in a column narrower than the bar, it stays within the window", () => {
  const narrow = {
    ...room,
    bounds: { ...bounds, right: 400 },
    column: { left: 20, right: 380 },
  };
  const { left } = placeSelectionBar(line(400, 300, 380), line(400, 300, 380), narrow);
  expect(left).toBeGreaterThanOrEqual(8);
  expect(left + room.width).toBeLessThanOrEqual(400 - 8);
});
