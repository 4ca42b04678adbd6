import * as fc from "fast-check";
import { expect, test } from "vitest";
import { partsForField, withPart } from "../../../../renderer/reader/notes/field-parts.ts";
import { beginningOfNote, cutLongText } from "../../../../renderer/reader/notes/long-note.ts";

const someText = fc
  .array(
    fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.constantFrom("\n", "\n\n", " ")),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(""));

test("the parts of a long text are the text, none longer than it may be, and none ends within a character", () => {
  fc.assert(
    fc.property(someText, fc.integer({ min: 5, max: 40 }), (text, usual) => {
      const longest = usual * 2;
      const parts = cutLongText(text, { usual, longest });
      expect(parts.join("")).toBe(text);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(longest);
        expect(part.isWellFormed()).toBe(text.isWellFormed());
      }
    }),
  );
});

test("a text is cut where a paragraph ends, else a line, else a word", () => {
  const lengths = { usual: 4, longest: 12 };
  expect(cutLongText("one two\n\nthree four five", lengths)).toEqual([
    "one two\n\n",
    "three ",
    "four five",
  ]);
  expect(cutLongText("a".repeat(30), lengths).map(({ length }) => length)).toEqual([12, 12, 6]);
});

test("of a long note the beginning is shown, up to the end of a line or word; a short one is whole", () => {
  const words = "one word after another ".repeat(100);
  expect(words.startsWith(`${beginningOfNote(words)} `)).toBe(true);
  expect(beginningOfNote(words).length).toBeLessThanOrEqual(900);
  expect(beginningOfNote("short\n".repeat(100)).split("\n").length).toBeLessThan(20);
  expect(beginningOfNote("short")).toBe("short");
  expect(beginningOfNote("\u{1f600}".repeat(5_000)).isWellFormed()).toBe(true);
});

test("what is written in one part of a note leaves the others as they are", () => {
  const text = "A paragraph of some words.\n\n".repeat(3_000);
  const field = partsForField(text);
  expect(field.parts.length).toBeGreaterThan(3);
  expect(field.at).toBe(field.parts.length - 1);
  const first = { ...field, at: 0 };
  const part = first.parts[0] ?? "";
  const written = withPart(first, `Before. ${part}`, 8);
  expect(written.field.whole).toBe(`Before. ${text}`);
  expect(written).toMatchObject({ cursor: 8, field: { at: 0 } });
});

test("a part that grew too long is cut, and the cursor goes on behind what was pasted", () => {
  const pasted = "word ".repeat(10_000);
  const { field, cursor } = withPart(
    partsForField("Before. After."),
    `Before. ${pasted}After.`,
    8 + pasted.length,
  );
  expect(field.whole).toBe(`Before. ${pasted}After.`);
  const before = field.parts.slice(0, field.at).join("");
  expect((before + (field.parts[field.at] ?? "").slice(0, cursor)).endsWith("word ")).toBe(true);
  expect(before.length + cursor).toBe(8 + pasted.length);
});
