import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseTag, Tag } from "#core/tag/tag.js";

describe("a tag made of what somebody typed", () => {
  test.each([
    ["#war", "war"],
    ["  peace   talks ", "peace talks"],
    ["a // b/ ", "a/b"],
    ["e\u0301te\u0301", "été"],
    ["half \ud83d", "half"],
    ["be\u0007ll\u0000", "bell"],
    ["two\u000blines\nhere", "two lines here"],
    ["\u202egnp.exe\u202c", "gnp.exe"],
    [`${"x".repeat(199)}/y`, "x".repeat(199)],
    [`${"x".repeat(199)}😀`, "x".repeat(199)],
  ])("%j becomes %j", (typed, tag) => {
    expect(normaliseTag(typed)).toBe(tag);
  });

  test.each(["", " ", "#", "/", "# / ", "\ud83d", "\u0000#\u0007", "\u202e"])(
    "nothing is left of %j",
    (typed) => {
      expect(normaliseTag(typed)).toBeUndefined();
    },
  );

  test("normalising again changes nothing, and the schema takes it, whatever was typed", () => {
    const piece = fc.constantFrom("/", " ", "#", "\u0301", "\u0338", "=", "\u00a0", "x".repeat(99));
    const typed = fc.array(fc.oneof(piece, fc.string({ unit: "binary" })), { maxLength: 12 });
    fc.assert(
      fc.property(typed, (pieces) => {
        const tag = normaliseTag(pieces.join(""));
        if (tag === undefined) return;
        expect(Tag.parse(tag)).toBe(tag);
        if (!tag.startsWith("#")) expect(normaliseTag(tag)).toBe(tag);
      }),
      { numRuns: 2000 },
    );
  });
});
