import { describe, expect, test } from "vitest";
import { headingsOf, importBook, type MadeBook } from "./make-epub.ts";

async function outlineOf(book: MadeBook): Promise<readonly string[]> {
  return headingsOf((await importBook(book)).html);
}

const link = (path: string, label: string, inner = ""): string =>
  `<li><a href="${path}">${label}</a>${inner}</li>`;

describe("the outline is the book's own table of contents:", () => {
  test("nested parts and chapters of EPUB 3, with a part that has no page", async () => {
    const outline = await outlineOf({
      chapters: {
        "1.xhtml": "<h1>One</h1><p>a</p><h2>Inside of one</h2><p>b</p>",
        "2.xhtml": "<h1>Two</h1><p>c</p>",
        "3.xhtml": "<h4>Three</h4><p>d</p><h6>Inside</h6><p>e</p>",
      },
      nav: `<ol><li><span>First part</span><ol>${link("1.xhtml", "One")}${link("2.xhtml", "Two")}</ol></li>${link("3.xhtml", "Three")}</ol>`,
    });
    expect(outline).toEqual([
      "2 First part",
      "3 One",
      "4 Inside of one",
      "3 Two",
      "2 Three",
      "3 Inside",
    ]);
  });

  test("that of EPUB 2, and in a book with both that of EPUB 3", async () => {
    const point = (path: string, label: string, inner = ""): string =>
      `<navPoint id="a" playOrder="1"><navLabel><text>${label}</text></navLabel><content src="${path}"/>${inner}</navPoint>`;
    const chapters = {
      "1.xhtml": "<h3>One</h3><p>a</p>",
      "2.xhtml": '<h3 id="x">Two</h3><p>c</p>',
    };
    const ncx = point("1.xhtml", "One", point("2.xhtml#x", "Two"));
    expect(await outlineOf({ version: "2.0", chapters, ncx })).toEqual(["2 One", "3 Two"]);
    const nav = `<ol>${link("1.xhtml", "One")}${link("2.xhtml", "Two")}</ol>`;
    expect(await outlineOf({ chapters, ncx, nav })).toEqual(["2 One", "2 Two"]);
    expect(await outlineOf({ chapters, ncx, nav: "<p>none</p>" })).toEqual(["2 One", "3 Two"]);
  });

  test("a chapter without a heading gets the words of the contents, before its first paragraph", async () => {
    const { html, plainText } = await importBook({
      chapters: {
        "1.xhtml": "<div><p>Once.</p></div>",
        "2.xhtml": "<blockquote><p>A motto.</p></blockquote>",
      },
      nav: `<ol>${link("1.xhtml", "The <i>first</i>\n chapter")}${link("2.xhtml", "Two &amp; last")}</ol>`,
    });
    expect(headingsOf(html)).toEqual(["2 The first chapter", "2 Two &amp; last"]);
    expect(plainText).toBe("The first chapter\nOnce.\nTwo & last\nA motto.\n");
  });

  test("a paragraph that only looks like the heading becomes it, and is not said twice", async () => {
    const { html, plainText } = await importBook({
      chapters: {
        "1.xhtml": '<p class="chapter"><b>CHAPTER ONE</b></p><p>Once.</p>',
        "2.xhtml": '<div class="title">Chapter two:</div><p>Twice.</p>',
      },
      nav: `<ol>${link("1.xhtml", "Chapter One")}${link("2.xhtml", "Chapter Two")}</ol>`,
    });
    expect(headingsOf(html)).toEqual(["2 CHAPTER ONE", "2 Chapter two:"]);
    expect(plainText).toBe("CHAPTER ONE\nOnce.\nChapter two:\nTwice.\n");
  });

  test("a heading is found by its words behind a number, an ornament or a motto", async () => {
    expect(
      await outlineOf({
        chapters: {
          "1.xhtml": '<p>I</p><img src="x.png" alt=""/><h2>The Whale</h2><p>Once.</p>',
          "2.xhtml": '<img src="x.png" alt="o"/><h2>Other words</h2><p>Twice.</p>',
        },
        nav: `<ol>${link("1.xhtml", "I. The Whale")}${link("2.xhtml", "The second")}</ol>`,
      }),
    ).toEqual(["2 The Whale", "2 Other words"]);
  });

  test("wherever in a file the place is: on the heading, in it, before it, around it", async () => {
    const body = `<h5 id="a">A</h5><p>1</p><h5><a id="b"></a>B</h5><p>2</p><a id="c"></a><h5>C</h5><p>3</p>
      <section id="d"><h5>D</h5><p>4</p></section><div id="e"><p>5</p></div><p>6 <a id="f"></a>7</p>`;
    expect(
      await outlineOf({
        chapters: { "1.xhtml": body },
        nav: `<ol>${["A", "B", "C", "D", "E", "F"].map((name) => link(`1.xhtml#${name.toLowerCase()}`, name)).join("")}</ol>`,
      }),
    ).toEqual(["2 A", "2 B", "2 C", "2 D", "2 E", "2 F"]);
  });

  test("two lines that lead to one place name its two headings, or one of them alone", async () => {
    const nav = `<ol>${link("1.xhtml", "Part One", `<ol>${link("1.xhtml", "Chapter 1")}</ol>`)}</ol>`;
    const both = "<h1>Part One</h1><h1>Chapter 1</h1><p>a</p>";
    expect(await outlineOf({ chapters: { "1.xhtml": both }, nav })).toEqual([
      "2 Part One",
      "3 Chapter 1",
    ]);
    expect(await outlineOf({ chapters: { "1.xhtml": "<h1>Part One</h1><p>a</p>" }, nav })).toEqual([
      "2 Part One",
    ]);
    expect(await outlineOf({ chapters: { "1.xhtml": "<p>a</p>" }, nav })).toEqual([
      "2 Part One",
      "3 Chapter 1",
    ]);
  });

  test("without contents it is made of the headings, below the title of the book", async () => {
    expect(
      await outlineOf({
        chapters: {
          "1.xhtml": "<h1>One</h1><p>a</p><h3>Deep</h3>",
          "2.xhtml": "<h1>Two</h1><p>b</p>",
        },
      }),
    ).toEqual(["2 One", "4 Deep", "2 Two"]);
  });

  test("a heading that is a picture is no empty line of the outline", async () => {
    expect(
      await outlineOf({
        chapters: {
          "1.xhtml": '<h1><img src="one.png" alt="ONE"/></h1><p>a</p>',
          "2.xhtml": "<h1> </h1><p>b</p>",
        },
        nav: `<ol>${link("1.xhtml", "One")}</ol>`,
      }),
    ).toEqual(["2 One"]);
  });

  test("lines that lead nowhere, out of the archive or to nothing are left out", async () => {
    expect(
      await outlineOf({
        chapters: { "1.xhtml": "<h1>One</h1><p>a</p>" },
        nav: `<ol>${link("none.xhtml", "None")}${link("../../etc/passwd", "Out")}${link("https://example.org/", "Web")}${link("1.xhtml#nowhere", "One")}<li>No link</li>${link("1.xhtml", "")}</ol>`,
      }),
    ).toEqual(["2 One"]);
  });

  test("the contents as a page of their own are not shown a second time", async () => {
    const book: MadeBook = {
      chapters: { "nav.xhtml": "", "1.xhtml": '<h1>One</h1><p>a <a href="nav.xhtml">back</a></p>' },
      nav: `<ol>${link("1.xhtml", "One")}</ol>`,
    };
    const { plainText, html } = await importBook(book);
    expect(plainText).toBe("One\na back\n");
    expect(html).not.toContain("<a");
  });
});
