import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexWords, RUN, spanOfWords, wordAt, wordsOf } from "#core/anchor/word-index.js";

function wordsIn(text: string): readonly string[] {
  const words = wordsOf(text);
  return Array.from({ length: words.count }, (_, at) => wordAt(words, at));
}

describe("words are the same however they are written", () => {
  test.each([
    ["white space", "one  two\u00a0three\n\tfour", "one two three four"],
    ["quotation marks", "“one” ‘two’ «three»", `"one" 'two' "three"`],
    ["dashes", "one—two – three", "one-two - three"],
    ["soft hyphens and joiners", "har\u00adbour\u200b mas\u2060ter", "harbour master"],
    ["capitals and accents", "ÉTUDE Straße", "etude strasse"],
  ])("%s", (_, one, other) => {
    expect(wordsIn(one)).toEqual(wordsIn(other));
  });

  test("scripts without spaces have a word for each character, and emoji too", () => {
    expect(wordsIn("渡轮 🤔🤔:thinking")).toEqual(["渡", "轮", "🤔", "🤔", "thinking"]);
    expect(wordsIn("ปลอด")).toHaveLength(4);
  });
});

test("a word knows where it stands in the text itself", () => {
  const text = "🤔 The har\u00adbour—ﬁnally";
  const words = wordsOf(text);
  const parts = Array.from({ length: words.count }, (_, at) => {
    const { start, end } = spanOfWords(words, at, at);
    return text.slice(start, end);
  });
  expect(parts).toEqual(["🤔", "The", "har\u00adbour", "ﬁnally"]);
});

test("every run of three words is found at every place where it stands, and nowhere else", () => {
  const word = fc.constantFrom("ha", "ho", "HA", "la", "渡", "é");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (list) => {
      const index = indexWords(list.join(" "));
      const folded = wordsIn(list.join(" "));
      const runAt = (at: number) => folded.slice(at, at + RUN).join(" ");
      for (let at = 0; at + RUN <= folded.length; at += 1) {
        const places = folded.flatMap((_, other) =>
          other + RUN <= folded.length && runAt(other) === runAt(at) ? [other] : [],
        );
        expect(index.findRun(index, at)).toEqual(places);
      }
    }),
    { numRuns: 500 },
  );
});

test("a run that stands nearly everywhere is not looked up", () => {
  const index = indexWords("ha ".repeat(5_000));
  expect(index.findRun(index, 0)).toBeUndefined();
});
