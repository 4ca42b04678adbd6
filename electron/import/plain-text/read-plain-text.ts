import type { Root } from "hast";
import { shortenExcerpt } from "../facts/excerpt.ts";
import { foldTitle } from "../facts/title.ts";
import { type BookParts, bookPartsOf } from "./book-parts.ts";
import { buildBody } from "./build-body.ts";
import { examine, textMargin } from "./container.ts";
import { notesOf } from "./footnotes.ts";
import { type StatedFacts, factsIn, fieldsOf } from "./header-fields.ts";
import { joinPages } from "./join-pages.ts";
import type { NewsMatter } from "./news-matter.ts";
import { takeTop } from "./take-top.ts";
import type { TextBlock } from "./text-block.ts";
import { noticesOf, textBlocksOf } from "./text-blocks.ts";
import { type TextLine, chunksOf, linesOf } from "./text-line.ts";

/** A plain text as an article. */
export interface PlainTextArticle {
  readonly title: string | null;
  readonly body: Root;
  readonly facts: StatedFacts;
  /** Its beginning, where the first words of the body are not that; at most 300 UTF-16 code units. */
  readonly excerpt: string | null;
}

const TITLE_PAGE_LINES = 12;
const LEAST_BEGINNING = 100;
// More than is shown of it.
const MOST_BEGINNING = 2000;

/**
 * Finds the headline and the blocks of a plain text. All its words come through in order but for what stands on every page,
 * which comes once at the end, and what a digital library puts above a book, which comes behind it. Left out is white space, the
 * signs before quoted lines, around code and around words in italics, and rules under headings.
 * @param text  with `\n` between the lines
 */
export function readPlainText(text: string): PlainTextArticle {
  const pages = joinPages(text);
  const book = bookPartsOf(pages.text);
  const furniture: readonly TextBlock[] =
    pages.furniture.length === 0
      ? []
      : [{ kind: "notice-lines", lines: linesOf(pages.furniture.join("\n")), margin: 0 }];
  return book === undefined ? readLoose(pages.text, furniture) : readBook(book, furniture);
}

function readLoose(text: string, furniture: readonly TextBlock[]): PlainTextArticle {
  const { title, facts, body, matter } = takeTop(linesOf(text));
  const notes = notesOf(body);
  const blocks = textBlocksOf(body, examine(body, { matter, notes }), { margin: textMargin(body) });
  return {
    title,
    facts,
    excerpt: null,
    body: buildBody([...blocks, ...furniture], { hasItalics: false, notes }),
  };
}

function readBook(
  { preamble, book, licence }: BookParts,
  furniture: readonly TextBlock[],
): PlainTextArticle {
  const above = preambleOf(preamble);
  const stated = factsIn(above.flatMap((block) => (block.kind === "fields" ? block.fields : [])));
  const lines = linesOf(book);
  const notes = notesOf(lines);
  const container = examine(lines, { notes, isBook: true, matter: bylineAmong(lines) });
  const story = withoutTitle(
    textBlocksOf(lines, container, { margin: textMargin(lines) }),
    stated.title,
  );
  const blocks = [...story, ...furniture, ...above, ...noticesOf(linesOf(licence))];
  return {
    title: stated.title,
    facts: stated,
    excerpt: beginningOf(story),
    body: buildBody(blocks, { hasItalics: true, notes }),
  };
}

/** What a digital library says of a book: its facts together, whatever blank lines part them, and small print. */
function preambleOf(preamble: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const chunk of chunksOf(linesOf(preamble))) {
    const fields = fieldsOf(chunk, 1);
    const last = blocks.at(-1);
    if (fields === undefined) blocks.push(...noticesOf(chunk));
    else if (last?.kind !== "fields") blocks.push({ kind: "fields", fields });
    else blocks[blocks.length - 1] = { kind: "fields", fields: [...last.fields, ...fields] };
  }
  return blocks;
}

/** The title stands above the body already. */
function withoutTitle(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const [first, ...others] = blocks;
  const isRepeated =
    first?.kind === "heading" && title !== null && foldTitle(first.text) === foldTitle(title);
  return isRepeated ? others : blocks;
}

/** The author's name on the title page is no sentence of the book. */
function bylineAmong(lines: readonly TextLine[]): ReadonlyMap<TextLine, NewsMatter> {
  const byline = lines.slice(0, TITLE_PAGE_LINES).find(({ text }) => /^by\b/i.test(text));
  return new Map(byline === undefined ? [] : [[byline, "byline"]]);
}

/** The first paragraph that is more than a line of a title page or of its contents. */
function beginningOf(blocks: readonly TextBlock[]): string | null {
  for (const block of blocks) {
    if (block.kind === "paragraph" && block.text.length >= LEAST_BEGINNING)
      return shortenExcerpt(block.text.slice(0, MOST_BEGINNING).replaceAll("_", ""));
  }
  return null;
}
