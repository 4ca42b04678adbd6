import { strToU8 } from "fflate";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importArticle } from "../../../../electron/import/import-article.ts";
import { expectHarmless } from "../expect-harmless.ts";
import { buildZip } from "../zip/build-zip.ts";
import { bookFiles, makeEpub, packed, PIXEL } from "./make-epub.ts";

describe("whatever the bytes are, a book is read or refused:", () => {
  const book = makeEpub({
    chapters: {
      "Text/a.xhtml": '<h1>One</h1><p>Words <a href="b.xhtml#x">x</a><img src="../p.png"/></p>',
      "Text/b.xhtml": '<p id="x">Two</p>',
    },
    others: { "p.png": ["image/png", PIXEL] },
    nav: '<ol><li><a href="Text/a.xhtml">One</a></li></ol>',
  });
  const entries = Object.entries(bookFiles({ chapters: { "a.xhtml": "<p>Words.</p>" } }));

  async function expectVerdict(bytes: Uint8Array): Promise<void> {
    const result = await importArticle({ name: "book.epub", bytes });
    if (result.ok) expectHarmless(result.value);
    else expect(result.error.code).toMatch(/^(?:archive-|book-|file-)/);
  }

  test("with bytes changed, left out or doubled", async () => {
    const change = fc.record({
      at: fc.nat(book.length - 1),
      length: fc.constantFrom(0, 1, 2, 4, 100),
      bytes: fc.uint8Array({ maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = Buffer.from(book);
        for (const { at, length, bytes: put } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
        }
        await expectVerdict(new Uint8Array(bytes));
      }),
      { numRuns: 300 },
    );
  });
  test("with any names, sizes and flags in its headers", async () => {
    const lie = fc.record(
      {
        name: fc.oneof(
          fc.constantFrom("OEBPS/a.xhtml", "../a", "mimetype"),
          fc.string(),
          fc.uint8Array({ maxLength: 20 }),
        ),
        content: fc.oneof(fc.string(), fc.uint8Array({ maxLength: 50 })),
        method: fc.constantFrom(0, 8, 9, 12, 99),
        flags: fc.nat(0xffff),
        externalAttributes: fc.nat(0xffffffff),
        claimedSize: fc.nat(0xffffffff),
        claimedPackedSize: fc.oneof(fc.nat(100), fc.nat(0xffffffff)),
        crc: fc.nat(0xffffffff),
        sameAs: fc.nat(3),
        shift: fc.nat(1000),
      },
      { requiredKeys: ["name"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(lie, { maxLength: 4 }), async (lies) => {
        await expectVerdict(
          buildZip([...entries.map(([name, content]) => ({ name, content })), ...lies]),
        );
      }),
      { numRuns: 300 },
    );
  });
  test("with any text in each of its files", async () => {
    const markup = fc.array(
      fc.oneof(
        fc.constantFrom(
          "<a href='",
          "<item id='x' href='a'/>",
          "<itemref idref='x'/>",
          "<!DOCTYPE x [",
          "]>",
          "<![CDATA[",
          "]]>",
          "&nbsp;",
          "&#0;",
          "&#x110000;",
          "<ol><li>",
          "'>",
          "<svg>",
          "<math>",
          "<aside epub:type='footnote' id='n'>",
          "%2e%2e/",
          "<dc:title>",
          "</",
        ),
        fc.string({ maxLength: 10 }),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(entries.length - 1),
        fc.nat(3000),
        markup,
        async (which, at, parts) => {
          const files = Object.fromEntries(
            entries.map(([name, content], number) => {
              if (number !== which) return [name, content];
              const text = new TextDecoder().decode(content);
              return [
                name,
                strToU8(
                  text.slice(0, at % text.length) + parts.join("") + text.slice(at % text.length),
                ),
              ];
            }),
          );
          await expectVerdict(packed(files));
        },
      ),
      { numRuns: 300 },
    );
  });
});
