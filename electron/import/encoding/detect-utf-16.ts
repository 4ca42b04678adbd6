// A few thousand words settle it.
const SAMPLE_BYTES = 64 * 1024;
// Digits, punctuation and spaces alone make more of any text than this; swapped bytes turn them into other characters.
const LEAST_SHARE = 0.005;

// Half of the bytes of English are; this many are ASCII with a few NULs in it.
const MOST_ASCII = 0.85;

// Text may hold a stray control or two; bytes that are no text are full of them.
const MOST_IMPOSSIBLE = 0.002;

/** What every script's text holds some of: ASCII, general and CJK punctuation, kana, full-width forms. */
const COMMON = /[\t\n\r\u0020-\u007e\u2010-\u2026\u3000-\u30ff\uff01-\uff5e]/g;
/** What no text holds in numbers: controls, unassigned and private characters, non-characters. */
const IMPOSSIBLE = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/gu;

/**
 * Recognises UTF-16 that has no byte order mark.
 * @returns undefined when it is something else; text without any ASCII character, not even a line break, is not recognised
 */
export function detectUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (bytes.length % 2 === 1 || !sample.includes(0)) return undefined;
  if (sample.filter(isAsciiText).length > sample.length * MOST_ASCII) return undefined;
  const little = shareOfCommon(sample, "utf-16le");
  const big = shareOfCommon(sample, "utf-16be");
  if (Math.max(little, big) < LEAST_SHARE) return undefined;
  return little > big ? "utf-16le" : "utf-16be";
}

/** @returns 0 when the bytes cannot be text in this encoding */
function shareOfCommon(bytes: Uint8Array, encoding: string): number {
  const sample = new TextDecoder(encoding).decode(bytes);
  // A sample may end in half a character; a whole text does not.
  const atTheCut = bytes.length === SAMPLE_BYTES ? 1 : 0;
  const impossible = sample.replaceAll(/[\t\n\r\f]/g, "").match(IMPOSSIBLE)?.length ?? 0;
  const broken = sample.match(/\ufffd/g)?.length ?? 0;
  if (impossible + broken > atTheCut + sample.length * MOST_IMPOSSIBLE) return 0;
  return (sample.match(COMMON)?.length ?? 0) / sample.length;
}

function isAsciiText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
