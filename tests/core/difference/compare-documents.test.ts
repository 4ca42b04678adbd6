import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignPieces } from "#core/difference/align-pieces.js";
import { compareDocuments } from "#core/difference/compare-documents.js";
import { compareWords } from "#core/difference/compare-words.js";
import { piecesOf } from "#core/difference/pieces-of.js";
import { documentOf } from "../resemblance/made-texts.ts";

const FIRST = "The pilots of Vell kept one book for three hundred years.";
const SECOND = "It was not a log of ships but of water, and of what the tide brings.";
const THIRD = "Whoever reads it today learns to wait for the turn of the stream.";

function compare(old: readonly string[], newer: readonly string[]) {
  return compareDocuments(documentOf(old), documentOf(newer), { mostRows: 100 }).rows;
}

test("what stayed is summed up, with its first and last paragraph", () => {
  expect(compare([FIRST, SECOND, THIRD], [FIRST, SECOND, THIRD])).toEqual([
    { kind: "kept", first: FIRST, last: THIRD, paragraphs: 3 },
  ]);
});

test("a paragraph that came and one that went are shown whole, in their places", () => {
  expect(compare([FIRST, SECOND], [THIRD, FIRST])).toEqual([
    { kind: "added", text: THIRD },
    { kind: "kept", first: FIRST, last: null, paragraphs: 1 },
    { kind: "removed", text: SECOND },
  ]);
});

test("in an edited paragraph the words are shown, those side by side as one change", () => {
  const newer = FIRST.replace("three hundred", "two hundred and ten");
  expect(compare([FIRST], [newer])).toEqual([
    {
      kind: "changed",
      parts: [
        { kind: "kept", text: "The pilots of Vell kept one book for " },
        { kind: "removed", text: "three" },
        { kind: "added", text: "two" },
        { kind: "kept", text: " hundred " },
        { kind: "added", text: "and ten " },
        { kind: "kept", text: "years." },
      ],
    },
  ]);
});

test("changed words that only a space parts are one change", () => {
  expect(compareWords("one cold morning in March", "one warm evening in March")).toEqual([
    { kind: "kept", text: "one " },
    { kind: "removed", text: "cold morning" },
    { kind: "added", text: "warm evening" },
    { kind: "kept", text: " in March" },
  ]);
});

test("an edited paragraph is found behind one that was put before it", () => {
  const kinds = compare([FIRST, SECOND], [FIRST, THIRD, SECOND.replace("ships", "boats")]).map(
    ({ kind }) => kind,
  );
  expect(kinds).toEqual(["kept", "added", "changed"]);
});

test("words of a script without spaces are told apart", () => {
  expect(compareWords("潮汐在黎明上涨", "潮汐在黄昏上涨")).toEqual([
    { kind: "kept", text: "潮汐在" },
    { kind: "removed", text: "黎明" },
    { kind: "added", text: "黄昏" },
    { kind: "kept", text: "上涨" },
  ]);
});

test("what is said over and over is not taken for changed", () => {
  const rows = Array.from({ length: 1_200 }, (_, at): string => (at % 2 === 0 ? FIRST : SECOND));
  expect(compare(rows, rows)).toMatchObject([{ kind: "kept", paragraphs: 1_200 }]);
  expect(compare(rows, rows.toSpliced(600, 0, THIRD))).toMatchObject([
    { kind: "kept", paragraphs: 600 },
    { kind: "added", text: THIRD },
    { kind: "kept", paragraphs: 600 },
  ]);
});

describe("whatever changed", () => {
  const paragraph = fc.constantFrom(FIRST, SECOND, THIRD, "Ka lo.", "Mi ner tu sa vel dor.");
  const text = fc.array(paragraph, { maxLength: 12 });

  test("both texts can be read from how they were laid beside each other", () => {
    fc.assert(
      fc.property(text, text, (old, newer) => {
        const parts = alignPieces(old, newer);
        expect(parts.flatMap((part) => ("kept" in part ? part.kept : part.removed))).toEqual(old);
        expect(parts.flatMap((part) => ("kept" in part ? part.kept : part.added))).toEqual(newer);
      }),
    );
  });

  test("both paragraphs can be read from what became of their words", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (old, newer) => {
        const parts = compareWords(old, newer) ?? [];
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join("");
        expect(without("added")).toBe(old);
        expect(without("removed")).toBe(newer);
      }),
    );
  });

  test("no text is lost when it is cut into pieces to be compared", () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 400 }), { maxLength: 3 }), (paragraphs) => {
        const document = documentOf(paragraphs);
        const letters = (words: string): string => words.replaceAll(/\s/g, "");
        expect(letters(piecesOf(document).join(""))).toBe(letters(document.plainText));
      }),
      { numRuns: 50 },
    );
  });
});
