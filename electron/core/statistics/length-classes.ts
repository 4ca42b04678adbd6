import { leastWordsFor } from "../wording/reading-time.ts";

/** Classes of articles by how long they take to read: each from so many minutes up to the next one's. */
export const LENGTH_CLASSES = [0, 5, 10, 20, 40, 60] as const;

/** In which class an article of so many words stands: a place in `LENGTH_CLASSES`. */
export function lengthClass(words: number): number {
  return LENGTH_CLASSES.findLastIndex((minutes) => words >= leastWordsFor(minutes));
}
