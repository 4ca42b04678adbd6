import { beginningOf, endsSentence, firstWordColumns } from "./line-shapes.ts";
import type { Chunk, TextLine } from "./text-line.ts";

/** How a text is hard-wrapped. */
export interface Wrapping {
  /** Column up to which lines were filled. */
  readonly width: number;
  /** Whether each line holds as many words as fit, as programs wrap; hands leave more room. */
  readonly isStrict: boolean;
}

// Shorter lines are verse, addresses, headings; longer ones are paragraphs of one line.
const NARROWEST = 30;
const WIDEST = 160;
// The share of lines that a program wrapped which take no further word: all but those before a long unbreakable one.
const STRICT_SHARE = 0.9;
// One line says how wide the text is, not who broke it.
const FEWEST_STRICT = 2;

/**
 * Finds the width at which lines were broken in mid-sentence.
 * @returns undefined when none were: each line is a paragraph
 */
export function wrappingOf(chunks: readonly Chunk[]): Wrapping | undefined {
  const broken = chunks.flatMap((chunk) =>
    chunk.slice(0, -1).flatMap((line, index) => {
      const next = chunk[index + 1];
      return next !== undefined && isBrokenSentence(line, next) ? [{ line, next }] : [];
    }),
  );
  if (broken.length === 0) return undefined;
  const lengths = broken.map(({ line }) => line.edge).toSorted((a, b) => a - b);
  const widest = lengths.at(-1) ?? 0;
  const strict = broken.filter(({ line, next }) => isFilled(line, next, widest)).length;
  if (broken.length >= FEWEST_STRICT && strict >= broken.length * STRICT_SHARE)
    return { width: widest, isStrict: true };
  // One long line, such as an address, does not widen all the others.
  return { width: lengths[Math.floor((lengths.length - 1) * 0.9)] ?? widest, isStrict: false };
}

function isBrokenSentence(line: TextLine, next: TextLine): boolean {
  const isInRange = line.columns >= NARROWEST && line.columns <= WIDEST;
  return isInRange && !endsSentence(line.text) && beginningOf(next.text) !== "other";
}

/** Whether the next line's first word would not have fitted. */
export function isFilled(line: TextLine, next: TextLine, width: number): boolean {
  return line.edge + 1 + firstWordColumns(next.text) > width;
}
