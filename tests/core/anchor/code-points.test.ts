import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromCodePoints, toCodePoints } from "#core/anchor/code-points.js";

const THINKING = "🤔🤔🤔🤔:thinking";

test("other programs count an emoji once", () => {
  const word = { start: 9, end: 17 };
  expect(THINKING.slice(word.start, word.end)).toBe("thinking");
  expect(toCodePoints(THINKING, word)).toEqual({ start: 5, end: 13 });
  expect(fromCodePoints(THINKING, { start: 5, end: 13 })).toEqual(word);
  expect(toCodePoints(THINKING, { start: 2, end: 6 })).toEqual({ start: 1, end: 3 });
});

test("what is counted there and back is the same, and the same as an iterator counts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 3 })),
      fc.nat(),
      fc.nat(),
      (texts, one, other) => {
        const characters = Array.from(texts.join(""));
        const plainText = characters.join("");
        const [start = 0, end = 0] = [one, other]
          .map((number) => number % (characters.length + 1))
          .toSorted((a, b) => a - b);
        const span = {
          start: characters.slice(0, start).join("").length,
          end: characters.slice(0, end).join("").length,
        };
        expect(toCodePoints(plainText, span)).toEqual({ start, end });
        expect(fromCodePoints(plainText, { start, end })).toEqual(span);
      },
    ),
    { numRuns: 200 },
  );
});

test("a span that is not inside the text is none", () => {
  expect(fromCodePoints(THINKING, { start: 0, end: 14 })).toBeUndefined();
  expect(fromCodePoints(THINKING, { start: 14, end: 14 })).toBeUndefined();
  expect(fromCodePoints(THINKING, { start: 3, end: 2 })).toBeUndefined();
});
