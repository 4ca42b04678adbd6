/**
 * What folding does to one character and the marks on it. The rules, in order: lower case; compatibility forms (full width,
 * ligatures, fractions) as their plain letters; diacritics off; letters that only look like one with a mark, and `ß`, as their
 * usual spelling; then every character is made part of a word, a word of its own, or a gap between words.
 */

/**
 * Marks that tell no words apart for most readers: accents, Hebrew points, Arabic vowels, emoji presentation.
 * Kept, because without them it is another letter: Kana voicing, the breve of Cyrillic й and ў, and all marks of scripts such
 * as Devanagari or Thai, where vowels are marks.
 */
const DIACRITIC =
  /(?![\u3099\u309a])(?<![иу](?=\u0306))(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Syriac}])\p{M}/gu;

/** Letters that Unicode does not take apart. */
const RESPELLED: Readonly<Record<string, string>> = {
  ß: "ss",
  ς: "σ",
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  æ: "ae",
  œ: "oe",
};
const RESPELLED_LETTER = /[ßςıłøđħæœ]/g;

/** Each is a token of its own: scripts written without spaces between words, and symbols such as emoji. */
const WORD_OF_ITS_OWN =
  /^(?:(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}])[\p{L}\p{N}\p{M}]|\p{So})$/u;
const PART_OF_A_WORD = /^[\p{L}\p{N}\p{M}\p{Co}]$/u;
/** Soft hyphens, joiners, direction marks: a word goes on across them. */
const INVISIBLE = /^\p{Cf}$/u;

/** A character that may belong together with the one before it. */
export const JOINING = /[\p{M}\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb]/u;
/** Half a character. */
export const SURROGATE = /[\ud800-\udfff]/;
/** Hangul written in letters; a character with its marks, half-width voicing included; marks that stand alone. */
const CLUSTER =
  /[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/** Folded single characters: a text uses few thousand of them, each many times. Unicode bounds it. */
const foldedCharacters = new Map<string, string>();

/** Cuts a run into the pieces that are folded one by one. */
export function clustersOf(run: string): Iterable<string> {
  return JOINING.test(run) ? (run.match(CLUSTER) ?? []) : run;
}

/** Folds characters that stand together, all of them above ASCII. */
export function foldRun(run: string): string {
  // Most runs are a single quotation mark, dash or letter.
  const known = foldedCharacters.get(run);
  if (known !== undefined) return known;
  let folded = "";
  for (const cluster of clustersOf(run)) folded += foldCluster(cluster);
  return folded;
}

/** @param cluster  one character, in any script, with the marks that follow it */
export function foldCluster(cluster: string): string {
  const known = foldedCharacters.get(cluster);
  if (known !== undefined) return known;
  const letters = cluster
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replace(DIACRITIC, "")
    .replace(RESPELLED_LETTER, (letter) => RESPELLED[letter] ?? letter)
    .normalize("NFC");
  let folded = "";
  for (const character of letters) folded += placeInWord(character);
  if (cluster.length <= 2) foldedCharacters.set(cluster, folded);
  return folded;
}

export function startsWithMark(run: string): boolean {
  return /^\p{M}/u.test(run);
}

function placeInWord(character: string): string {
  if (character > "\0" && character < "\u0080") return character;
  if (WORD_OF_ITS_OWN.test(character)) return ` ${character} `;
  if (PART_OF_A_WORD.test(character)) return character;
  return INVISIBLE.test(character) ? "" : " ";
}
