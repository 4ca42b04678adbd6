import { expect, test } from "vitest";
import type { ContentHash } from "#core/identity/ids.js";
import { arriveIn, departFrom } from "../../../../renderer/reader/versions/departure.ts";

const HASH = "0".repeat(64) as ContentHash;
const LINES = Array.from(
  { length: 40 },
  (_, at) => `Line ${at} says something that no other line says.\n`,
);
const TEXT = LINES.join("");

test("another version goes on at the same words, wherever they stand there", () => {
  const departure = departFrom(HASH, TEXT, TEXT.indexOf("Line 20"));
  const longer = `${"Put before. ".repeat(30)}${TEXT}`;
  expect(longer.slice(arriveIn(longer, departure))).toMatch(/^Line 20 says/);
});

test("as far down as before where the words are gone, or stand in several places", () => {
  const departure = departFrom(HASH, TEXT, TEXT.indexOf("Line 20"));
  const half = TEXT.indexOf("Line 20") / TEXT.length;
  const other = TEXT.replaceAll("Line", "Verse");
  expect(arriveIn(other, departure) / other.length).toBeCloseTo(half, 2);
  const twice = TEXT + TEXT;
  expect(arriveIn(twice, departure) / twice.length).toBeCloseTo(half, 2);
});

test("at the very top where one was at the very top", () => {
  expect(arriveIn(`Put before. ${TEXT}`, departFrom(HASH, TEXT, 0))).toBe(0);
});
