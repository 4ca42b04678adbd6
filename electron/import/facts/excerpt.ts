import type { Block } from "#core/document/block.js";

const MAX_LENGTH = 300;
// Shorter than this, a cut at the end of a sentence says too little; then a word is cut off instead.
const LEAST_LENGTH = 120;
const TELLING: ReadonlySet<Block["kind"]> = new Set([
  "paragraph",
  "quote",
  "list-item",
  "definition",
]);

/** The first sentences, for lists: from the first paragraph on, white space made single. At most 300 UTF-16 code units. */
export function excerptOf(plainText: string, blocks: readonly Block[]): string {
  const first = blocks.findIndex(({ kind }) => TELLING.has(kind));
  const pieces: string[] = [];
  let length = 0;
  for (const { kind, start, end } of blocks.slice(Math.max(0, first))) {
    if (length > MAX_LENGTH) break;
    if (kind === "heading" || kind === "label") continue;
    // More than is shown, so that what is cut off is known to exist.
    const piece = plainText
      .slice(start, Math.min(end, start + 4 * MAX_LENGTH))
      .replaceAll(/\s+/g, " ")
      .trim();
    pieces.push(piece);
    length += piece.length + 1;
  }
  return shortenExcerpt(pieces.join(" "));
}

/** Cuts an excerpt at the end of a sentence or else a word. At most 300 UTF-16 code units. */
export function shortenExcerpt(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text);
  const sentenceEnd = [...segments]
    .map(({ index, segment }) => index + segment.trimEnd().length)
    .findLast((end) => end <= MAX_LENGTH);
  if (sentenceEnd !== undefined && sentenceEnd >= LEAST_LENGTH) return text.slice(0, sentenceEnd);
  const words = new Intl.Segmenter("en", { granularity: "word" }).segment(
    text.slice(0, MAX_LENGTH + 1),
  );
  const wordStart = [...words].findLast(({ index }) => index < MAX_LENGTH)?.index ?? 0;
  const cut = wordStart > LEAST_LENGTH ? wordStart : MAX_LENGTH - 1;
  return `${text
    .slice(0, cut)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}
