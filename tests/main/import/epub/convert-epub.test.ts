import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { wording } from "../../../../electron/core/wording/wording.ts";
import {
  bookFiles,
  chapterFile,
  FOLDER,
  importBook,
  importEpub,
  type MadeBook,
  packed,
  PIXEL,
} from "./make-epub.ts";

const PICTURE = /<img src="\.\.\/assets\/[0-9a-f]{64}\.png"/;

describe("a book", () => {
  test("is one text of its chapters in reading order, and nothing twice", async () => {
    const { plainText, encoding, mediaType, isWholePage } = await importBook({
      chapters: {
        "b.xhtml": "<p>First.</p>",
        "a.xhtml": "<p>Second.</p>",
        "empty.xhtml": "",
        "c.xhtml": "<p>Third.</p>",
      },
    });
    expect(plainText).toBe("First.\nSecond.\nThird.\n");
    expect({ encoding, mediaType, isWholePage }).toEqual({
      encoding: null,
      mediaType: "application/epub+zip",
      isWholePage: false,
    });
  });

  test("may have thousands of chapters", async () => {
    const numbers = Array.from({ length: 3000 }, (_, at) => at);
    const { plainText, html } = await importBook({
      chapters: Object.fromEntries(numbers.map((at) => [`${at}.xhtml`, `<p>Chapter ${at}.</p>`])),
      ncx: numbers
        .map(
          (at) =>
            `<navPoint><navLabel><text>${at}</text></navLabel><content src="${at}.xhtml"/></navPoint>`,
        )
        .join(""),
    });
    expect(plainText).toBe(numbers.map((at) => `${at}\nChapter ${at}.\n`).join(""));
    expect(html.match(/<h2>/g)?.length).toBe(3000);
  });

  test("is the same for the same bytes", async () => {
    const book: MadeBook = { chapters: { "a.xhtml": '<p id="x">One <a href="#x">x</a></p>' } };
    expect(await importBook(book)).toEqual(await importBook(book));
  });

  test("may lack its type and its container, and be folded in other ways than it says", async () => {
    const files = bookFiles({ chapters: { "Text/a.xhtml": "<p>Words.</p>" } });
    const { mimetype: _, "META-INF/container.xml": __, ...rest } = files;
    expect((await importEpub(packed(rest))).plainText).toBe("Words.\n");
    const folded = Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name.toUpperCase(), content]),
    );
    expect((await importEpub(packed(folded))).plainText).toBe("Words.\n");
  });

  test("with several editions in one file is its first", async () => {
    const files = bookFiles({ chapters: { "a.xhtml": "<p>First.</p>" } });
    const second = new TextDecoder()
      .decode(files[`${FOLDER}content.opf`])
      .replace("a.xhtml", "b.xhtml");
    const container = `<container xmlns="x"><rootfiles>
      <rootfile full-path="book.pdf" media-type="application/pdf"/>
      <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
      <rootfile full-path="OEBPS/second.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
    const both = {
      ...files,
      "META-INF/container.xml": strToU8(container),
      [`${FOLDER}second.opf`]: strToU8(second),
      [`${FOLDER}b.xhtml`]: strToU8(chapterFile("<p>Second.</p>")),
    };
    expect((await importEpub(packed(both))).plainText).toBe("First.\n");
  });

  test("in other encodings, with or without saying so, and with marks of byte order", async () => {
    const utf16 = Buffer.from(
      `\ufeff${chapterFile("<p>Größe</p>").replace("utf-8", "utf-16")}`,
      "utf16le",
    );
    const latin = Buffer.from(
      chapterFile("<p>naïve élève déjà</p>").replace("utf-8", "iso-8859-1"),
      "latin1",
    );
    const files = bookFiles({
      chapters: { "a.xhtml": "-", "b.xhtml": "-", "c.xhtml": "-" },
    });
    const all = {
      ...files,
      [`${FOLDER}a.xhtml`]: new Uint8Array(utf16),
      [`${FOLDER}b.xhtml`]: new Uint8Array(latin),
      [`${FOLDER}c.xhtml`]: strToU8(`\ufeff${chapterFile("<p>ü</p>")}`),
    };
    expect((await importEpub(packed(all))).plainText).toBe("Größe\nnaïve élève déjà\nü\n");
  });

  test("names what is missing in its place, where it takes up no text", async () => {
    const files = bookFiles({
      chapters: {
        "a.xhtml": "<p>One.</p>",
        "lost.xhtml": "<p>Two.</p>",
        "c.xhtml": "<p>Three.</p>",
      },
      nav: '<ol><li><a href="lost.xhtml">The lost chapter</a></li></ol>',
    });
    delete files[`${FOLDER}lost.xhtml`];
    const { plainText, html } = await importEpub(packed(files));
    expect(plainText).toBe("One.\nThe lost chapter\nThree.\n");
    expect(html).toContain(`<img alt="${wording.imports.missingPart("lost.xhtml")}">`);
  });

  test("says by its chapters, else by its pages which way it is read; columns are set in lines", async () => {
    const directionOf = async (book: Partial<MadeBook>): Promise<string> =>
      (await importBook({ chapters: { "a.xhtml": "<p>123</p>" }, ...book })).direction;
    const metadata = (language: string): string =>
      `<dc:title>x</dc:title><dc:language>${language}</dc:language>`;
    const spine = 'page-progression-direction="rtl"';
    expect(await directionOf({ spine, metadata: metadata("he") })).toBe("rtl");
    expect(await directionOf({ spine, metadata: metadata("ja") })).toBe("ltr");
    const chapter = chapterFile("<p>abc</p>").replace("<body", '<body dir="rtl"');
    expect(await directionOf({ chapters: { "a.xhtml": chapter } })).toBe("rtl");
  });

  test("of the nineties and of any program: prefixes, entities of HTML, broken tags", async () => {
    const { plainText } = await importBook({
      version: "2.0",
      chapters: {
        "a.xhtml": `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
          <h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title/></h:head><h:body><h:p>a&nbsp;b &mdash; caf&eacute; &#x2026;</h:p></h:body></h:html>`,
        "b.xhtml": "<p>one<p>two<br>three <b>four</p><div/><p>five</p>",
        "c.xhtml": `<p xmlns:m="http://www.w3.org/1998/Math/MathML"><m:math><m:mfrac><m:mi>a</m:mi><m:mn>2</m:mn></m:mfrac></m:math></p><p><![CDATA[<b> & c]]></p>`,
      },
    });
    expect(plainText).toBe("a\u00a0b — café …\none\ntwo\nthree four\nfive\na2\n<b> & c\n");
  });

  test("keeps tables, ruby and languages, and leaves out what a page shows to nobody", async () => {
    const { html, plainText } = await importBook({
      chapters: {
        "a.xhtml": `<table><tr><th>A</th><td>1</td></tr></table><p xml:lang="ja"><ruby>漢<rt>かん</rt></ruby></p>
          <p style="display:none">hidden</p><script>alert(1)</script><style>p{}</style>
          <p>One<span epub:type="pagebreak" id="p7" title="7">7</span> sentence.<span role="doc-pagebreak">8</span></p>`,
      },
    });
    expect(plainText).toBe("A\t1\t\n漢かん\nOne sentence.\n");
    expect(html).toContain('<p lang="ja"><ruby>');
  });
});

