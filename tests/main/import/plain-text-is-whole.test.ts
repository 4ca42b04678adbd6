import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { readPlainText } from "../../../electron/import/plain-text/read-plain-text.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { naughtyStrings } from "./shared-data.ts";

// Much work for one test; where others are at work beside it, it takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe("no word is lost", () => {
  const solid = (text: string) => text.replaceAll(/[\t\n\f\r \u00a0]/g, "");

  function expectWhole(text: string): void {
    const { title, body } = readPlainText(text);
    const { plainText } = readDocument(sanitise(body));
    const isOwnBody = solid(plainText) === solid(text);
    expect(isOwnBody ? solid(plainText) : solid((title ?? "") + plainText)).toBe(solid(text));
  }

  test("of any text", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "  ",
        "- item",
        "1. one",
        "Label:",
        "a lower line that goes on and on and on for a while",
        "A Line",
        "a   b   c",
        "x\ty",
        "第一章",
      ),
      fc
        .string({ unit: "binary", maxLength: 80 })
        .map((text) => text.toWellFormed().replaceAll(/[\0\r]/g, "")),
    );
    const text = fc.array(line, { maxLength: 20 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(
        text.filter((each) => !/^[-=_*~#+.·•—–\s]+$/m.test(each)),
        expectWhole,
      ),
      { numRuns: 400 },
    );
  });

  test("and naughty strings come back byte for byte, between paragraphs and as all there is", () => {
    for (const naughty of naughtyStrings()) {
      const text = naughty.replaceAll("\r", "\n").replaceAll("\0", "");
      const { body } = readPlainText(`Title\n\nBefore.\n\n${text}\n\nAfter.\n`);
      const { plainText } = readDocument(sanitise(body));
      const trimmed = text.replaceAll(/^[\t\f ]+|[\t\f ]+$/gm, "").replaceAll(/\n+/g, "\n");
      expect(plainText).toBe(`Before.\n${trimmed}${trimmed === "" ? "" : "\n"}After.\n`);
      expectWhole(text);
    }
  });
});

test("a line of many megabytes costs no more than its length", () => {
  for (const piece of ["a", " ", "ab. ", "「", "-", "word\t"]) {
    // The square of this takes minutes, which the runner does not wait for.
    expect(() => readPlainText(`x${piece.repeat(1_000_000)}y`)).not.toThrow();
  }
});
