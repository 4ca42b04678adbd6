import { expect, test } from "vitest";
import { describePublished } from "#core/wording/describe-published.js";

test.each([
  ["2026-11-22", "22 November 2026"],
  ["2026-11-22T23:30:00-08:00", "22 November 2026"],
  ["2026-11", "November 2026"],
  ["1932", "1932"],
  ["in the spring", "in the spring"],
])("%s is said as exactly as the source knows it", (published, said) => {
  expect(describePublished(published)).toBe(said);
});
