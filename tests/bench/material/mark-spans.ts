import type { Span } from "#core/anchor/selectors.js";
import { seededRandom } from "./random.ts";

const SHORTEST = 3;
const LONGEST = 90;

/**
 * Spreads marks over a text of any script, with or without spaces; where there are many they overlap.
 * @param text  at least as long as the shortest mark
 * @returns exactly so many, by start; UTF-16 code units
 */
export function markSpans(text: string, count: number, seed: number): readonly Span[] {
  const random = seededRandom(seed);
  const stride = text.length / count;
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor(place * stride + random.next() * stride);
    const start = Math.min(from, text.length - SHORTEST);
    const length = SHORTEST + random.below(LONGEST - SHORTEST);
    return { start, end: Math.min(text.length, start + length) };
  });
}
