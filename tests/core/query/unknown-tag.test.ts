import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unknownTagIn } from "#core/query/unknown-tag.js";
import { withSuggestion } from "#core/query/with-suggestion.js";
import { anyTyped } from "./any-typed.ts";

const TAGS = ["war", "Method", "method/archives", "to read", "Straße"];

test.each([
  ["x tag:wra y", "x tag:war y"],
  ["tag:metohd", "tag:Method"],
  ['-tag:"to raed"', '-tag:"to read"'],
  ["tag:archvies tag:wra", "tag:archvies tag:war"],
  ["tag:strase", "tag:Straße"],
  ["tag:war tag:wra", "tag:war tag:war"],
])("for %s is suggested %s", (typed, better) => {
  const problem = unknownTagIn(typed, TAGS);
  expect(problem && withSuggestion(typed, problem)).toBe(better);
});

test.each([
  "tag:WAR",
  "tag:method",
  "tag:strasse",
  "tag:zebra",
  "wra",
  "title:wra",
  "tag:",
  "tag:(wra)",
])("for %s nothing is", (typed) => {
  expect(unknownTagIn(typed, TAGS)).toBeUndefined();
});

test("where nothing is tagged, nothing is suggested", () => {
  expect(unknownTagIn("tag:war", [])).toBeUndefined();
});

test("what was suggested is known", () => {
  fc.assert(
    fc.property(anyTyped, (typed) => {
      const problem = unknownTagIn(`${typed} tag:wra`, TAGS);
      const better = problem && withSuggestion(`${typed} tag:wra`, problem);
      if (better !== undefined) expect(unknownTagIn(better, TAGS)?.start).not.toBe(problem?.start);
    }),
  );
});
