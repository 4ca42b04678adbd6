import { expect, test } from "vitest";
import { touchingSpans } from "#core/anchor/touching-spans.js";

const TEXT = "One two three four five.\nSix seven eight.\n";

function around(words: string, ...others: readonly string[]): readonly string[] {
  const spanOf = (each: string) => ({
    start: TEXT.indexOf(each),
    end: TEXT.indexOf(each) + each.length,
  });
  return touchingSpans(TEXT, [words, ...others], spanOf, spanOf(words));
}

test("what overlaps, nests and touches belongs together, in reading order", () => {
  expect(around("two three", "three four", "One")).toEqual(["One", "two three", "three four"]);
  expect(around("One two three", "two")).toEqual(["One two three", "two"]);
});

test("nothing but white space may lie between, the end of a block too", () => {
  expect(around("five.", "Six")).toEqual(["five.", "Six"]);
  expect(around("One", "three")).toEqual(["One"]);
  expect(around("four", "five", "seven")).toEqual(["four", "five"]);
});

test("one thing leads to the next, on both sides and in whatever order they come", () => {
  expect(around("three", "five.", "One", "four", "two", "eight.")).toEqual([
    "One",
    "two",
    "three",
    "four",
    "five.",
  ]);
});
