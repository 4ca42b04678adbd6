import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nameParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { readDocument } from "#core/document/read-document.js";
import { foldForSearch } from "#core/text/fold-for-search.js";

const WORDS = "one two three four five six seven eight";

test("paragraphs, items and quotations are named; headings, labels, tables and code are not", () => {
  const document = readDocument(
    `<section><h2>${WORDS}</h2>\n<p class="label">${WORDS}</p>\n<p>${WORDS} p</p>\n<ul><li>${WORDS} li</li>\n</ul>
<blockquote><p>${WORDS} q</p>\n</blockquote>\n<pre>\n\n${WORDS}</pre>\n<p>too short</p>\n</section>`,
  );
  const { paragraphs, words } = nameParagraphs(document);
  const texts = paragraphs.map(({ start, end }) => document.plainText.slice(start, end));
  expect(texts).toEqual([`${WORDS} p`, `${WORDS} li`, `${WORDS} q`]);
  expect(paragraphs.map((paragraph) => paragraph.words)).toEqual([9, 9, 9]);
  expect(words).toBe(8 + 8 + 9 + 9 + 9 + 8 + 2);
});

test("a label belongs to the paragraph right below it, and to no other", () => {
  const document = readDocument(
    `<section><p class="label">Legal Notice:</p>\n<p>${WORDS} a</p>\n<p>${WORDS} b</p>\n<p class="label">By:</p>\n<p>X</p>\n<p>${WORDS} c</p>\n</section>`,
  );
  const led = nameParagraphs(document).paragraphs.map(({ lead, end }) =>
    document.plainText.slice(lead, end),
  );
  expect(led).toEqual([`Legal Notice:\n${WORDS} a`, `${WORDS} b`, `${WORDS} c`]);
});

test("the folded text is what folding the whole gives, whatever stands at the ends of blocks", () => {
  const piece = fc.constantFrom(
    "Word",
    "ΣΑΣ",
    "é",
    "e\u0301",
    "日本",
    "\u3099",
    " ",
    "ß",
    "🎉",
    "…",
  );
  const block = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
      const html = `<section>${blocks.map((text) => `<p>${text}</p>\n`).join("")}</section>`;
      const document = readDocument(html);
      expect(nameParagraphs(document).folded).toBe(foldForSearch(document.plainText));
    }),
  );
});
