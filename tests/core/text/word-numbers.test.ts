import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { noWordNumbers, numberWords } from "#core/text/word-numbers.js";

const TOKEN = /[0-9a-z\u0080-\uffff]+/g;

/** FNV-1a, character by character. */
function numberOf(token: string): number {
  let number = 0x811c9dc5 | 0;
  for (let at = 0; at < token.length; at += 1) {
    number = Math.imul(number ^ token.charCodeAt(at), 0x01000193);
  }
  return number;
}

/** Half of a character, as where a stretch ends within one, is none. */
function isSetApart(token: string): boolean {
  const unit = token.charCodeAt(0);
  return unit >= 0x80 && token.length === (unit >= 0xd800 && unit <= 0xdbff ? 2 : 1);
}

const piece = fc.constantFrom("word", "Z9", " ", "\n", "…", "-", "é", "σ", "日本", "ก", "🎉", "\0");
const folded = fc
  .array(piece, { maxLength: 40, size: "max" })
  .map((pieces) => foldForSearch(pieces.join("")));

test("each word of a stretch of a text gets its number, behind those that are there, and a character set apart counts half", () => {
  fc.assert(
    fc.property(folded, fc.nat(), fc.nat(), (text, one, other) => {
      const places = [one % (text.length + 1), other % (text.length + 1)];
      const [from = 0, to = 0] = places.toSorted((a, b) => a - b);
      const before = numberOf("before");
      const numbers = noWordNumbers();
      numberWords("before", numbers);
      const words = numberWords(text, numbers, from, to);
      const tokens: readonly string[] = text.slice(from, to).match(TOKEN) ?? [];
      expect([...numbers.list.subarray(0, numbers.length)]).toEqual([
        before,
        ...tokens.map(numberOf),
      ]);
      const setApart = tokens.filter(isSetApart).length;
      expect(words).toBe(tokens.length - setApart / 2);
    }),
  );
});

test("a text may have many words", () => {
  const tokens = Array.from({ length: 5_000 }, (_, at) => `w${at}`);
  const numbers = noWordNumbers();
  numberWords(tokens.slice(0, 200).join(" "), numbers);
  expect(numberWords(tokens.slice(200).join(" "), numbers)).toBe(4_800);
  expect([...numbers.list.subarray(0, numbers.length)]).toEqual(tokens.map(numberOf));
});
