import { expect, test } from "vitest";
import { namedParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { readDocument } from "#core/document/read-document.js";

const WORDS = "one two three four five six seven eight";

test("paragraphs, items and quotations are named; headings, labels, tables and code are not", () => {
  const document = readDocument(
    `<section><h2>${WORDS}</h2>\n<p class="label">${WORDS}</p>\n<p>${WORDS} p</p>\n<ul><li>${WORDS} li</li>\n</ul>
<blockquote><p>${WORDS} q</p>\n</blockquote>\n<pre>\n\n${WORDS}</pre>\n<p>too short</p>\n</section>`,
  );
  const texts = namedParagraphs(document).map(({ start, end }) =>
    document.plainText.slice(start, end),
  );
  expect(texts).toEqual([`${WORDS} p`, `${WORDS} li`, `${WORDS} q`]);
});
