import { type Random, seededRandom } from "./random.ts";
import { makeVocabulary, type Script } from "./vocabulary.ts";
import { zipfSampler } from "./zipf.ts";

/** A text that was never written by anybody. */
export interface MadeText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** BCP 47, of the script's best-known language. */
  readonly language: string;
  readonly script: Script;
}

/** Draws words as often as they are used. */
interface Speaker {
  readonly vocabulary: readonly string[];
  say(random: Random): string;
}

const LANGUAGES: Readonly<Record<Script, string>> = {
  latin: "en",
  cyrillic: "ru",
  greek: "el",
  japanese: "ja",
  arabic: "ar",
  hangul: "ko",
  thai: "th",
  han: "zh",
  kana: "ja",
};

/** What stands between words, and at the end of a sentence. */
const SPACED = { between: " ", end: "." };
const CLOSED = { between: "", end: "。" };
const WRITTEN: Readonly<Record<Script, { readonly between: string; readonly end: string }>> = {
  latin: SPACED,
  cyrillic: SPACED,
  greek: SPACED,
  japanese: CLOSED,
  arabic: SPACED,
  hangul: SPACED,
  thai: { between: "", end: " " },
  han: CLOSED,
  kana: CLOSED,
};

/** Of twenty articles, so many are in these scripts; the rest is in Latin letters. */
const OTHER_SCRIPTS: readonly Script[] = ["cyrillic", "greek", "japanese"];
const SHARE_BASE = 20;

const WORDS_OF_A_PARAGRAPH = { least: 30, spread: 60 };
const WORDS_OF_A_SENTENCE = { least: 6, spread: 18 };
const WORDS_OF_A_TITLE = 7;

const speakers = new Map<Script, Speaker>();

/** The words of a script, those used most first. */
export function vocabularyOf(script: Script): readonly string[] {
  return speakerOf(script).vocabulary;
}

/** The script of an article in a library that is mostly, not only, in Latin letters. */
export function scriptOf(number: number): Script {
  return OTHER_SCRIPTS[number % SHARE_BASE] ?? "latin";
}

/**
 * Makes a text. The same numbers give the same text.
 * @param number  names the text
 * @param words  how long it is, nearly
 */
export function makeText(
  number: number,
  words: number,
  script: Script = scriptOf(number),
): MadeText {
  const random = seededRandom(1_000 + number);
  const speaker = speakerOf(script);
  const paragraphs: string[] = [];
  for (let left = words; left > 0;) {
    const { least, spread } = WORDS_OF_A_PARAGRAPH;
    const length = Math.min(left, least + random.below(spread));
    paragraphs.push(makeParagraph(random, speaker, script, length));
    left -= length;
  }
  const titleWords = Array.from({ length: WORDS_OF_A_TITLE }, () => speaker.say(random));
  const title = capitalised(titleWords.join(WRITTEN[script].between));
  return { title: `${title} ${number}`, paragraphs, language: LANGUAGES[script], script };
}

/** A paragraph that stands in many articles word for word, such as a notice of their publisher. */
export function makeRecurring(number: number, words: number): string {
  return makeParagraph(seededRandom(5_000_000 + number), speakerOf("latin"), "latin", words);
}

/** How many words the articles of a library have: 270 on average, a few of them many more. */
export function wordsOf(number: number): number {
  const random = seededRandom(7_000_000 + number);
  // Exponential: half are shorter than 190.
  return Math.min(5_000, 20 + Math.round(-250 * Math.log(1 - random.next())));
}

function speakerOf(script: Script): Speaker {
  const known = speakers.get(script);
  if (known !== undefined) return known;
  const vocabulary = makeVocabulary(script);
  const sample = zipfSampler(vocabulary.length);
  const speaker = { vocabulary, say: (random: Random) => vocabulary[sample(random)] ?? "" };
  speakers.set(script, speaker);
  return speaker;
}

function makeParagraph(random: Random, speaker: Speaker, script: Script, length: number): string {
  const sentences: string[] = [];
  for (let left = length; left > 0;) {
    const { least, spread } = WORDS_OF_A_SENTENCE;
    const words = Math.min(left, least + random.below(spread));
    sentences.push(makeSentence(random, speaker, script, words));
    left -= words;
  }
  return sentences.join(WRITTEN[script].between).trimEnd();
}

function makeSentence(random: Random, speaker: Speaker, script: Script, length: number): string {
  const words = Array.from({ length }, () => speaker.say(random));
  const { between, end } = WRITTEN[script];
  if (between === "") return `${words.join("")}${end}`;
  // Behind the last word is no room for one: such a sentence goes without.
  const comma = 2 + random.below(length);
  const hasComma = comma < length - 1;
  const spoken = words
    .map((word, place) => (hasComma && place === comma ? `${word},` : word))
    .join(" ");
  return `${capitalised(spoken)}.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
