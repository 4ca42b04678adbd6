import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { copiedText, type QuotedPassage } from "#core/quotation/copied-text.js";
import { linkTo } from "#core/quotation/link-to.js";
import type { Source } from "#core/quotation/source.js";
import { Tag } from "#core/tag/tag.js";

const ferry: Source = {
  title: "The ferry book",
  byline: "Maren Oddy",
  site: "Harbour Notes",
  url: "https://example.org/ferry",
  published: "2026-11-19T08:00:00+01:00",
};
const unknown: Source = {
  title: "Tides",
  byline: null,
  site: null,
  url: null,
  published: null,
};
const link = "postil://a/01m81ernagcf1ebh3x9x0f2v1t?h=01m81ern2d6ww6tfg5ncnx4d5d";

function passage(words: string, more: Partial<QuotedPassage> = {}): QuotedPassage {
  return { words, notes: [], tags: [], link, ...more };
}

test("a link opens an article, or a highlight in it", () => {
  const article = ArticleId.parse("01m81ernagcf1ebh3x9x0f2v1t");
  const annotation = AnnotationId.parse("01m81ern2d6ww6tfg5ncnx4d5d");
  expect(linkTo(article)).toBe("postil://a/01m81ernagcf1ebh3x9x0f2v1t");
  expect(linkTo(article, annotation)).toBe(link);
});

describe("a quotation", () => {
  test("names its source as far as it is known", () => {
    const copy = (source: Source): string =>
      copiedText("quotation", [{ source, passages: [passage("One line.")] }]);
    expect(copy(ferry)).toBe(
      "“One line.”\n— Maren Oddy, “The ferry book”, Harbour Notes, 19 November 2026, https://example.org/ferry\n",
    );
    expect(copy(unknown)).toBe("“One line.”\n— “Tides”\n");
  });

  test("of several blocks keeps them apart", () => {
    const passages = [passage("One line.\nAnother.\n\n\tA third.")];
    expect(copiedText("quotation", [{ source: unknown, passages }])).toBe(
      "“One line.\n\nAnother.\n\nA third.”\n— “Tides”\n",
    );
  });

  test("of several articles names each once, and carries no note", () => {
    const note = { notes: ["My own."] };
    const text = copiedText("quotation", [
      { source: ferry, passages: [passage("One.", note), passage("Two.")] },
      { source: unknown, passages: [passage("Three.")] },
    ]);
    expect(text.match(/ferry book/gu)).toHaveLength(1);
    expect(text).toMatch(/^“One.”\n\n“Two.”\n— Maren.*\n\n“Three.”\n— “Tides”\n$/u);
  });

  test("keeps to its line, whatever a page calls itself", () => {
    const source = { ...unknown, title: "Two\nlines", site: " " };
    expect(copiedText("quotation", [{ source, passages: [passage("x")] }])).toBe(
      "“x”\n— “Two lines”\n",
    );
  });
});

test("words alone and links alone are one a line or paragraph, in their order", () => {
  const passages = [passage("One.\nStill one."), passage("Two.", { link: "postil://a/2" })];
  const articles = [{ source: ferry, passages }];
  expect(copiedText("words", articles)).toBe("One.\nStill one.\n\nTwo.");
  expect(copiedText("link", articles)).toBe(`${link}\npostil://a/2`);
});

