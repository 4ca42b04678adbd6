// A few thousand words settle it.
const SAMPLE_LENGTH = 64 * 1024;

/**
 * Controls that no text has; a small letter before a capital one, save in names such as "iPhone"; a sign between letters that
 * joins none.
 */
const ODD =
  /[\u0080-\u009f\ufffd]|\p{Ll}(?=\P{ASCII})\p{Lu}|(?=\P{ASCII})\p{Ll}\p{Lu}|\p{L}[\u00a1-\u00ac\u00ae-\u00b3\u00b5\u00b6\u00b8-\u00bf\u2030\u20ac\u2500-\u259f](?=\p{L})/gu;

/** Counts what looks like text that was read in the wrong encoding. */
export function oddities(text: string): number {
  return text.slice(0, SAMPLE_LENGTH).match(ODD)?.length ?? 0;
}
