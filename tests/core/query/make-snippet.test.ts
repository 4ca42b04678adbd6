import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTerms } from "#core/query/find-terms.js";
import { makeSnippet } from "#core/query/make-snippet.js";
import { parseQuery } from "#core/query/parse-query.js";
import { type SearchTerm, termsToMark } from "#core/query/search-terms.js";
import { NOON } from "../date/local-times.ts";

function termsOf(typed: string): readonly SearchTerm[] {
  const { query } = parseQuery(typed, NOON);
  return query === undefined ? [] : termsToMark(query);
}

/** The words of `text` that a query marks. */
function marked(text: string, typed: string): readonly string[] {
  return findTerms(text, termsOf(typed)).map(({ start, end }) => text.slice(start, end));
}

describe("terms in a text", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["whole words only", "warm War, wars", "war", ["War"]],
    ["a prefix", "warm War, wars", "war*", ["warm", "War", "wars"]],
    [
      "a phrase across punctuation",
      "Open — to talks, open to talks",
      '"open to"',
      ["Open — to", "open to"],
    ],
    [
      "a phrase whole, where one of its words is asked for too",
      "open to, open",
      'open "open to"',
      ["open to", "open"],
    ],
    ["accents as they are written", "Le Café de la cafe\u0301", "cafe", ["Café", "cafe\u0301"]],
    ["ß", "Große Straße", "strasse", ["Straße"]],
    ["Han inside a sentence", "これは日本語です", "日本", ["日本"]],
    ["not Han apart", "日と本", "日本", []],
    ["an apostrophe", "I don’t know", "don't", ["don’t"]],
    ["emoji", "a party🎉!", "🎉", ["🎉"]],
    ["nothing ruled out", "war and peace", "war -peace", ["war"]],
    ["nothing of other fields", "war and peace", "title:war peace", ["peace"]],
  ])("%s", (_what, text, typed, words) => {
    expect(marked(text, typed)).toEqual(words);
  });

  test("knows which term stands where, in the order they were asked for", () => {
    expect(findTerms("b c a", termsOf('a "b c"')).map(({ term }) => term)).toEqual([1, 0]);
  });

  test.each(["open to", "日本"])("%s is found wherever it stands in a long text", (phrase) => {
    const [first = "", second = ""] = phrase.includes(" ") ? phrase.split(" ") : phrase;
    const gap = phrase.includes(" ") ? " " : "";
    const words = [first, second, ...Array.from({ length: 20 }, (_, at) => `${first}x${at}`)];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        let state = seed >>> 0;
        const text = Array.from({ length: 20_000 }, () => {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
          return words[(state >>> 8) % words.length] ?? "";
        }).join(gap);
        const expected = [
          ...text.matchAll(new RegExp(phrase + (gap === "" ? "" : "(?= |$)"), "g")),
        ];
        const spans = findTerms(text, termsOf(`"${phrase}"`));
        expect(spans.map(({ start }) => start)).toEqual(
          expected.map(({ index }) => index).slice(0, 300),
        );
      }),
      { numRuns: 5 },
    );
  });

  test("a common word in a long text is found a few hundred times and no more", () => {
    expect(findTerms("war ".repeat(50_000), termsOf("war"))).toHaveLength(300);
  });
});

describe("a snippet", () => {
  const filler = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(20);

  function snippet(text: string, typed: string): ReturnType<typeof makeSnippet> {
    return makeSnippet(text, findTerms(text, termsOf(typed)));
  }

  test("shows the hit with words before it, cut between words", () => {
    const { text, marks, hit } = snippet(`${filler}The Kremlin affirmed. ${filler}`, "kremlin");
    expect(text).toMatch(/^\S.* The Kremlin affirmed\. .*\S$/u);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["Kremlin"]);
    expect(hit).toEqual({ start: filler.length + 4, end: filler.length + 11 });
  });

  test("is where most of the terms stand together, not where the first stands alone", () => {
    const text = `A war. ${filler}A war, and then peace. ${filler}`;
    expect(snippet(text, "peace war").hit?.start).toBe(text.lastIndexOf("war"));
  });

  test("is the beginning where nothing was found", () => {
    expect(snippet("Short text.\n", "absent")).toEqual({
      text: "Short text. ",
      marks: [],
      hit: undefined,
    });
  });

  test("shows line breaks and tabs as spaces, so that marks stay true", () => {
    const { text, marks } = snippet("One\n\ttwo\nthree\n", "two");
    expect(text).toBe("One  two three ");
    expect(marks).toEqual([{ start: 5, end: 8 }]);
  });

  test("holds the whole of a hit longer than itself", () => {
    const phrase = "word ".repeat(100).trim();
    const { text, hit } = snippet(phrase, `"${phrase}"`);
    expect(text).toBe(phrase);
    expect(hit).toEqual({ start: 0, end: phrase.length });
  });

  test.each(["", "x"])("never halves a character, %j before it", (before) => {
    const text = `${before}${"🤖".repeat(300)}`;
    for (let start = before.length; start < text.length - 2; start += 2) {
      const { text: cut } = makeSnippet(text, [{ start, end: start + 2, term: 0 }]);
      expect(cut.isWellFormed()).toBe(true);
    }
  });

  test("is cut from the text, marks what was asked for, and never halves a character", () => {
    const texts = fc
      .array(
        fc.constantFrom(
          "war",
          "peace",
          " ",
          "\n",
          "日",
          "本",
          "🤖",
          "é",
          "x".repeat(70),
          "Lorem ipsum ",
        ),
        { maxLength: 200 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom("war", "peace war", "日本", "🤖", "pe*"),
        (text, typed) => {
          const { text: cut, marks, hit } = snippet(text, typed);
          expect(text.replace(/\n/g, " ")).toContain(cut);
          expect(cut.isWellFormed()).toBe(true);
          if (hit === undefined) return;
          const inText = text.slice(hit.start, hit.end).replace(/\n/g, " ");
          expect(marks.map(({ start, end }) => cut.slice(start, end))).toContain(inText);
        },
      ),
    );
  });
});
