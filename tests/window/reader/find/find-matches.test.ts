import { expect, test } from "vitest";
import {
  findMatches,
  foldForFinding,
  matchFrom,
} from "../../../../renderer/reader/find/find-matches.ts";

function found(text: string, sought: string): readonly string[] {
  return findMatches(foldForFinding(text), sought).map(({ start, end }) => text.slice(start, end));
}

test("case and accents make no difference, in the text or in what is sought", () => {
  expect(found("Café, cafe\u0301, CAFE", "cafe")).toEqual(["Café", "cafe\u0301", "CAFE"]);
  expect(found("naive", "naïve")).toEqual(["naive"]);
});

test("kinds of quotation marks, dashes and white space make no difference", () => {
  expect(found("It’s “so” – said\nshe", 'it\'s "so" - said she')).toEqual([
    "It’s “so” – said\nshe",
  ]);
});

test("a ligature is found whole by one of its letters", () => {
  expect(found("oﬃce", "ffi")).toEqual(["ﬃ"]);
});

test("Japanese is found without spaces between words", () => {
  expect(found("まともな栞はめったに入らない", "栞は")).toEqual(["栞は"]);
});

test("nothing is found when nothing is sought", () => {
  expect(found("anything", " ")).toEqual([]);
});

test("from a place in the text one goes on to the next match, and around the end", () => {
  const matches = [
    { start: 5, end: 8 },
    { start: 20, end: 23 },
  ];
  expect(matchFrom(matches, 6, "next")).toBe(1);
  expect(matchFrom(matches, 24, "next")).toBe(0);
  expect(matchFrom(matches, 20, "previous")).toBe(0);
  expect(matchFrom(matches, 5, "previous")).toBe(1);
  expect(matchFrom([], 5, "next")).toBeUndefined();
});