describe("as Markdown", () => {
  test("a highlight is a quote with source and link, its note beneath, then its tags", () => {
    const passages = [
      passage("*One* line.\nAnother.", {
        notes: ["Compare **both**.\n\n- a\n- b"],
        tags: [Tag.parse("method/archives"), Tag.parse("two words")],
      }),
    ];
    expect(copiedText("markdown", [{ source: ferry, passages }])).toBe(
      [
        "> \\*One\\* line.",
        ">",
        "> Another.",
        ">",
        `> — Maren Oddy, [“The ferry book”](<https://example.org/ferry>), Harbour Notes, 19 November 2026 ([in Postil](${link}))`,
        "",
        "Compare **both**.",
        "",
        "- a",
        "- b",
        "",
        "#method/archives, #two words",
        "",
      ].join("\n"),
    );
  });

  test("what is no address of the web becomes no link", () => {
    const source = { ...ferry, url: "javascript:alert(1)" };
    const text = copiedText("markdown", [{ source, passages: [passage("x")] }]);
    expect(text).not.toContain("javascript");
    expect(links(text)).toEqual([link]);
  });

  test("an address cannot end its link", () => {
    const source = { ...ferry, url: "https://example.org/a>) [b](c d\\" };
    const text = copiedText("markdown", [{ source, passages: [passage("x")] }]);
    expect(links(text)).toHaveLength(2);
    expect(links(text)[0]).toContain("https://example.org/a");
  });

  test("a note that leaves a block of code open swallows nothing below it", () => {
    for (const note of [
      "```js\nlet a;",
      "~~~~\ncode\n~~~",
      "- ```\n  code\n  ```",
      "- ```\n  code",
      "```\ncode\n```",
      "``` not `code` at all",
    ]) {
      const passages = [passage("One.", { notes: [note] }), passage("Two.")];
      const text = copiedText("markdown", [{ source: unknown, passages }]);
      expect(text).toContain(`\n\n${note}\n`);
      expect(quotesIn(text), note).toEqual([["One."], ["Two."]]);
    }
  });

  test("any words at all are read as they stand, block by block, for any number of highlights", () => {
    fc.assert(
      fc.property(fc.array(wordsOfSeveral, { minLength: 1, maxLength: 4 }), (many) => {
        const passages = many.map((paragraphs) => passage(paragraphs.join("\n")));
        const text = copiedText("markdown", [{ source: ferry, passages }]);
        expect(quotesIn(text)).toEqual(many);
      }),
      { numRuns: 1_000 },
    );
  });

  test("a source that is called anything at all stays one paragraph with its two links", () => {
    fc.assert(
      fc.property(oneParagraph, oneParagraph, (title, byline) => {
        const source = { ...ferry, title, byline };
        const text = copiedText("markdown", [{ source, passages: [passage("One.")] }]);
        expect(quotesIn(text)).toEqual([["One."]]);
        expect(links(text)).toEqual([ferry.url, link]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Signs that mean something in Markdown or HTML, at the beginning of a line or in it, a blank between any two. */
const SIGNS = [
  "# - + * 1. 12) --- === *** ___ > ``` ~~~ |a| `x` *a* _b_ ** [a](b) ![a](b) [^1]: <b> <!-- <https://a.b>",
  "&amp; &copy; &#65; & \\ \\* ~~a~~ $a$ a word 1 -",
].flatMap((line) => line.split(" "));
const SCRIPTS = ["שלום", "مرحبا (عالم)", "\u202eabc", "漢字", "e\u0301", "👩‍👩‍👧", "🤔:thinking"];
const piece = fc
  .tuple(fc.constantFrom(...SIGNS, ...SCRIPTS), fc.constantFrom("", " "))
  .map((parts) => parts.join(""));
const oneParagraph = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  // Markdown itself makes one space of several.
  .map((pieces) => pieces.join("").replace(/\s+/gu, " ").trim())
  .filter((text) => text !== "");
const wordsOfSeveral = fc.array(oneParagraph, { minLength: 1, maxLength: 3 });

const markdown = new MarkdownIt({ html: true });

/** The paragraphs of every quote, as a program that knows Markdown reads them; without the source, which is the last. */
function quotesIn(text: string): readonly (readonly string[])[] {
  const quotes: string[][] = [];
  let depth = 0;
  for (const { type, children } of markdown.parse(text, {})) {
    if (type === "blockquote_open" && depth++ === 0) quotes.push([]);
    else if (type === "blockquote_close") depth -= 1;
    else if (type === "inline" && depth > 0) quotes.at(-1)?.push(textOf(children ?? []));
    else if (depth > 0 && !type.startsWith("paragraph_")) quotes.at(-1)?.push(`a ${type}`);
  }
  return quotes.map((paragraphs) => paragraphs.slice(0, -1));
}

interface Inline {
  readonly type: string;
  readonly content: string;
}

/** Anything but text says what it is, so that it is no part of any words. */
function textOf(children: readonly Inline[]): string {
  return children
    .map(({ type, content }) =>
      type === "text" || type === "text_special" ? content : `{${type}}`,
    )
    .join("");
}

function links(text: string): readonly string[] {
  return markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "link_open")
    .map((token) => String(token.attrGet("href")));
}
