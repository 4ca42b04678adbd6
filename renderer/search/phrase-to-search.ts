import { quoted } from "#core/query/quote-value.js";

/** Longer passages are known by their beginning. */
const MOST_CHARACTERS = 200;

/** @param words  of a text. @returns the query that finds them wherever they stand so */
export function phraseToSearch(words: string): string {
  const single = words.replace(/\s+/gu, " ").trim();
  if (single.length <= MOST_CHARACTERS) return quoted(single);
  const beginning = single.slice(0, MOST_CHARACTERS);
  const lastGap = beginning.lastIndexOf(" ");
  return quoted((lastGap > 0 ? beginning.slice(0, lastGap) : beginning).toWellFormed());
}
