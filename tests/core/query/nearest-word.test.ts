import { expect, test } from "vitest";
import { nearestWord } from "#core/query/nearest-word.js";

const FIELDS = ["title", "author", "tag", "site", "lang", "color", "is", "has", "in"] as const;

test.each([
  ["tga", "tag"],
  ["tags", "tag"],
  ["titel", "title"],
  ["colour", "color"],
  ["autor", "author"],
  ["auth", "author"],
  ["i", undefined],
  ["zebra", undefined],
  ["", undefined],
])("%s is taken for %s", (typed, meant) => {
  expect(nearestWord(typed, FIELDS)).toBe(meant);
});
