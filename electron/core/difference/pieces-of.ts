import type { ReadDocument } from "../document/read-document.ts";

/** UTF-16 code units; longer paragraphs are compared sentence by sentence, since the cost of comparing words grows with their square. */
const LONGEST_PIECE = 2_000;

/** Behind the end of a line or a sentence. */
const CUT = /(?<=\n)|(?<=[.!?]["”’)]?) +|(?<=[。！？])/u;

/** @returns the paragraphs of a document as they are compared: tables and code by lines, very long ones by sentences */
export function piecesOf({ plainText, blocks }: ReadDocument): readonly string[] {
  return blocks.flatMap(({ kind, start, end }) => {
    const text = plainText.slice(start, end);
    if (kind === "table" || kind === "code") return text.split("\n").filter((line) => line !== "");
    return text.length <= LONGEST_PIECE ? [text] : text.split(CUT).flatMap(cutToLength);
  });
}

/** A sentence without end is no sentence. */
function cutToLength(text: string): readonly string[] {
  if (text.length <= LONGEST_PIECE) return text.trim() === "" ? [] : [text];
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = from + LONGEST_PIECE;
    const space = to >= text.length ? -1 : text.lastIndexOf(" ", to);
    const end = space > from ? space + 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}
