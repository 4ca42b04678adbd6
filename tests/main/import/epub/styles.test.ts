import { describe, expect, test } from "vitest";
import { readStyleRules } from "../../../../electron/import/epub/styles/style-rules.ts";
import { importBook, type MadeBook } from "./make-epub.ts";
import { chapterFile } from "./make-epub.ts";

const LINK = `<title>x</title><link rel="stylesheet" type="text/css" href="../Styles/book.css"/>`;

async function bookWith(css: string, body: string, more: Partial<MadeBook> = {}) {
  return await importBook({
    chapters: { "Text/1.xhtml": chapterFile(body, LINK) },
    others: { "Styles/book.css": ["text/css", css] },
    ...more,
  });
}

async function htmlWith(css: string, body: string): Promise<string> {
  const { html } = await bookWith(css, body);
  return html.replaceAll(/<\/?section>|\n/g, "");
}

describe("what a book's style sheets say of its words is said in elements", () => {
  test.each([
    [".i {font-style: italic}", `<p>A <span class="i">b</span> c.</p>`, "<p>A <em>b</em> c.</p>"],
    [
      ".x { font-weight:700 }",
      `<p>A <span class="y x">b</span>.</p>`,
      "<p>A <strong>b</strong>.</p>",
    ],
    [
      "span.t{font:italic bold 1em/1.2 serif}",
      `<p><span class="t">b</span> c</p>`,
      "<p><em><strong>b</strong></em> c</p>",
    ],
    [
      "p.letter{font-style:oblique}",
      `<p class="letter">All of it.</p>`,
      "<p><em>All of it.</em></p>",
    ],
    [
      ".letter{font-style:italic} .up{font-style:normal}",
      `<div class="letter"><p>One <span class="up">two</span> three.</p></div>`,
      "<p><em>One </em>two<em> three.</em></p>",
    ],
    [
      "em{font-style:normal; font-weight:bold}",
      "<p>A <em>b</em> c.</p>",
      "<p>A <strong>b</strong> c.</p>",
    ],
    [
      ".verse p{font-style:italic} .verse > p.plain{font-style:normal}",
      `<div class="verse"><p>One.</p><p class="plain">Two.</p></div><p>Three.</p>`,
      "<p><em>One.</em></p><p>Two.</p><p>Three.</p>",
    ],
    [".i{font-style:italic}.i{font-style:normal}", `<p class="i">One.</p>`, "<p>One.</p>"],
    [
      "p.i{font-style:italic}.i{font-style:normal}",
      `<p class="i">One.</p>`,
      "<p><em>One.</em></p>",
    ],
    [".i{font-style:italic}", `<p class="i" style="font-style: normal">One.</p>`, "<p>One.</p>"],
    ["", `<p><span style="font-style: italic">One</span> two.</p>`, "<p><em>One</em> two.</p>"],
    [
      ".i{font-style:italic}",
      `<p>A <i class="i">b</i> <em>c</em></p>`,
      "<p>A <i>b</i> <em>c</em></p>",
    ],
    [
      "h2{font-style:italic;font-weight:bold}",
      "<h2>One</h2><p>Two.</p>",
      "<h2>One</h2><p>Two.</p>",
    ],
    [
      ".c{text-align:center}",
      `<p class="c">* * *</p><div class="c">Fin</div><div class="c"><p>The end</p></div><h2 class="c">H</h2><p>x</p>`,
      `<p class="centred">* * *</p><p class="centred">Fin</p><p class="centred">The end</p><h2>H</h2><p>x</p>`,
    ],
    [".no{display:none}", `<p>One<span class="no"> and two</span>.</p>`, "<p>One.</p>"],
  ])("%s", async (css, body, html) => {
    expect(await htmlWith(css, body)).toBe(html);
  });

  test("whether it stands in the book's file, in the chapter's head, or in several", async () => {
    const head = `<title>x</title><link rel="stylesheet" href="../Styles/a.css"/><style>/* here */ .b{font-weight:bold}</style><link rel="alternate stylesheet" href="../Styles/night.css"/>`;
    const { html } = await importBook({
      chapters: {
        "Text/1.xhtml": chapterFile(
          `<p><span class="a">a</span> <span class="b">b</span></p>`,
          head,
        ),
        "Text/2.xhtml": `<p><span class="a">not here</span></p>`,
      },
      others: {
        "Styles/a.css": ["text/css", ".a{font-style:italic}"],
        "Styles/night.css": ["text/css", ".a{font-style:normal}"],
      },
    });
    expect(html).toContain("<em>a</em> <strong>b</strong>");
    expect(html).toContain("<p>not here</p>");
  });
});

