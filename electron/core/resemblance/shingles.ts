import { foldForSearch } from "../text/fold-for-search.ts";

/** Words a shingle has: two recur by chance in any two texts of a language, four break with every second edit. */
const WORDS = 3;

/** Of word number `n` of a text shorter than a shingle, and of what is not there yet. */
const NOTHING = 0x811c9dc5;

/**
 * The shingles of a text: every run of three words, however they are written (capitals, accents, punctuation, line breaks).
 * Scripts without spaces count by characters. A shorter text is one shingle.
 * @returns a 32-bit number, perhaps negative, for each, each once; empty for a text without words
 * Cost: one pass. Of a million shingles 1 in 8,000 shares its number with another.
 */
export function shinglesOf(text: string): ReadonlySet<number> {
  const shingles = new Set<number>();
  forEachShingle(foldForSearch(text), (shingle) => shingles.add(shingle));
  return shingles;
}

/**
 * Visits the shingles of a text in reading order, one that recurs each time it does.
 * @param folded  a text as `foldForSearch` makes it
 */
export function forEachShingle(folded: string, visit: (shingle: number) => void): void {
  let first = NOTHING;
  let second = NOTHING;
  let words = 0;
  let word = NOTHING;
  let isInWord = false;
  for (let at = 0; at <= folded.length; at += 1) {
    const unit = at < folded.length ? folded.charCodeAt(at) : 0;
    if (isPartOfWord(unit)) {
      // FNV-1a.
      word = Math.imul(word ^ unit, 0x01000193);
      isInWord = true;
    } else if (isInWord) {
      words += 1;
      if (words >= WORDS) visit(joined(first, second, word));
      first = second;
      second = word;
      word = NOTHING;
      isInWord = false;
    }
  }
  if (words > 0 && words < WORDS) visit(joined(NOTHING, first, second));
}

/** The characters of tokens in folded text; see `foldForSearch`. */
function isPartOfWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit >= 0x80;
}

function joined(one: number, two: number, three: number): number {
  return mixBits(Math.imul(mixBits(Math.imul(one, 31) ^ two), 31) ^ three);
}

/**
 * Spreads 32 bits over 32 bits, one to one.
 * @returns signed: engines keep such numbers without a place of their own in memory
 * Method: the finaliser of MurmurHash3, by Appleby.
 */
export function mixBits(bits: number): number {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
