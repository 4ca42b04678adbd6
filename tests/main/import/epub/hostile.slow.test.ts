import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { importArticle } from "../../../../electron/import/import-article.ts";
import { expectHarmless } from "../expect-harmless.ts";
import { attacks } from "../shared-data.ts";
import { buildZip } from "../zip/build-zip.ts";
import {
  bookFiles,
  chapterFile,
  CONTAINER,
  FOLDER,
  importBook,
  importEpub,
  outcomeOf,
  packed,
  PIXEL,
} from "./make-epub.ts";

const inXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

describe.each(attacks())("$id", ({ payload }) => {
  const others = { "p.png": ["image/png", PIXEL] } as const;
  test("is harmless in a chapter, in a note, and as one", async () => {
    expectHarmless(
      await importBook({
        others,
        chapters: {
          "a.xhtml": `<p>before ${payload} after</p><p><a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n">${payload}</aside><svg><image xlink:href="p.png"/>${payload}</svg>`,
          "b.xhtml": `<?xml version="1.0"?>${payload}`,
          "c.xhtml": "<p>The end.</p>",
        },
      }),
    );
  });
  test("is words, or nothing, in what a book says of itself", async () => {
    const words = inXml(payload);
    const book = await importBook({
      others,
      chapters: { "a.xhtml": "<p>The end.</p>" },
      nav: `<ol><li><a href="a.xhtml">${words}</a></li><li><a href="a.xhtml#x">${payload}</a></li><li><a href="${words}">x</a></li></ol>`,
      metadata: [
        "title",
        "creator",
        "publisher",
        "source",
        "identifier",
        "description",
        "language",
        "date",
      ]
        .map((name) => `<dc:${name}>${words}</dc:${name}>`)
        .join(""),
      spine: `page-progression-direction="${words}"`,
    });
    expectHarmless(book);
    expect(book.url ?? "https://").toMatch(/^https?:\/\//);
  });
  test("is words, or nothing, unescaped in its papers", async () => {
    const files = bookFiles({
      chapters: { "a.xhtml": "<p>The end.</p>" },
      nav: payload,
      ncx: payload,
    });
    const broken = (path: string, xml: string) =>
      outcomeOf(packed({ ...files, [path]: strToU8(xml.replace("</", `${payload}</`)) }));
    const listing = new TextDecoder().decode(files[`${FOLDER}content.opf`]);
    expect(await broken(`${FOLDER}content.opf`, listing)).toMatch(/^(?:ok|book-)/);
    expect(await broken("META-INF/container.xml", CONTAINER)).toMatch(/^(?:ok|book-)/);
    expect(await broken("META-INF/encryption.xml", "<encryption></encryption>")).toMatch(
      /^(?:ok|book-)/,
    );
  });
});

test("attacks for names of files are found under them, or the archive is refused", async () => {
  let read = 0;
  for (const { payload } of attacks()) {
    const name = `${FOLDER}${payload}.xhtml`;
    const listing = new TextDecoder()
      .decode(bookFiles({ chapters: { "a.xhtml": "-" } })[`${FOLDER}content.opf`])
      .replace(
        'href="a.xhtml"',
        `href="${inXml(encodeURIComponent(payload.toWellFormed()))}.xhtml"`,
      );
    const bytes = buildZip([
      { name: "META-INF/container.xml", content: CONTAINER },
      { name: `${FOLDER}content.opf`, content: listing },
      {
        name: name.toWellFormed(),
        content: chapterFile(`<p>Found. <a href="${inXml(payload)}.xhtml">x</a></p>`),
      },
    ]);
    const result = await importArticle({ name: `${payload}.epub`, bytes });
    if (result.ok) {
      read += 1;
      expectHarmless(result.value);
    } else expect(result.error.code).toMatch(/^(?:archive-unsafe|book-unreadable)$/);
  }
  expect(read).toBeGreaterThan(0);
});

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, at) => {
  const [name, below] = [String.fromCharCode(98 + at), String.fromCharCode(97 + at)];
  return `<!ENTITY ${name} "${`&${below};`.repeat(10)}">`;
}).join("")}]>`;
const QUADRATIC = `<!DOCTYPE x [<!ENTITY a "${"x".repeat(100_000)}">]>`;
const EXTERNAL = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1:9/b.dtd"> %b; <!-- ]> --> <!ENTITY c "]>">]>`;

const ELEMENTS = `<!DOCTYPE x [<!ENTITY a "<package/><container/><ncx/><p>xxx</p>">]>`;

describe("entities that a file declares are not made:", () => {
  test.each([
    ["a billion laughs", LAUGHS, "&j;"],
    ["one long one, often", QUADRATIC, "&a;".repeat(10_000)],
    ["files and addresses", EXTERNAL, "&a;&c;"],
    ["elements", ELEMENTS, "&a;"],
  ])("%s", async (_, doctype, references) => {
    const chapter = chapterFile(`<p>Before ${references} after.</p>`).replace(
      "<!DOCTYPE html>",
      doctype,
    );
    const files = bookFiles({
      chapters: { "a.xhtml": chapter },
      ncx: "",
      metadata: `<dc:title>T ${references}</dc:title>`,
    });
    for (const path of [`${FOLDER}content.opf`, `${FOLDER}toc.ncx`, "META-INF/container.xml"]) {
      const xml = new TextDecoder().decode(files[path]).replace(/^<\?xml[^>]*>/, "");
      files[path] = strToU8(doctype + xml);
    }
    const { plainText, title } = await importEpub(packed(files));
    expect(plainText).toBe(`Before ${references} after.\n`);
    expect(title).toBe(
      `T ${references}`.length <= 300 ? `T ${references}` : `${`T ${references}`.slice(0, 299)}…`,
    );
    expect(plainText + title).not.toMatch(/lol|root:|xxx/);
  });
});

test("control: what these checks look for would be found", async () => {
  const document = await importBook({ chapters: { "a.xhtml": "<p>x</p>" } });
  for (const html of [
    '<section><p><a href="javascript:alert(1)">x</a></p></section>',
    "<script>1</script>",
  ]) {
    // A document that no importer makes, in the place of one.
    expect(() => expectHarmless({ ...document, html: html as typeof document.html })).toThrow();
  }
});
