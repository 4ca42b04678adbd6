import * as fc from "fast-check";
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

test.each([
  ["harbour", ["harboru", "harbuor"], "harboru"],
  ["harbour", ["harbr", "harbours", "harbou"], "harbours"],
  ["harb", ["harbour", "harbour master"], undefined],
  ["harb", ["harbour", "tide"], "harbour"],
])("of words near %s the nearest is meant, and of two as near the first", (typed, known, meant) => {
  expect(nearestWord(typed, known)).toBe(meant);
});

test("among many words the one is found that would be found alone", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { minLength: 1 }), (typed, known) => {
      // Nothing that begins so, which is another way to be found.
      const others = known.filter((each) => !each.startsWith(typed));
      const found = nearestWord(typed, others);
      const near = others.filter((each) => nearestWord(typed, [each]) !== undefined);
      expect(found !== undefined).toBe(near.length > 0);
      if (found !== undefined) expect(near).toContain(found);
    }),
    { numRuns: 2_000 },
  );
});
