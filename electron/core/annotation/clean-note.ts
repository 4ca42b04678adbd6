/**
 * UTF-16 code units that a note may have: a long book. Every letter typed is kept again, and a line of a log holds the whole note;
 * as JSON, six times as long at worst, it stays well below what one call may carry.
 */
export const LONGEST_NOTE = 4_000_000;

/** All of C0 but tab and line feed, delete, and all of C1. */
// oxlint-disable-next-line no-control-regex -- it is about control characters
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/** With the flag, a whole pair is one character and no surrogate. */
const HALF_PAIRS = /\p{Surrogate}/gu;

/**
 * What is kept of a note, whichever door it comes through: every character that can be seen, tabs, and line ends as `\n`. Control
 * characters say nothing and break other programs' files; half a surrogate pair is no character, and becomes U+FFFD.
 */
export function cleanNote(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(CONTROL_CHARACTERS, "")
    .replace(HALF_PAIRS, "\ufffd");
}
