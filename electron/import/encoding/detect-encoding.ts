import { analyse } from "chardet";

/** An encoding that a text may be in. */
export interface EncodingGuess {
  /** WHATWG label. */
  readonly encoding: string;
  /** 0 to 100, as the statistics of letters have it. */
  readonly confidence: number;
}

// The detector counts letter pairs; more than this changes nothing and costs time.
const SAMPLE_BYTES = 64 * 1024;
// What it calls 10 means "a few bytes could be that"; its right answers on paragraphs are above 40.
const LEAST_CONFIDENCE = 15;

const LINE_END = 0x0a;
const TAG_START = 0x3c;
const TAG_END = 0x3e;

/**
 * Guesses the encoding of text that is not UTF-8, by the statistics of its bytes.
 * @returns likeliest first; not every one need fit. windows-1252 stands last, which can read any bytes
 */
export function detectEncodings(bytes: Uint8Array): readonly EncodingGuess[] {
  const guesses = analyse(tellingBytes(bytes)).flatMap(({ name, confidence }) => {
    const encoding = labelOf(name);
    return encoding === undefined || confidence < LEAST_CONFIDENCE
      ? []
      : [{ encoding, confidence }];
  });
  return [...guesses, { encoding: "windows-1252", confidence: 0 }];
}

/** Lines and texts between tags that hold more than ASCII: neither markup nor a long English preface hides what they are. */
function tellingBytes(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let start = 0;
  let isTelling = false;
  for (let at = 0; at <= bytes.length && length < SAMPLE_BYTES; at += 1) {
    const byte = bytes[at] ?? LINE_END;
    if (byte >= 0x80) isTelling = true;
    // None of these is the second half of a character in an encoding that has any above ASCII.
    if (byte !== LINE_END && byte !== TAG_START && byte !== TAG_END) continue;
    if (isTelling) {
      const piece = bytes.subarray(start, Math.min(at + 1, start + SAMPLE_BYTES - length));
      sample.set(piece, length);
      length += piece.length;
    }
    start = at + 1;
    isTelling = false;
  }
  return length === 0 ? bytes.subarray(0, SAMPLE_BYTES) : sample.subarray(0, length);
}

function labelOf(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // The detector knows encodings that browsers have given up; nothing reads them.
    return undefined;
  }
}
