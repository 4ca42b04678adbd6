import { isLabel, markerOf } from "./line-shapes.ts";
import { isSoftBreak } from "./is-soft-break.ts";
import { isHeading } from "./section-heading.ts";
import { indentationOf } from "./indentation.ts";
import { joinedLines } from "./join-paragraph.ts";
import type { Chunk, TextLine } from "./text-line.ts";
import { isVerse } from "./verse.ts";
import type { Wrapping } from "./wrap-width.ts";

/** What a stretch of lines is. */
export type TextBlock =
  | { readonly kind: "paragraph" | "label" | "heading" | "item"; readonly text: string }
  /** Lines as they stand, with their indentation in columns. */
  | { readonly kind: "verse" | "preformatted"; readonly lines: Chunk };

// Columns kept apart by spaces or tabs inside a line.
const ALIGNED = /\S(?: {3,}|[ ]*\t\s*)\S/;
const LEAST_ALIGNED_SHARE = 0.6;
const MOST_LETTERS_IN_DRAWINGS = 0.4;

/** Tells the blocks of a text apart, chunk by chunk. */
export function textBlocksOf(
  chunks: readonly Chunk[],
  wrapping: Wrapping | undefined,
): readonly TextBlock[] {
  return chunks.flatMap((chunk): readonly TextBlock[] => {
    if (isHeading(chunk)) {
      return [{ kind: "heading", text: joinedLines(chunk.map(({ text }) => text)) }];
    }
    if (isAligned(chunk) || isDrawing(chunk)) return [{ kind: "preformatted", lines: chunk }];
    if (isVerse(chunk, wrapping)) return [{ kind: "verse", lines: chunk }];
    return paragraphsOf(chunk, wrapping);
  });
}

function paragraphsOf(chunk: Chunk, wrapping: Wrapping | undefined): readonly TextBlock[] {
  const startsByIndent = indentationOf(chunk);
  const blocks: TextBlock[] = [];
  let paragraph: TextLine[] = [];
  function endParagraph(): void {
    const [first] = paragraph;
    if (first === undefined) return;
    const text = joinedLines(paragraph.map((line) => line.text));
    blocks.push({ kind: kindOf(first, paragraph.length), text });
    paragraph = [];
  }
  function isContinuedBy(next: TextLine, afterNext: TextLine | undefined): boolean {
    const [first] = paragraph;
    const line = paragraph.at(-1);
    if (first === undefined || line === undefined) return false;
    const isInItem = markerOf(first.text) !== undefined;
    if (isInItem && next.indent > first.indent && markerOf(next.text) === undefined) return true;
    if (startsByIndent(next) && !isInItem) return false;
    return isSoftBreak({ line, next, afterNext, isParagraphStart: line === first }, wrapping);
  }
  for (const [index, line] of chunk.entries()) {
    if (!isContinuedBy(line, chunk[index + 1])) endParagraph();
    paragraph.push(line);
  }
  endParagraph();
  return blocks;
}

function kindOf(first: TextLine, lines: number): "paragraph" | "label" | "item" {
  if (lines === 1 && isLabel(first)) return "label";
  return markerOf(first.text) === undefined ? "paragraph" : "item";
}

/** Tables and the like: most lines have columns of their own. Text that was padded to an even edge has none. */
function isAligned(chunk: Chunk): boolean {
  const aligned = chunk.filter(({ text }) => ALIGNED.test(text.slice(0, 400))).length;
  if (aligned < 2 || aligned < chunk.length * LEAST_ALIGNED_SHARE) return false;
  const [first] = chunk;
  const even = chunk.filter(({ columns }) => columns === first?.columns).length;
  return even < (chunk.length - 1) * 0.8 || chunk.length < 4;
}

/** Pictures made of characters, and frames around things. */
function isDrawing(chunk: Chunk): boolean {
  if (chunk.length < 2) return false;
  const text = chunk
    .slice(0, 200)
    .map((line) => line.text.slice(0, 400))
    .join("")
    .replaceAll(/\s/g, "");
  const letters = text.match(/[\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
  return letters < text.length * MOST_LETTERS_IN_DRAWINGS;
}
