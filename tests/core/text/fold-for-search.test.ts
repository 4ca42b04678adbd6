import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldByUnits } from "#core/text/fold-by-units.js";
import { foldRun } from "#core/text/fold-cluster.js";
import { BEYOND_ASCII, foldForSearch, foldName, searchTokens } from "#core/text/fold-for-search.js";
import { foldWithOffsets } from "#core/text/fold-with-offsets.js";

describe("what a reader takes for the same word folds to the same", () => {
  test.each([
    ["case", "KREMLIN", "kremlin"],
    ["an accent", "café", "cafe"],
    ["an accent written as a character of its own", "cafe\u0301", "café"],
    ["ß", "Straße", "STRASSE"],
    ["capital ẞ", "STRAẞE", "strasse"],
    ["a Greek final sigma", "ὉΔΌΣ", "οδός"],
    ["full width", "Ｐｏｓｔｉｌ　２０２６", "postil 2026"],
    ["half-width Kana", "ﾊﾟﾝ", "パン"],
    ["Kana with a voicing mark of its own", "か\u3099", "が"],
    ["Hangul written in letters", "\u1112\u1161\u11ab", "한"],
    ["a ligature", "ﬁnd", "find"],
    ["a soft hyphen", "co\u00adoperate", "cooperate"],
    ["Polish ł and Danish ø", "Łódź Ærø", "lodz aero"],
    ["Turkish İ and ı", "İstanbul ılık", "istanbul ilik"],
    ["Russian ё", "ёлка", "елка"],
    ["Hebrew points", "שָׁלוֹם", "שלום"],
    ["Arabic vowels", "كِتَاب", "كتاب"],
    ["a skin colour", "👍🏽", "👍"],
    ["emoji presentation", "❤\ufe0f", "❤"],
  ])("%s", (_what, one, other) => {
    expect(searchTokens(one)).toEqual(searchTokens(other));
  });
});

describe("letters that only look like another with a mark stay themselves", () => {
  test.each([
    ["Russian й", "мой", "мои"],
    ["voiced Kana", "が", "か"],
    ["Devanagari vowels", "की", "का"],
    ["Thai vowels", "กิน", "กน"],
  ])("%s", (_what, one, other) => {
    expect(searchTokens(one)).not.toEqual(searchTokens(other));
  });
});

describe("tokens", () => {
  test.each([
    ["words", "Open to talks, he said.", ["open", "to", "talks", "he", "said"]],
    ["an apostrophe, straight or curly, parts a word", "don't don’t", ["don", "t", "don", "t"]],
    ["Han and Kana are single characters", "日本語のtest", ["日", "本", "語", "の", "test"]],
    ["the mark for a long vowel too", "ノート", ["ノ", "ー", "ト"]],
    ["Hangul", "한국어", ["한", "국", "어"]],
    ["Thai, its vowels too", "กิน", ["ก", "ิ", "น"]],
    ["Lao and Khmer", "ລາວខ្មែរ", Array.from("ລາວខ្មែរ")],
    ["emoji", "party🎉🤖now", ["party", "🎉", "🤖", "now"]],
    ["ideographic punctuation is none", "「日」。", ["日"]],
    ["nor is any other", "— … “” !?", []],
    ["NUL parts words", "a\0b", ["a", "b"]],
  ])("%s", (_what, text, tokens) => {
    expect(searchTokens(text)).toEqual(tokens);
  });
});

test("a name keeps its punctuation and loses loose white space", () => {
  expect(foldName("  Método /\u00a0 Archives\t")).toBe("metodo / archives");
});

describe("laws", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc
      .array(
        fc.constantFrom(
          "e",
          "\u0301",
          "Σ",
          "ß",
          "日",
          "ﾊ",
          "ﾟ",
          "\u00ad",
          "ก",
          "ิ",
          "🤖",
          " ",
          "\ud83e",
          "が",
          "\u1112",
          "\u1161",
          "½",
        ),
      )
      .map((parts) => parts.join("")),
  );

  /** As texts with few characters above ASCII are folded. */
  function foldByRuns(text: string): string {
    return text.replace(BEYOND_ASCII, foldRun).toLowerCase();
  }

  test("unit by unit a text folds as it does run by run", () => {
    fc.assert(
      fc.property(texts, fc.nat({ max: 3_000 }), (text, length) => {
        const long = text.repeat(Math.ceil(length / Math.max(1, text.length)));
        for (const one of [text, long]) expect(foldByUnits(one)).toBe(foldByRuns(one));
      }),
    );
  });

  test("so does every character, alone and between others, with marks and without", () => {
    const characters = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code));
    const different = characters.filter((one) => {
      const text = `${one} Ж${one}\u0306${one}, 日${one}e${one}\u0301`;
      return foldByUnits(text) !== foldByRuns(text);
    });
    expect(different).toEqual([]);
  });

  test("folding what is folded changes no token", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(searchTokens(foldForSearch(text))).toEqual(searchTokens(text));
      }),
    );
  });

  test("the way back leads through the same folded text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldWithOffsets(text).text).toBe(foldForSearch(text));
      }),
    );
  });

  test("the original of a token folds to that token", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldWithOffsets(text);
        for (const match of folded.text.matchAll(/[0-9a-z\u0080-\uffff]+/g)) {
          const { start, end } = folded.originalSpan(match.index, match.index + match[0].length);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          // A fraction or ligature is never cut in two, so that its span may fold to more.
          expect(searchTokens(text.slice(start, end))).toContain(match[0]);
        }
      }),
    );
  });

  test("spans of the original follow each other like their tokens", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldWithOffsets(text);
        let last = 0;
        for (const match of folded.text.matchAll(/[0-9a-z\u0080-\uffff]+/g)) {
          const { start, end } = folded.originalSpan(match.index, match.index + match[0].length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});

describe("the way back", () => {
  test.each([
    ["an accent of its own belongs to its letter", "x cafe\u0301 y", "cafe", "cafe\u0301"],
    ["ß is two letters", "die Straße da", "strasse", "Straße"],
    ["a soft hyphen lies inside", "to co\u00adoperate", "cooperate", "co\u00adoperate"],
    ["after emoji", "🤖🤖 putin", "putin", "putin"],
    ["Kana", "ここはパンだ", "パ", "パ"],
  ])("%s", (_what, text, token, original) => {
    const folded = foldWithOffsets(text);
    const at = folded.text.indexOf(token);
    const { start, end } = folded.originalSpan(at, at + token.length);
    expect(text.slice(start, end)).toBe(original);
  });
});
