import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanNote } from "#core/annotation/clean-note.js";

test("NUL goes, and half a pair becomes a sign that something was there", () => {
  expect(cleanNote("nul\u0000 here")).toBe("nul here");
  expect(cleanNote("half \ud83d and \ude00, whole \u{1f600}")).toBe(
    "half \ufffd and \ufffd, whole \u{1f600}",
  );
});

test("every other character is the reader's own", () => {
  const text = "a\tb\r\nc\u0001\u001b[31m\u007f\u0085 \u202bעברית\u202c e\u0301 \u00ad\ufeff\uffff";
  expect(cleanNote(text)).toBe(text);
});

const someCodeUnits = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff }), fc.constant(0)))
  .map((units) => String.fromCharCode(...units));

test("what was cleaned is clean, whatever it was", () => {
  fc.assert(
    fc.property(someCodeUnits, (text) => {
      const clean = cleanNote(text);
      expect(cleanNote(clean)).toBe(clean);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toContain("\0");
    }),
  );
});
