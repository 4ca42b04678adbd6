import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanNote } from "#core/annotation/clean-note.js";

test("tabs and line ends stay, control characters go, half a pair becomes a sign that something was there", () => {
  expect(cleanNote("a\tb\r\nc\rd\n")).toBe("a\tb\nc\nd\n");
  expect(cleanNote("nul\u0000 bell\u0007 escape\u001b[1m delete\u007f next\u0085")).toBe(
    "nul bell escape[1m delete next",
  );
  expect(cleanNote("half \ud83d and \ude00, whole 😀")).toBe("half \ufffd and \ufffd, whole 😀");
});

test("bidi marks, joiners and combining letters are text", () => {
  const text = "\u202bעברית\u202c e\u0301 क्‍ष 👩‍👩‍👧 \u00ad\ufeff";
  expect(cleanNote(text)).toBe(text);
});

test("what was cleaned is clean, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanNote(text);
      expect(cleanNote(clean)).toBe(clean);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean).not.toMatch(/[^\P{Cc}\t\n]/u);
    }),
  );
});
