import { expect, test } from "vitest";
import { PAGE_ROWS, pagesOf } from "../../../renderer/data/pages-of.ts";

const size = 100_000;

test("what is shown in the middle of a page is that page; near its end the next one comes too", () => {
  expect(pagesOf({ first: 540, end: 550, size, focused: undefined })).toEqual([5]);
  expect(pagesOf({ first: 580, end: 590, size, focused: undefined })).toEqual([5, 6]);
  expect(pagesOf({ first: 510, end: 520, size, focused: undefined })).toEqual([4, 5]);
});

test("what has the focus stays, far away as it may be, and nothing between", () => {
  expect(pagesOf({ first: 99_980, end: 99_990, size, focused: 3 })).toEqual([0, 999]);
});

test("no page is asked for beyond the ends; of an empty list the first is", () => {
  expect(pagesOf({ first: 0, end: 20, size: PAGE_ROWS, focused: undefined })).toEqual([0]);
  expect(pagesOf({ first: 0, end: 0, size: 0, focused: undefined })).toEqual([0]);
  // A list that became shorter while its end was shown.
  expect(pagesOf({ first: 950, end: 960, size: 120, focused: undefined })).toEqual([0, 1]);
});
