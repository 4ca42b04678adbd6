import { expect, test } from "vitest";
import { completeLastWord } from "../../../renderer/search/complete-last-word.ts";

test("the word in progress is taken as a beginning", () => {
  expect(completeLastWord("tide har")).toBe("tide har*");
  expect(completeLastWord("-har")).toBe("-har*");
  expect(completeLastWord("tag:tide well-kn")).toBe("tag:tide well-kn*");
  expect(completeLastWord("(tide OR har")).toBe("(tide OR har*");
  expect(completeLastWord("марг")).toBe("марг*");
});

test("a space after it says that it is whole", () => {
  expect(completeLastWord("tide ")).toBe("tide");
});

test("what is more than a bare word stays as it is", () => {
  for (const query of [
    "tag:method",
    "tag:well-kn",
    "after:2025-06",
    "-before:last-week",
    '"read the tide"',
    "marg*",
    "a OR",
    "(a)",
    "tide OR",
    "x",
    '"read the ti',
  ]) {
    expect(completeLastWord(query)).toBe(query);
  }
});

test("where no spaces part words, nothing is in progress", () => {
  expect(completeLastWord("潮を読む")).toBe("潮を読む");
});
