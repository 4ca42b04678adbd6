import { foldByUnits } from "./fold-by-units.ts";
import { foldRun } from "./fold-cluster.ts";

/** What plain lower-casing does not settle: all above ASCII, and NUL, which would end a text inside SQLite's functions. */
// oxlint-disable-next-line no-control-regex -- ASCII without NUL is what is left alone.
export const BEYOND_ASCII = /[^\x01-\x7f]+/g;

/** One token of folded text; also where SQLite's `ascii` tokeniser cuts. */
const TOKEN = /[0-9a-z\u0080-\uffff]+/g;

/**
 * Makes spellings that a reader takes for the same word equal, and cuts scripts that are written without spaces into single
 * characters, so that a word of them is found as a phrase. Articles, quotes, notes and queries are folded alike.
 *
 * In folded text a token is a run of ASCII letters and digits or of any characters above ASCII: whatever is no part of a word
 * has become ASCII. So the folding alone decides what a word is, by this runtime's Unicode tables and not by SQLite's.
 * @param text  anything that a person or a file wrote
 * @returns the folded text, seldom as long as the original: see `foldWithOffsets` for the way back
 */
export function foldForSearch(text: string): string {
  if (isMostlyBeyondAscii(text)) return foldByUnits(text);
  // Lower-casing looks at the surroundings only for the Greek final sigma, which is gone by then.
  return text.replace(BEYOND_ASCII, foldRun).toLowerCase();
}

/** So many characters tell in which script a text is. */
const SAMPLE = 32;

/** Judged by a sample: both ways of folding come to the same. */
export function isMostlyBeyondAscii(text: string): boolean {
  const stride = Math.max(1, Math.floor(text.length / SAMPLE));
  let beyond = 0;
  let sampled = 0;
  for (let at = 0; at < text.length; at += stride) {
    sampled += 1;
    if (text.charCodeAt(at) >= 0x80) beyond += 1;
  }
  return beyond * 3 > sampled;
}

/** @returns the folded tokens in order; empty when nothing in the text can be searched for, as in "..." */
export function searchTokens(text: string): readonly string[] {
  return foldForSearch(text).match(TOKEN) ?? [];
}

/** White space other than a single blank; folding has made all kinds above ASCII blanks. */
const LOOSE_SPACE = /[\t-\r ]{2,}|[\t-\r]/g;

/** Folds a whole name, such as a tag or a title, for comparing and sorting: punctuation stays, white space is made single. */
export function foldName(name: string): string {
  return foldForSearch(name).replace(LOOSE_SPACE, " ").trim();
}
