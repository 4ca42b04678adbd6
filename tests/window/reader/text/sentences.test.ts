import { expect, test } from "vitest";
import { type TextWalk, walkSentences } from "../../../../renderer/reader/text/sentences.ts";

function all(walk: TextWalk, text: string): readonly string[] {
  const found: string[] = [];
  for (let span = walk.at(0); span !== undefined; span = walk.after(span)) {
    found.push(text.slice(span.start, span.end));
  }
  return found;
}

const TEXT = "A title\n\nHe came. Did she? “Yes.” She did.\nCell one\tCell two\t\nThe end";

test("sentences are walked in order; blocks, lines and cells end them", () => {
  expect(all(walkSentences(TEXT, "en"), TEXT)).toEqual([
    "A title",
    "He came.",
    "Did she?",
    "“Yes.”",
    "She did.",
    "Cell one",
    "Cell two",
    "The end",
  ]);
});

test("walking back gives the same sentences", () => {
  const walk = walkSentences(TEXT, "en");
  const back: string[] = [];
  for (let span = walk.at(TEXT.length - 1); span !== undefined; span = walk.before(span)) {
    back.unshift(TEXT.slice(span.start, span.end));
  }
  expect(back).toEqual(all(walk, TEXT));
});

test("Mr. Smith and J. Doe do not end a sentence", () => {
  const text = "Mr. Smith met J. Doe at St. Ives. They spoke.";
  expect(all(walkSentences(text, "en"), text)).toEqual([
    "Mr. Smith met J. Doe at St. Ives.",
    "They spoke.",
  ]);
});

test("Japanese sentences end at their own stop", () => {
  const text = "栞はめったに入らない。缶にはノートがある。";
  expect(all(walkSentences(text, "ja"), text)).toEqual([
    "栞はめったに入らない。",
    "缶にはノートがある。",
  ]);
});

test("a text without words has no sentence", () => {
  expect(walkSentences("\n \n", "en").at(0)).toBeUndefined();
  expect(walkSentences("", "en").at(0)).toBeUndefined();
});
