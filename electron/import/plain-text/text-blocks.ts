import { isRule, markerOf } from "./line-shapes.ts";
import { isSoftBreak } from "./is-soft-break.ts";
import { isLabel } from "./line-shapes.ts";
import { joinedLines } from "./join-paragraph.ts";
import type { Chunk, TextLine } from "./text-line.ts";
import { isVerse } from "./verse.ts";
import type { Wrapping } from "./wrap-width.ts";

/** What a stretch of lines is. */
export type TextBlock =
  | { readonly kind: "paragraph" | "label" | "heading" | "item"; readonly text: string }
  /** Lines as they stand, with their indentation in columns. */
  | { readonly kind: "verse" | "preformatted"; readonly lines: Chunk };

const HEADING_COLUMNS = 70;
const CHAPTER =
  /^(?:chapter|part|book|volume|section|act|scene|canto|appendix|kapitel|teil|buch|abschnitt|chapitre|partie|livre|capítulo|parte|libro|capitolo|глава|часть|hoofdstuk|deel|rozdział|kapitola)\s+(?:[ivxlcdm]+|\d+|[a-z]+)\b|^第[\d〇零一二三四五六七八九十百千]+[章节節回部卷話话]/iu;
const CAPITALS = /^[^\p{Ll}\p{Lo}]*\p{Lu}{2}[^\p{Ll}\p{Lo}]*$/u;
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
    const [only] = chunk;
    if (only !== undefined && chunk.length === 1 && isHeading(only)) {
      return [{ kind: "heading", text: only.text }];
    }
    if (isAligned(chunk) || isDrawing(chunk)) return [{ kind: "preformatted", lines: chunk }];
    if (isVerse(chunk, wrapping)) return [{ kind: "verse", lines: chunk }];
    return paragraphsOf(chunk, wrapping);
  });
}

function paragraphsOf(chunk: Chunk, wrapping: Wrapping | undefined): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let paragraph: TextLine[] = [];
  function endParagraph(): void {
    const [first] = paragraph;
    if (first === undefined) return;
    const text = joinedLines(paragraph.map((line) => line.text));
    blocks.push({ kind: kindOf(first, paragraph.length), text });
    paragraph = [];
  }
  for (const line of chunk) {
    const last = paragraph.at(-1);
    if (last !== undefined && !isContinued(paragraph, last, line, wrapping)) endParagraph();
    paragraph.push(line);
  }
  endParagraph();
  return blocks;
}

function isContinued(
  paragraph: Chunk,
  last: TextLine,
  line: TextLine,
  wrapping: Wrapping | undefined,
): boolean {
  const [first] = paragraph;
  const isInItem = first !== undefined && markerOf(first.text) !== undefined;
  const isHanging = isInItem && line.indent > first.indent && markerOf(line.text) === undefined;
  return isHanging || isSoftBreak(last, line, wrapping);
}

function kindOf(first: TextLine, lines: number): "paragraph" | "label" | "item" {
  if (lines === 1 && isLabel(first)) return "label";
  return markerOf(first.text) === undefined ? "paragraph" : "item";
}

/** A line by itself that names a chapter, or is set in capitals. */
function isHeading({ text, columns }: TextLine): boolean {
  if (columns > HEADING_COLUMNS || isRule(text) || markerOf(text) !== undefined) return false;
  if (CHAPTER.test(text)) return !/[.,;]$/.test(text) || columns < HEADING_COLUMNS / 2;
  return CAPITALS.test(text) && !/[,;:]$/.test(text);
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
