import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { readPlainText } from "../../../electron/import/plain-text/read-plain-text.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { SHAPES } from "./line-shapes.ts";
import { naughtyStrings } from "./shared-data.ts";

const solid = (text: string) => text.replaceAll(/[\t\n\f\r \u00a0]/g, "");
/** Without the signs before quoted lines and around code, and those of rules, as well. */
const bare = (text: string) => solid(text).replaceAll(/[>`~*_]/g, "");

/** The body is the text, or the text without the headline, wherever that stood. */
function expectWhole(text: string, shown = solid): void {
  const { title, body } = readPlainText(text);
  const [all, rest, headline] = [
    shown(text),
    shown(readDocument(sanitise(body)).plainText),
    shown(title ?? ""),
  ];
  if (rest === all) return;
  const at = Array.from({ length: rest.length + 1 }, (_, index) => index).find(
    (index) => rest.slice(0, index) + headline + rest.slice(index) === all,
  );
  if (at === undefined) expect(headline + rest).toBe(all);
}

describe("no word is lost", () => {
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
        text.filter((each) => !/^(?:[-=_*~#+.·•—–\s]+$|[ \t]*[>`~])/m.test(each)),
        (each) => expectWhole(each),
      ),
      { numRuns: 400 },
    );
  });

  test("of text with lists, quotes, code, mail, notes, chapters and wires in any order", () => {
    const line = fc.constantFrom(
      ..."/  /- item/  - item in it/    that goes on/1. one/2. two/3. März war es kalt/a) a/b) b/i. i/o  item".split(
        "/",
      ),
      ...SHAPES,
    );
    const text = fc.array(line, { maxLength: 24 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, (each) => expectWhole(each, bare)),
      { numRuns: 1500 },
    );
  });

  test("of books, whose library stands behind them, and of pages, whose heads stand there once", () => {
    const line = fc.constantFrom("", "- item", ...SHAPES);
    const lines = fc.array(line, { maxLength: 12 }).map((each) => each.join("\n"));
    fc.assert(
      fc.property(lines, lines, lines, (above, book, below) => {
        const [start, end] = ["START", "END"].map(
          (sign) => `\n\n*** ${sign} OF THE PROJECT GUTENBERG EBOOK X ***\n\n`,
        );
        const { body } = readPlainText(`${above}${start}${book}${end}${below}`);
        const shown = (text: string) => bare(text).replaceAll("_", "");
        expect(shown(readDocument(sanitise(body)).plainText)).toBe(
          shown(`${book}${above}${start}${end}${below}`),
        );
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.array(lines, { minLength: 3, maxLength: 5 }), (texts) => {
        const pages = texts.map(
          (text, at) => `Head of it\n\nSay ${at}.\n\n${text}\n\nEnd.\n\nFoot ${at + 1}`,
        );
        const { title, body } = readPlainText(`Title\n\n${pages.join("\n\f\n")}\n`);
        const whole = texts.map((text, at) => `Say ${at}.${text}End.`).join("");
        const { plainText } = readDocument(sanitise(body));
        // The first head is below the title, and not the first line of its page.
        const heads = "Head of it";
        expect(bare((title ?? "") + plainText)).toBe(bare(`Title${heads}${whole}${heads}Foot 1`));
      }),
      { numRuns: 100 },
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
