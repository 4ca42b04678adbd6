import type { Chunk, TextLine } from "./text-line.ts";

// One column may be an accident.
const LEAST_INDENT = 2;

/**
 * Tells which lines begin a paragraph by their indentation: the indented ones where they are few, as in books; the others where
 * most lines hang below the first of each entry, as in bibliographies.
 */
export function indentationOf(chunk: Chunk): (line: TextLine) => boolean {
  const margin = chunk.reduce(
    (least, { indent }) => Math.min(least, indent),
    Number.POSITIVE_INFINITY,
  );
  const isIndented = ({ indent }: TextLine) => indent >= margin + LEAST_INDENT;
  const indented = chunk.filter(isIndented).length;
  const isHanging = indented > chunk.length / 2 || (chunk.length === 2 && isSecondIndented(chunk));
  return (line) => {
    // Chinese and Japanese are indented by wide spaces, which are part of the text.
    if (line.text.startsWith("\u3000")) return true;
    return indented > 0 && isIndented(line) !== isHanging;
  };

  function isSecondIndented([first, second]: Chunk): boolean {
    return first !== undefined && second !== undefined && !isIndented(first) && isIndented(second);
  }
}
