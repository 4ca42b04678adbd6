import { describe, expect, test } from "vitest";
import { fixture, readText, shapesOf } from "./read-text.ts";

describe("a book as volunteers transcribe it", () => {
  const book = readText(fixture("book-chapter.txt"));
  const shapes = shapesOf(book);

  test("says what it is and begins with itself", () => {
    expect(book).toMatchObject({
      title: "The Salt Road",
      facts: { byline: "Ida Renn", language: "en", published: "2008-06-27" },
    });
    expect(shapes.slice(0, 2)).toEqual(["label: by Ida Renn", "heading: CONTENTS"]);
    expect(book.excerpt).toMatch(/^The gate stood open, .* He read slowly, with/);
  });

  test("has its chapters as headings, with their titles, and not its contents", () => {
    expect(shapes.filter((shape) => shape.startsWith("heading:"))).toEqual([
      "heading: CONTENTS",
      "heading: CHAPTER I. THE GATE",
      "heading: CHAPTER II. The Mule",
      "heading: CHAPTER III. What the Toll-Keeper Said",
    ]);
  });

  test("has italics, pictures, verse and letters", () => {
    expect(book.html).toContain("He read <em>slowly</em>, with");
    expect(book.html).toContain(
      "<figure><figcaption>[Illustration: The man who was paid to shut the gate.]</figcaption></figure>",
    );
    expect(shapes).toContain(
      "My mother took the other road,\n\u00a0\u00a0My father took the mule,\nAnd I was left to mind the gate\n\u00a0\u00a0And told to mind the rule.",
    );
    expect(shapes).toContain(
      "quote: To whoever opens this: the toll is three pence for a mule, and for a man it is what he thinks the road is worth. Leave it in the jar. Do not wake me.",
    );
    expect(shapes).toContain("* * *");
  });

  test("leads from each chapter's notes to its own, and back", () => {
    for (const id of ["1-1", "2-1", "1-2"]) {
      expect(book.html).toContain(`href="#user-content-note-${id}"`);
      expect(book.html).toContain(
        `<li id="user-content-note-${id}"><a href="#user-content-ref-note-${id}">`,
      );
    }
    expect(shapes).toContain(
      "footnote: [Footnote 1: He said the same of the cart, which had three wheels, and was believed.]",
    );
  });

  test("has the library's words behind it, in small print, all of them", () => {
    const start = book.html.indexOf('<p class="notice">');
    expect(book.html.slice(0, start)).toContain("He said that it would rain. It did.");
    const print = book.html.slice(start);
    for (const words of [
      "This ebook is for the use",
      "Two volunteers and a mule",
      "*** START OF",
      "*** END OF",
      "1.B. Nothing",
    ])
      expect(print).toContain(words);
    expect(print).not.toMatch(/<h\d|<p>/);
  });
});

test("words between underscores are in italics in books alone", () => {
  expect(readText("T\n\nThe _file_ and my_file_name.\n").html).toContain("_file_ and my_file_name");
});

test("a bracket that is never closed does not take the book with it", () => {
  const paragraphs = Array.from({ length: 200 }, (_, at) => `Paragraph ${at} of it.`).join("\n\n");
  const text = `*** START OF THE PROJECT GUTENBERG EBOOK T ***\n\nA.[1]\n\n[Footnote 1: it\n\n${paragraphs}\n`;
  expect(shapesOf(readText(text)).filter((shape) => shape.startsWith("Paragraph"))).toHaveLength(
    200,
  );
});

test("parts stand above chapters, chapters above scenes", () => {
  const text =
    "T\n\nPART ONE\n\nCHAPTER I\n\nSCENE 1\n\nIt rained.\n\nCHAPTER II\n\nIt rained on.\n";
  expect(readText(text).html.match(/<h\d>[^<]*/g)).toEqual([
    "<h2>PART ONE",
    "<h3>CHAPTER I",
    "<h4>SCENE 1",
    "<h3>CHAPTER II",
  ]);
});

test("contents with blank lines between them are no chapters", () => {
  const text =
    "T\n\nCHAPTER I. The Gate\n\nCHAPTER II. The Mule\n\nCHAPTER I. The Gate\n\nIt rained.\n\nCHAPTER II. The Mule\n\nIt rained on.\n";
  expect(readText(text).html).toBe(
    "<p>CHAPTER I. The Gate</p><p>CHAPTER II. The Mule</p><h2>CHAPTER I. The Gate</h2><p>It rained.</p><h2>CHAPTER II. The Mule</h2><p>It rained on.</p>",
  );
});

test("chapters that have only a number", () => {
  const text =
    "T\n\nI.\n\nIt rained all day long.\n\nII.\n\nIt rained on.\n\nIII.\n\nIt stopped.\n";
  expect(readText(text).html.match(/<h2>[^<]*/g)).toEqual(["<h2>I.", "<h2>II.", "<h2>III."]);
});
