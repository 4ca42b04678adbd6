import { beginningOf, endsSentence, isLabel } from "./line-shapes.ts";
import type { Chunk } from "./text-line.ts";
import { type Wrapping, isFilled } from "./wrap-width.ts";

const LEAST_LINES = 3;
// The longest lines of common metres; longer ones with nothing to compare with may be prose.
const WIDEST = 60;
// Wrapped prose has lines nearly as wide as the width; verse stays clear of it.
const WIDTH_SHARE = 0.85;
// Prose ends a line with a sentence about once in eight, dialogue always; verse runs on.
const RUNNING_ON_SHARE = 0.4;
const CAPITALS_SHARE = 0.8;
const FILLED_SHARE = 0.75;

/** Whether a chunk's line breaks are the author's: verse, an address, a signature. */
export function isVerse(chunk: Chunk, wrapping: Wrapping | undefined): boolean {
  if (chunk.length < LEAST_LINES) return false;
  if (chunk.some(isLabel)) return false;
  const breaks = chunk.slice(0, -1);
  const runningOn = breaks.filter(({ text }) => !endsSentence(text)).length;
  if (runningOn < breaks.length * RUNNING_ON_SHARE) return false;
  const widest = chunk.reduce((most, { columns }) => Math.max(most, columns), 0);
  const clearOfWidth = (wrapping?.width ?? 0) * WIDTH_SHARE;
  const capitals = chunk.filter(({ text }) => beginningOf(text) === "other").length;
  if (capitals >= chunk.length * CAPITALS_SHARE) return widest <= Math.max(WIDEST, clearOfWidth);
  if (widest > (wrapping === undefined ? WIDEST : clearOfWidth)) return false;
  const filled = breaks.filter((line, index) => {
    const next = chunk[index + 1];
    return next !== undefined && isFilled(line, next, widest - 2);
  }).length;
  return filled < breaks.length * FILLED_SHARE;
}

/** Whether two lines may be a stanza: they begin with capitals, end no sentence in between and leave the margin free. */
export function isCouplet(
  chunk: Chunk,
  { wrapping, margin }: { readonly wrapping: Wrapping | undefined; readonly margin: number },
): boolean {
  const [first, second] = chunk;
  if (first === undefined || second === undefined || chunk.length !== 2) return false;
  const clear = wrapping === undefined ? WIDEST : wrapping.width * WIDTH_SHARE;
  if (chunk.some((line) => isLabel(line) || line.columns > clear || line.edge > margin + clear))
    return false;
  return !endsSentence(first.text) && chunk.every(({ text }) => beginningOf(text) === "other");
}
