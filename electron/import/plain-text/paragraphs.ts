import type { Container } from "./container.ts";
import { indentationOf } from "./indentation.ts";
import { isSoftBreak } from "./is-soft-break.ts";
import { joinedLines } from "./join-paragraph.ts";
import { beginningOf, endsSentence, isLabel } from "./line-shapes.ts";
import type { TextBlock } from "./text-block.ts";
import type { Chunk, TextLine } from "./text-line.ts";

/** Parts running text into its paragraphs and the labels above them. */
export function paragraphsOf(
  chunk: Chunk,
  { wrapping, isFlowed }: Pick<Container, "wrapping" | "isFlowed">,
): readonly TextBlock[] {
  const startsByIndent = indentationOf(chunk);
  const blocks: TextBlock[] = [];
  let paragraph: TextLine[] = [];
  function endParagraph(): void {
    const [first] = paragraph;
    if (first === undefined) return;
    const text = joinedLines(paragraph.map((line) => line.text));
    const kind = paragraph.length === 1 && isLabel(first) ? "label" : "paragraph";
    blocks.push({ kind, text });
    paragraph = [];
  }
  function isContinuedBy(next: TextLine, afterNext: TextLine | undefined): boolean {
    const [first] = paragraph;
    const line = paragraph.at(-1);
    if (first === undefined || line === undefined) return false;
    if (isFlowed && line.isOpenEnded) return true;
    if (startsByIndent(next) && !goesOn(line, next)) return false;
    return isSoftBreak({ line, next, afterNext, isParagraphStart: line === first }, wrapping);
  }
  for (const [index, line] of chunk.entries()) {
    if (!isContinuedBy(line, chunk[index + 1])) endParagraph();
    paragraph.push(line);
  }
  endParagraph();
  return blocks;
}

/** Whether a sentence goes on in small letters, wherever its line begins. */
function goesOn(line: TextLine, next: TextLine): boolean {
  return beginningOf(next.text) === "small" && !endsSentence(line.text) && !isLabel(line);
}
