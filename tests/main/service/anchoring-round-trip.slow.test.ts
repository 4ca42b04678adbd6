import { describe, expect, test } from "vitest";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import { searchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { readDocument, type ReadDocument } from "#core/document/read-document.js";
import { TextHash } from "#core/identity/ids.js";
import { importArticle } from "../../../electron/import/import-article.ts";
import { chance } from "../../core/resemblance/made-texts.ts";
import { makeEpub } from "../import/epub/make-epub.ts";
import { type ExpectedPage, expectedPages } from "../import/shared-data.ts";

const SPANS = 10_000;
/** Of those that are looked for as in another version: each is searched, not just trusted. */
const SEARCHED = 500;
const LONGEST = 3_000;

const HERE = TextHash.parse("a".repeat(64));
const ELSEWHERE = TextHash.parse("b".repeat(64));

type File = readonly [name: string, content: Uint8Array | string];

/** One page in every format that there is a converter for, with the same words. */
const FORMATS: Readonly<Record<string, (page: ExpectedPage) => File>> = {
  "the whole page": ({ source }) => ["page.html", source],
  "a part of a page": ({ article }) => ["part.html", article],
  text: ({ article }) => ["article.txt", linesOf(article).join("\n\n")],
  Markdown: ({ article }) => ["article.md", asMarkdown(linesOf(article))],
  EPUB: ({ article }) => ["book.epub", makeEpub({ chapters: chaptersOf(article) })],
};

function linesOf(html: string): readonly string[] {
  const { plainText } = readDocument(html);
  return plainText.split("\n").filter((line) => line.trim() !== "");
}

/** Headings, lists and quotations among the paragraphs, so that there are blocks of every kind. */
function asMarkdown(lines: readonly string[]): string {
  const marks = ["", "## ", "", "- ", "> ", "", "**bold** and `code`, then "];
  return lines.map((line, at) => `${marks[at % marks.length] ?? ""}${line}`).join("\n\n");
}

function chaptersOf(article: string): Readonly<Record<string, string>> {
  return { "one.xhtml": article, "two.xhtml": "<h1>🤔🤔🤔🤔:thinking</h1><p>The end.</p>" };
}

async function documentOf(name: string, content: Uint8Array | string): Promise<ReadDocument> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const imported = await importArticle({ name, bytes });
  // A page without any text makes no article.
  return readDocument(imported.ok ? imported.value.html : "");
}

/** Anywhere, of any length up to pages, cutting words and characters in two. */
function* randomSpans({ length }: string, count: number, random: () => number): Generator<Span> {
  for (let left = length === 0 ? 0 : count; left > 0; left -= 1) {
    const start = Math.floor(random() * length);
    const most = Math.min(LONGEST, length - start);
    yield { start, end: start + Math.max(1, Math.floor(most ** random())) };
  }
}

describe.each(Object.entries(FORMATS))("in %s", (_, contentOf) => {
  test.each(expectedPages().map((page) => [page.name, page] as const))(
    `${SPANS.toLocaleString("en")} spans of the page %s are described and found exactly`,
    async (name, page) => {
      const [file, content] = contentOf(page);
      const { plainText, blocks } = await documentOf(file, content);
      const text = searchedText(plainText);
      const random = chance(name.length);
      const strayed: unknown[] = [];
      let number = 0;
      for (const position of randomSpans(plainText, SPANS, random)) {
        const { quote } = describeSpan({ plainText, blocks }, position);
        const target = { position, quote, textHash: HERE };
        const trusted = findAnchor(target, { text, textHash: HERE });
        if (!isAt(trusted, position)) strayed.push({ position, trusted });
        number += 1;
        if (number > SEARCHED) continue;
        const searched = findAnchor(target, { text, textHash: ELSEWHERE }, text);
        if (!isAt(searched, position) && !isOffered(searched, quote.exact, plainText, position)) {
          strayed.push({ position, searched });
        }
      }
      expect(strayed).toEqual([]);
      expect(number).toBe(plainText === "" ? 0 : SPANS);
    },
  );
});

type Found = ReturnType<typeof findAnchor>;

function isAt(anchor: Found, { start, end }: Span): boolean {
  return anchor.kind === "placed" && anchor.span.start === start && anchor.span.end === end;
}

/** Where the same letters stand in the same surroundings more than once, it is asked, and the nearest comes first. */
function isOffered(anchor: Found, exact: string, plainText: string, position: Span): boolean {
  if (anchor.kind !== "uncertain" || anchor.candidates.length < 2) return false;
  const [first] = anchor.candidates;
  return (
    first?.span.start === position.start &&
    anchor.candidates.every(({ span }) => plainText.slice(span.start, span.end) === exact)
  );
}
