import { expect, test } from "vitest";
import { DAY_MS, daysLeftInTrash, TRASH_DAYS } from "#core/trash/trash-days.js";

const TRASHED = "2026-11-01T12:00:00.000Z";
const then = Date.parse(TRASHED);

test.each([
  ["just now", 0, TRASH_DAYS],
  ["a day less a moment ago", DAY_MS - 1, TRASH_DAYS],
  ["a day ago", DAY_MS, TRASH_DAYS - 1],
  ["on the last day", TRASH_DAYS * DAY_MS - 1, 1],
  ["when the days are over", TRASH_DAYS * DAY_MS, 0],
  ["long ago", 400 * DAY_MS, 0],
  ["tomorrow, by a clock that was wrong", -DAY_MS, TRASH_DAYS],
])("what was put there %s", (_, ago, left) => {
  expect(daysLeftInTrash(TRASHED, then + ago)).toBe(left);
});

test("a time that is none counts as now: nothing goes by mistake", () => {
  expect(daysLeftInTrash("99th of May", then)).toBe(TRASH_DAYS);
});
