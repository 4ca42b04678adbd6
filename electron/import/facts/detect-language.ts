import { STOP_WORDS } from "./stop-words.ts";

// Some three thousand words: more changes no answer.
const SAMPLE_LENGTH = 20_000;
// A language's commonest words make a quarter of its prose and more; a list of names or numbers has none.
const LEAST_SHARE = 0.08;
// By how much the first must be ahead of the second: close relatives share many words.
const LEAST_LEAD = 1.15;
// Fewer words than this could be anything.
const LEAST_WORDS = 8;

/** Scripts that one language alone, or one above all, is written in. Checked in this order. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["te", /\p{Script=Telugu}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
  ["am", /\p{Script=Ethiopic}/gu],
  ["km", /\p{Script=Khmer}/gu],
  ["lo", /\p{Script=Lao}/gu],
  ["my", /\p{Script=Myanmar}/gu],
];

/** Letters that tell apart the languages of one script; the last line of each stands for the rest. */
const CYRILLIC: readonly (readonly [language: string, letters: RegExp])[] = [
  ["uk", /[іїєґ]/giu],
  ["be", /ў/giu],
  ["sr", /[ђјљњћџ]/giu],
  ["ru", /[ыэё]/giu],
  ["bg", /[ъ]/giu],
];
const ARABIC: readonly (readonly [language: string, letters: RegExp])[] = [
  ["ur", /[ٹڈڑےں]/gu],
  ["fa", /[پچژگکی]/gu],
  ["ar", /[ةىكي]/gu],
];

/**
 * Tells the language of a text: by its script, else by its commonest words.
 * @returns BCP 47; null when unsure
 */
export function detectLanguage(plainText: string): string | null {
  const sample = plainText.slice(0, SAMPLE_LENGTH);
  const letters = countOf(sample, /\p{L}/gu);
  if (letters === 0) return null;
  // Most texts are in Latin script: of these the others need not be counted.
  if (countOf(sample, /\p{Script=Latin}/gu) > letters * 0.9) return byStopWords(sample);
  for (const [language, script] of SCRIPTS) {
    // Japanese is one third kana at least; the others are written in their own script alone.
    if (countOf(sample, script) > letters * (language === "ja" ? 0.15 : 0.5)) return language;
  }
  if (countOf(sample, /\p{Script=Cyrillic}/gu) > letters / 2)
    return byLetters(sample, letters, CYRILLIC);
  if (countOf(sample, /\p{Script=Arabic}/gu) > letters / 2)
    return byLetters(sample, letters, ARABIC);
  return byStopWords(sample);
}

function byLetters(
  sample: string,
  letters: number,
  languages: readonly (readonly [language: string, letters: RegExp])[],
): string | null {
  const found = languages.find(([, own]) => countOf(sample, own) > letters * 0.01);
  return found?.[0] ?? null;
}

function byStopWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < LEAST_WORDS) return null;
  const scores = [...STOP_WORDS]
    .map(([language, stopWords]) => ({
      language,
      share: words.filter((word) => stopWords.has(word)).length / words.length,
    }))
    .toSorted((a, b) => b.share - a.share);
  const [first, second] = scores;
  if (first === undefined || second === undefined || first.share < LEAST_SHARE) return null;
  return first.share >= second.share * LEAST_LEAD ? first.language : null;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
