import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeSpan } from "#core/anchor/describe-span.js";

const LONG = "x".repeat(100);

describe("the words around a span", () => {
  test("are 32 code units on each side, fewer at the ends of the text", () => {
    const plainText = `${LONG}quote${LONG}`;
    const { quote } = describeSpan({ plainText, blocks: [] }, { start: 100, end: 105 });
    expect(quote).toEqual({ exact: "quote", prefix: "x".repeat(32), suffix: "x".repeat(32) });
    expect(describeSpan({ plainText: "abc", blocks: [] }, { start: 0, end: 3 }).quote).toEqual({
      exact: "abc",
      prefix: "",
      suffix: "",
    });
  });

  test("leave out a character of two code units that does not fit whole", () => {
    const plainText = `😀${"x".repeat(31)}quote${"y".repeat(31)}😀`;
    const { quote } = describeSpan({ plainText, blocks: [] }, { start: 33, end: 38 });
    expect(quote).toEqual({ exact: "quote", prefix: "x".repeat(31), suffix: "y".repeat(31) });
  });

  test("never begin or end with half a character, if the text and the span do not", () => {
    const characters = fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), {
      minLength: 3,
      maxLength: 120,
    });
    fc.assert(
      fc.property(characters, fc.nat(), (units, place) => {
        const middle = 1 + (place % (units.length - 2));
        const start = units.slice(0, middle).join("").length;
        const end = start + (units[middle]?.length ?? 0);
        const { quote } = describeSpan({ plainText: units.join(""), blocks: [] }, { start, end });
        expect(quote.prefix.isWellFormed() && quote.suffix.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the place in the structure", () => {
  const parts = [
    { words: "Title\n", level: 1 },
    { words: "Intro.\n" },
    { words: "First\n", level: 2 },
    { words: "Deep\n", level: 3 },
    { words: "Second\n", level: 2 },
    { words: "Body.\n" },
  ];
  const plainText = parts.map(({ words }) => words).join("");
  let offset = 0;
  const blocks = parts.map(({ words, level }) => {
    const start = offset;
    offset += words.length;
    return { start, end: offset - 1, level };
  });
  const at = (words: string) => {
    const start = plainText.indexOf(words);
    return describeSpan({ plainText, blocks }, { start, end: start + words.length }).block;
  };

  test("is the block's number and the headings above it, outermost first", () => {
    expect(at("Body")).toEqual({ headings: ["Title", "Second"], index: 5 });
    expect(at("Deep")).toEqual({ headings: ["Title", "First"], index: 3 });
    expect(at("Second")).toEqual({ headings: ["Title"], index: 4 });
    expect(at("Title")).toEqual({ headings: [], index: 0 });
  });

  test("of a span over several blocks is that of its beginning", () => {
    expect(at("ntro.\nFirst")).toEqual({ headings: ["Title"], index: 1 });
  });
});

test.each([
  [0, 0],
  [2, 1],
  [-1, 2],
  [1, 4],
])("%i to %i is no span of three characters", (start, end) => {
  expect(() => describeSpan({ plainText: "abc", blocks: [] }, { start, end })).toThrow("no span");
});