describe("what is hidden stays where it is needed", () => {
  test("notes, and a chapter of which nothing would be left", async () => {
    const note = `<p>Text<a epub:type="noteref" href="#n">1</a>.</p><aside epub:type="footnote" id="n" class="no"><p>The note.</p></aside>`;
    expect((await bookWith(".no{display:none}", note)).plainText).toContain("The note.");
    const { plainText } = await bookWith("div{display:none}", "<div><p>All of it.</p></div>");
    expect(plainText).toBe("All of it.\n");
  });
});

test("rules for some devices, and selectors that ask for more than names and classes, are left out", () => {
  const css = `@import "other.css"; @charset "utf-8";
@media amzn-kf8 { .a {font-style: italic} p {display: none} }
@font-face { font-family: x; src: url(x.ttf); font-style: italic }
p:first-letter, p[lang], #id, p + p, * , .a\\:b {font-style: italic}
.ok, p::before {font-style: italic}
.text { content: "} .b {font-style: italic}"; color: red }
/* .c {font-style: italic} */ .late {font-weight: bold`;
  expect(readStyleRules(css).map(({ steps, look }) => [steps[0]?.classes, look])).toEqual([
    [["ok"], { italic: true }],
    [["late"], { bold: true }],
  ]);
});

describe("hostile style sheets", () => {
  const sheets: Readonly<Record<string, string>> = {
    "nothing but braces": "{".repeat(400_000),
    "comments without an end": "/*".repeat(200_000),
    "strings without an end": `"\\`.repeat(200_000),
    "one selector of many parts": `${"a ".repeat(200_000)}{font-style:italic}`,
    "one selector of many classes": `p${".a".repeat(200_000)}{font-style:italic}`,
    "many selectors": `${".a,".repeat(150_000)}.b{font-style:italic}`,
    "many declarations": `.a{${"font-style:italic;".repeat(25_000)}}`,
    "many rules": ".a{font-style:italic}".repeat(24_000),
    "many rules that ask for everything around": ".a .a .a .b{font-style:italic}".repeat(15_000),
    "no rules, only semicolons": ";".repeat(500_000),
    "at-rules in each other": "@media x{".repeat(50_000),
    "too long": `.a{font-style:italic}${" ".repeat(600_000)}`,
  };
  test.each(Object.keys(sheets))("%s cost no more than the book, and no word", async (name) => {
    const words = Array.from({ length: 300 }, (_, number) => `<span class="a">w${number}</span>`);
    const deep = `${'<div class="a">'.repeat(60)}${words.join(" ")}${"</div>".repeat(60)}`;
    const { plainText } = await bookWith(sheets[name] ?? "", deep);
    expect(plainText.trim().split(/\s+/)).toHaveLength(300);
  });

  test("nothing of a sheet comes through: no style, no address, no class of its own", async () => {
    const css = `@import url(https://vell.example/x.css); .a{background:url(https://vell.example/x.png);font-style:italic;position:fixed} .b{text-align:center}`;
    const { html } = await bookWith(css, `<p class="a b evil" style="color:red">One.</p>`);
    expect(html.replaceAll(/<\/?section>|\n/g, "")).toBe(`<p class="centred"><em>One.</em></p>`);
  });

  test("a sheet that is missing, leads out of the book or is no text is as if it were not there", async () => {
    for (const href of ["nowhere.css", "../../../etc/passwd", "https://vell.example/x.css", ""]) {
      const head = `<title>x</title><link rel="stylesheet" href="${href}"/>`;
      const { plainText } = await importBook({
        chapters: { "Text/1.xhtml": chapterFile("<p>One.</p>", head) },
      });
      expect(plainText).toBe("One.\n");
    }
    const { plainText } = await importBook({
      chapters: { "Text/1.xhtml": chapterFile("<p>One.</p>", LINK) },
      others: { "Styles/book.css": ["text/css", crypto.getRandomValues(new Uint8Array(9_000))] },
    });
    expect(plainText).toBe("One.\n");
  });
});
