import { analyse } from "chardet";

// The detector counts letter pairs; more than this changes nothing and costs time.
const SAMPLE_BYTES = 64 * 1024;
// What it calls 10 means "a few bytes could be that"; its right answers on paragraphs are above 40.
const LEAST_CONFIDENCE = 15;

/**
 * Guesses the encoding of text that is not UTF-8, by the statistics of its bytes.
 * @returns WHATWG labels, likeliest first; not every one need fit. windows-1252 stands last, which can read any bytes
 */
export function detectEncodings(bytes: Uint8Array): readonly string[] {
  const labels = analyse(sampleOf(bytes))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .flatMap(({ name }) => labelOf(name) ?? []);
  return [...labels, "windows-1252"];
}

/** From the line of the first byte that is not ASCII: a long English preface must not hide what follows. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  if (first + SAMPLE_BYTES / 2 < SAMPLE_BYTES) return bytes.subarray(0, SAMPLE_BYTES);
  // A line break is never the second half of a character in any of these encodings.
  const lineStart = bytes.lastIndexOf(0x0a, first) + 1;
  const start = Math.max(lineStart, first - SAMPLE_BYTES / 2);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

function labelOf(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // The detector knows encodings that browsers have given up; nothing reads them.
    return undefined;
  }
}
