/**
 * UTF-16 code units that a note may have: a long book. Every letter typed is kept again, and a line of a log holds the whole note;
 * as JSON, six times as long at worst, it stays well below what one call may carry.
 */
export const LONGEST_NOTE = 4_000_000;

/** With the flag, a whole pair is one character and no surrogate. */
// oxlint-disable-next-line no-control-regex -- NUL is what it is about
const NO_CHARACTERS = /\u0000|\p{Surrogate}/gu;

/**
 * What is kept of a note, whichever door it comes through: every character, control characters too, since a note is the reader's. Only what
 * UTF-8 and the index cannot hold is not: NUL goes, as it does from articles, and half a surrogate pair becomes U+FFFD.
 */
export function cleanNote(text: string): string {
  return text.replace(NO_CHARACTERS, (sign) => (sign === "\0" ? "" : "\ufffd"));
}