describe("pictures", () => {
  const cover = { "Images/cover.png": ["image/png", PIXEL] } as const;
  const wrapped = `<div><svg viewBox="0 0 9 9"><title>Cover</title><image width="9" height="9" xlink:href="../Images/cover.png"/></svg></div>`;

  test("are kept by what their bytes are, each once, wherever and however they are named", async () => {
    const { html, assets } = await importBook({
      others: {
        "Images/a b.png": ["image/png", PIXEL],
        "Images/lie.png": ["image/png", "no picture"],
      },
      chapters: {
        "Text/a.xhtml": `<p>1 <img src="../Images/a%20b.png" alt="one"/> <img src="../images/A%20B.PNG" alt="two"/>
          <img src="../Images/lie.png" alt="three"/> <img src="../Images/none.png" alt=""/> <img src="https://example.org/x.png" alt="four"/></p>`,
      },
    });
    expect(assets.length).toBe(1);
    expect(assets[0]?.bytes).toEqual(PIXEL);
    expect(html.match(new RegExp(PICTURE, "g"))?.length).toBe(2);
    expect(html).toContain('<img alt="three">');
    expect(html).toContain('<img alt="none.png">');
    expect(html).toContain('<img alt="four" title="example.org">');
  });

  test.each([
    ["EPUB 3 by a property", { properties: { "Images/cover.png": "cover-image" } }],
    [
      "EPUB 2 by its metadata",
      { metadata: `<dc:title>x</dc:title><meta name="cover" content="i-Images_cover.png"/>` },
    ],
    [
      "EPUB 2 by its guide",
      { guide: '<guide><reference type="cover" href="Text/cover.xhtml"/></guide>' },
    ],
  ])("on the cover lead, and are no page of the text: %s", async (_, book) => {
    const { html, leadImage, assets } = await importBook({
      others: cover,
      chapters: { "Text/cover.xhtml": wrapped, "Text/a.xhtml": "<p>Words.</p>" },
      nav: '<ol><li><a href="Text/cover.xhtml">Cover</a></li></ol>',
      ...book,
    });
    expect(leadImage).toBe(assets[0]?.name);
    expect(html).toBe("<section><p>Words.</p>\n</section>");
  });

  test("stay where nothing says that they are a cover, or words stand beside them", async () => {
    const { html, leadImage, assets } = await importBook({
      others: cover,
      chapters: { "Text/1.xhtml": wrapped, "Text/a.xhtml": "<p>Words.</p>" },
    });
    expect(html).toMatch(PICTURE);
    expect(leadImage).toBe(assets[0]?.name);
    const titled = await importBook({
      others: cover,
      properties: { "Images/cover.png": "cover-image" },
      chapters: { "Text/1.xhtml": `<h1>Title</h1>${wrapped}` },
    });
    expect(titled.html).toMatch(PICTURE);
  });

  test("that are drawings become pictures, those in their own file too", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script><path d="M0 0h9"/></svg>`;
    const { html, assets } = await importBook({
      others: { "a.svg": ["image/svg+xml", svg] },
      chapters: {
        "a.xhtml": `<p>Words <img src="a.svg" alt="file"/> <object data="a.svg" type="image/svg+xml">other</object> ${svg}</p>`,
      },
    });
    expect(html.match(/<img src="[^"]*\.svg"/g)?.length).toBe(3);
    for (const { bytes } of assets) expect(new TextDecoder().decode(bytes)).not.toContain("script");
  });
});
