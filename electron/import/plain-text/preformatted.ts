import type { Chunk } from "./text-line.ts";

// Columns kept apart by spaces or tabs inside a line.
const ALIGNED = /\S(?: {3,}|[ ]*\t\s*)\S/;
const LEAST_ALIGNED_SHARE = 0.6;
const MOST_LETTERS_IN_DRAWINGS = 0.4;
/** What leads the eye to a page number in a table of contents. */
const LEADER = /(?:\.{4,}|(?: \.){3,}|(?:\. ){3,}|_{4,}) *[\divxlc]+$/;
const SEEN_LENGTH = 400;
const SEEN_LINES = 200;

/** Whether a chunk is set in columns of characters: a table, a table of contents, a drawing. */
export function isPreformatted(chunk: Chunk): boolean {
  return isAligned(chunk) || isDrawing(chunk) || isContents(chunk);
}

/** Tables and the like: most lines have columns of their own. Text that was padded to an even edge has none. */
export function isAligned(chunk: Chunk): boolean {
  const aligned = chunk.filter(({ text }) => ALIGNED.test(text.slice(0, SEEN_LENGTH))).length;
  if (aligned < 2 || aligned < chunk.length * LEAST_ALIGNED_SHARE) return false;
  // No text is padded so far.
  if (chunk.filter(({ text }) => / {8,}/.test(text.slice(0, SEEN_LENGTH))).length >= 2) return true;
  const [first] = chunk;
  const even = chunk.filter(({ columns }) => columns === first?.columns).length;
  return even < (chunk.length - 1) * 0.8 || chunk.length < 4;
}

/** Pictures made of characters, and frames around things. */
function isDrawing(chunk: Chunk): boolean {
  if (chunk.length < 2) return false;
  const text = chunk
    .slice(0, SEEN_LINES)
    .map((line) => line.text.slice(0, SEEN_LENGTH))
    .join("")
    .replaceAll(/\s/g, "");
  const letters = text.match(/[\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
  return letters < text.length * MOST_LETTERS_IN_DRAWINGS;
}

/** Whether lines lead to page numbers. */
export function isContents(chunk: Chunk): boolean {
  const leading = chunk.filter(({ text }) => LEADER.test(text.slice(-SEEN_LENGTH))).length;
  return leading > 0 && leading >= chunk.length / 2;
}
