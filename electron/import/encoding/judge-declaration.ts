import type { EncodingGuess } from "./detect-encoding.ts";
import { oddities } from "./oddities.ts";

/** A text as it reads in one encoding. */
export interface Reading {
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
}

/** Encodings that the detector knows nothing of: its silence is no evidence against them. */
const UNKNOWN_TO_DETECTOR =
  /^(?:ibm866|iso-8859-(?:3|4|8-i|10|13|14|15|16)|koi8-u|macintosh|x-mac-cyrillic|windows-(?:874|1258))$/;

// Where alphabets are told apart easily the detector's right answers begin here; of Latin ones they are lower.
const SURE = 45;
const LEAD = 15;
// A text has a stray sign in a word now and then; in a wrong encoding every third word has one.
const FEW_ODDITIES = 2;
const MANY_TIMES = 4;

/**
 * Whether a text is in the encoding that it declares, where it can be read so: not when the statistics are sure of another, nor
 * when it comes out much odder than in another.
 * @param guesses  what the detector holds likely
 * @param best  the likeliest of them that the text can be read in
 */
export function isCredible(
  declared: Reading,
  guesses: readonly EncodingGuess[],
  best: Reading,
): boolean {
  const confidenceOf = (encoding: string): number =>
    guesses.find((guess) => familyOf(guess.encoding) === familyOf(encoding))?.confidence ?? 0;
  if (familyOf(best.encoding) === familyOf(declared.encoding)) return true;
  const confidence = confidenceOf(best.encoding);
  const isOutvoted =
    !UNKNOWN_TO_DETECTOR.test(declared.encoding) &&
    confidence >= SURE &&
    confidence >= confidenceOf(declared.encoding) + LEAD;
  return !isOutvoted && oddities(declared.text) <= FEW_ODDITIES + MANY_TIMES * oddities(best.text);
}

/** An encoding and those that only add to it, which the detector does not tell apart where nothing added is used. */
function familyOf(encoding: string): string {
  return FAMILIES[encoding] ?? encoding;
}

const FAMILIES: Readonly<Record<string, string>> = {
  gbk: "gb18030",
  "iso-8859-6": "arabic",
  "windows-1256": "arabic",
};
