import type { Block, BlockKind } from "./block.ts";
import { htmlTokens } from "./html-tokens.ts";

/** A reading document as offsets see it. */
export interface ReadDocument {
  /** The exact concatenation of the document's text nodes: the `textContent` a browser sees. */
  readonly plainText: string;
  /** Every stretch with words, in reading order, none overlapping. */
  readonly blocks: readonly Block[];
}

/** Elements at whose start and end a block ends. */
const BOUNDARIES: ReadonlySet<string> = new Set(
  `section p h1 h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd figure figcaption pre hr
   table caption thead tbody tfoot tr td th div`.split(/\s+/),
);
const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr"]);

/** What the innermost of these makes of the text inside; a table outweighs whatever its cells hold. */
const KINDS: Readonly<Record<string, BlockKind>> = {
  pre: "code",
  li: "list-item",
  dt: "term",
  dd: "definition",
  blockquote: "quote",
  figcaption: "figure",
};

/** The serialiser nests less deep; a file that a hand or an attacker changed may not cost time without end. */
const MAX_DEPTH = 512;

interface OpenElement {
  readonly name: string;
  readonly classes: string;
}

/**
 * Reads the text and the blocks of a document that the serialiser wrote, without building a tree.
 * @param html  `versions/<contentHash>.html`. One that was changed by hand is read as well as can be; it never throws
 * Cost: one pass; a megabyte takes a few milliseconds.
 */
export function readDocument(html: string): ReadDocument {
  const texts: string[] = [];
  const spans: Block[] = [];
  const open: OpenElement[] = [];
  let offset = 0;
  let start = 0;
  let tables = 0;
  let isFirstInPre = false;

  function endBlock(): void {
    if (offset > start) spans.push({ ...describe(open), start, end: offset });
    start = offset;
  }

  for (const token of htmlTokens(withoutReturns(html))) {
    if (token.kind === "text") {
      // A parser drops one newline right behind <pre>.
      const text = isFirstInPre && token.text.startsWith("\n") ? token.text.slice(1) : token.text;
      isFirstInPre = false;
      texts.push(text);
      offset += text.length;
      continue;
    }
    isFirstInPre = token.kind === "open" && token.name === "pre";
    if (BOUNDARIES.has(token.name) && (token.name === "table" || tables === 0)) endBlock();
    if (token.kind === "close") tables -= closeElement(open, token.name);
    else if (!VOID.has(token.name) && open.length < MAX_DEPTH) {
      open.push(token);
      if (token.name === "table") tables += 1;
    }
  }
  endBlock();
  const plainText = texts.join("");
  return { plainText, blocks: spans.flatMap((span) => trimmed(span, plainText)) };
}

/**
 * Closes the innermost element of this name, and what a hand left open inside it.
 * @returns how many tables were among them
 */
function closeElement(open: OpenElement[], name: string): number {
  const depth = open.findLastIndex((element) => element.name === name);
  return depth === -1 ? 0 : open.splice(depth).filter((closed) => closed.name === "table").length;
}

function describe(open: readonly OpenElement[]): Pick<Block, "kind" | "level"> {
  if (open.some(({ name }) => name === "table")) return { kind: "table" };
  for (const { name, classes } of open.toReversed()) {
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) return { kind: "heading", level: Number(level) };
    if (name === "p" && classes === "label") return { kind: "label" };
    const kind = KINDS[name];
    if (kind === undefined) continue;
    return { kind: kind === "list-item" && isFootnote(open) ? "footnote" : kind };
  }
  return { kind: "paragraph" };
}

function isFootnote(open: readonly OpenElement[]): boolean {
  return open.some(
    ({ name, classes }) => name === "ol" && classes.split(" ").includes("footnotes"),
  );
}

/** Leaves out the separators around a block; code keeps the indentation of its first line. */
function trimmed(span: Block, plainText: string): readonly Block[] {
  let { start, end } = span;
  while (end > start && isSeparator(plainText.charCodeAt(end - 1))) end -= 1;
  if (start === end) return [];
  if (span.kind !== "code") while (isSeparator(plainText.charCodeAt(start))) start += 1;
  return [{ ...span, start, end }];
}

function isSeparator(codeUnit: number): boolean {
  return codeUnit === 0x0a || codeUnit === 0x09 || codeUnit === 0x20;
}

/** As every HTML parser begins. */
function withoutReturns(html: string): string {
  const lines = html.includes("\r") ? html.replaceAll(/\r\n?/g, "\n") : html;
  return lines.includes("\0") ? lines.replaceAll("\0", "") : lines;
}
