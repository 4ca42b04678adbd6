import type { Root } from "hast";
import { type BookParts, bookPartsOf } from "./book-parts.ts";
import { buildBody } from "./build-body.ts";
import { examine, textMargin } from "./container.ts";
import { notesOf } from "./footnotes.ts";
import { NOTHING_STATED, type StatedFacts, factsIn, fieldsOf } from "./header-fields.ts";
import { joinPages } from "./join-pages.ts";
import { takeTop } from "./take-top.ts";
import type { TextBlock } from "./text-block.ts";
import { noticesOf, textBlocksOf } from "./text-blocks.ts";
import { chunksOf, linesOf } from "./text-line.ts";

/** A plain text as an article. */
export interface PlainTextArticle {
  readonly title: string | null;
  readonly body: Root;
  readonly facts: StatedFacts;
}

/**
 * Finds the headline and the blocks of a plain text. All its words come through in order but for what stands on every page,
 * which comes once at the end, and what a digital library puts above a book, which comes behind it. Left out is white space, the
 * signs before quoted lines, around code and around words in italics, and a rule under the headline.
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
    body: buildBody([...blocks, ...furniture], { hasItalics: false, notes }),
  };
}

function readBook(
  { preamble, book, licence }: BookParts,
  furniture: readonly TextBlock[],
): PlainTextArticle {
  const above = linesOf(preamble);
  const facts = chunksOf(above)
    .map((chunk) => fieldsOf(chunk))
    .find((fields) => fields !== undefined);
  const stated = facts === undefined ? NOTHING_STATED : factsIn(facts);
  const lines = linesOf(book);
  const notes = notesOf(lines);
  const container = examine(lines, { notes });
  const blocks = [
    ...textBlocksOf(lines, container, { margin: textMargin(lines) }),
    ...furniture,
    ...noticesOf(above),
    ...noticesOf(linesOf(licence)),
  ];
  return {
    title: stated.title,
    facts: stated,
    body: buildBody(blocks, { hasItalics: true, notes }),
  };
}
