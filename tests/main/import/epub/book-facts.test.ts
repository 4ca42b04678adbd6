import { describe, expect, test } from "vitest";
import type { ReadingDocument } from "../../../../electron/import/reading-document.ts";
import { importBook } from "./make-epub.ts";

async function factsOf(metadata: string): Promise<ReadingDocument> {
  return importBook({ metadata, chapters: { "a.xhtml": "<p>Enough words to be read.</p>" } });
}

describe("the title", () => {
  test.each([
    ["<dc:title>One</dc:title><dc:title>Two</dc:title>", "One"],
    [
      `<dc:title id="s">A history</dc:title><dc:title id="m">The  Sea</dc:title><meta refines="#m" property="title-type">main</meta><meta refines="#s" property="title-type">subtitle</meta>`,
      "The Sea: A history",
    ],
    [
      `<dc:title id="m">The Sea: a History</dc:title><dc:title id="s">A History</dc:title><meta refines="#s" property="title-type">subtitle</meta>`,
      "The Sea: a History",
    ],
    ["<dc:title><![CDATA[A & B <i>]]></dc:title>", "A & B <i>"],
    ["<dc-metadata><dc:Title>x</dc:Title><dc:title>Old</dc:title></dc-metadata>", "Old"],
    ["<dc:title> </dc:title>", "book"],
    ["", "book"],
  ])("of %s is %s", async (metadata, title) => {
    expect((await factsOf(metadata)).title).toBe(title);
  });
});

describe("the authors", () => {
  test.each([
    [`<dc:creator opf:role="ill">I</dc:creator><dc:creator opf:role="aut">A</dc:creator>`, "A"],
    [
      `<dc:creator id="a">A</dc:creator><dc:creator id="b">B</dc:creator><meta refines="#b" property="role" scheme="marc:relators">trl</meta>`,
      "A",
    ],
    ["<dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:creator>A</dc:creator>", "A, B"],
    [`<dc:creator opf:role="edt">E</dc:creator>`, "E"],
    ["", null],
  ])("of %s are %s", async (metadata, byline) => {
    expect((await factsOf(metadata)).byline).toBe(byline);
  });
});

test.each([
  [
    `<dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">1851</dc:date>`,
    "1851",
  ],
  ["<dc:date>2020-02-03T00:00:00+00:00</dc:date>", "2020-02-03T00:00:00+00:00"],
  [`<dc:date opf:event="modification">2024-01-01</dc:date>`, null],
  ["<dc:date>0101-01-01T00:00:00+00:00</dc:date>", null],
  ["<dc:date>some day</dc:date>", null],
])("published: %s is %s", async (metadata, published) => {
  expect((await factsOf(metadata)).published).toBe(published);
});

test.each([
  ["<dc:language>en_us</dc:language>", "en-US"],
  ["<dc:language>und</dc:language><dc:language>fr</dc:language>", "fr"],
  ["<dc:language>Klingon language</dc:language><dc:language>de</dc:language>", "de"],
])("language: %s is %s", async (metadata, language) => {
  expect((await factsOf(metadata)).language).toBe(language);
});

test.each([
  [
    "<dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org/book?utm_source=x</dc:source>",
    "https://example.org/book",
  ],
  ["<dc:identifier>https://example.org/books/1</dc:identifier>", "https://example.org/books/1"],
  [
    "<dc:identifier>https://example.org</dc:identifier><dc:source>javascript:alert(1)</dc:source>",
    null,
  ],
  ["<dc:source>A book on a shelf</dc:source>", null],
])("address: %s is %s", async (metadata, url) => {
  expect((await factsOf(metadata)).url).toBe(url);
});

test("a description is words, without the HTML that programs write into it", async () => {
  const { excerpt, site, sourceTags } = await factsOf(
    `<dc:description>&lt;p class="d"&gt;Call me &lt;i&gt;Ishmael&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Some years ago &amp;amp; so on.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</dc:description><dc:publisher>A House</dc:publisher><dc:subject>Fiction / Sea</dc:subject>`,
  );
  expect(excerpt).toBe("Call me Ishmael. Some years ago & so on.");
  expect(site).toBe("A House");
  expect(sourceTags).toEqual([]);
});

test("without a description the first sentences are the excerpt", async () => {
  expect((await factsOf("<dc:title>x</dc:title>")).excerpt).toBe("Enough words to be read.");
});
