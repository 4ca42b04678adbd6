import { afterAll, describe, expect, test } from "vitest";
import { createConverterPool } from "../../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../../electron/import/fork-converter-node.ts";
import { buildZip } from "../zip/build-zip.ts";
import { bookFiles, FOLDER, makeEpub, outcomeOf, PIXEL } from "./make-epub.ts";

const pool = createConverterPool({ fork: forkConverterInNode, size: 1 });
afterAll(() => pool.close());

describe("built to take for ever, and read or refused in time:", () => {
  const chapters = { "a.xhtml": "<p>Words.</p>" };
  const deep = "<navPoint><navLabel><text>x</text></navLabel><content src='a.xhtml'/>".repeat(
    50_000,
  );
  const unended: readonly (readonly [string, string])[] = [
    ["declarations", "<!doctype html ["],
    ["instructions", "<?"],
    ["sections", "<![CDATA["],
    ["comments", "<!--"],
    ["tags", "<a a"],
    ["quotes", '<p title="'],
    ["elements", "<b><div>"],
  ];
  test.each(unended)("%s that do not end", async (_, unit) => {
    const bytes = makeEpub({
      chapters: { ...chapters, "b.xhtml": `<?xml version="1.0"?>${unit.repeat(100_000)}` },
    });
    const result = await pool.convert({ name: "book.epub", bytes });
    expect(result.ok ? "read" : result.error.code).toMatch(/^(?:read|file-too-complex)$/);
  });
  test.each([
    ["contents as deep as they are long", { chapters, ncx: deep }],
    [
      "lists as deep as they are long",
      { chapters, nav: "<ol><li><a href='a.xhtml'>x</a>".repeat(50_000) },
    ],
    [
      "30,000 lines of contents",
      { chapters, nav: `<ol>${"<li><a href='a.xhtml'>x y</a></li>".repeat(30_000)}</ol>` },
    ],
    ["metadata without end", { chapters, metadata: "<dc:title>x".repeat(100_000) }],
    [
      "30,000 links to one place",
      { chapters: { "a.xhtml": `<p id="x">${'<a href="#x">x</a>'.repeat(30_000)}</p>` } },
    ],
    [
      "20,000 places of one name",
      {
        chapters: Object.fromEntries(
          Array.from({ length: 2000 }, (_, at) => [
            `${at}.xhtml`,
            `<p id="x">${'<a href="#x">x</a>'.repeat(10)}</p>`,
          ]),
        ),
      },
    ],
  ])("%s", async (_, book) => {
    const result = await pool.convert({ name: "book.epub", bytes: makeEpub(book) });
    expect(result.ok ? "read" : result.error.code).toMatch(
      /^(?:read|file-too-complex|book-unreadable)$/,
    );
  });
  test("a bomb in the place of a chapter or a picture", async () => {
    const content = new Uint8Array(64 * 1024 * 1024);
    for (const path of [`${FOLDER}a.xhtml`, `${FOLDER}p.png`]) {
      const files = bookFiles({
        chapters: { "a.xhtml": '<p>x <img src="p.png"/></p>' },
        others: { "p.png": ["image/png", PIXEL] },
      });
      const entries = Object.entries(files).map(([name, bytes]) =>
        name === path ? { name, content, claimedSize: 10 } : { name, content: bytes },
      );
      expect(await outcomeOf(buildZip(entries))).toBe(
        "archive-unsafe: a file that swells without end",
      );
    }
  });
});
