import { assertNever } from "#core/assert-never.js";
import { type Random, seededRandom } from "./random.ts";

/** A vocabulary depends on its place here: new ones go to the end. */
export const SCRIPTS = [
  "latin",
  "cyrillic",
  "greek",
  "japanese",
  "arabic",
  "hangul",
  "thai",
  "han",
  "kana",
] as const;
export type Script = (typeof SCRIPTS)[number];

interface Alphabet {
  readonly consonants: string;
  readonly vowels: string;
  /** How many words there are. */
  readonly words: number;
}

/** Scripts whose words are made of syllables, letter by letter. */
type Alphabetic = "latin" | "cyrillic" | "greek" | "arabic" | "thai";

const ALPHABETS: Readonly<Record<Alphabetic, Alphabet>> = {
  latin: { consonants: "bcdfghklmnprstvwz", vowels: "aeiou", words: 40_000 },
  cyrillic: { consonants: "бвгджзклмнпрстфхц", vowels: "аеиоуы", words: 20_000 },
  greek: { consonants: "βγδζθκλμνξπρστφχ", vowels: "αεηιου", words: 20_000 },
  arabic: { consonants: "بتجحخدرزسشصطعغفقكلمنه", vowels: "اوي", words: 20_000 },
  thai: { consonants: "กขคงจชดตถทนบปพฟมยรลวสห", vowels: "ะาิีุู", words: 10_000 },
};

/** How many words the other scripts have. */
const OTHER_WORDS = 20_000;
/** The particles that every sentence has. */
const PARTICLES = ["の", "に", "は", "を", "が", "と", "で", "も", "から", "まで"];
const FIRST_HAN = 0x4e00;
/** As many as newspapers use. */
const HAN_IN_USE = 2_000;
const FIRST_HANGUL = 0xac00;
const HANGUL_IN_USE = 1_100;
const FIRST_KATAKANA = 0x30a2;
const KATAKANA_IN_USE = 80;

/** @returns made-up words, each once, the ones used most first; those are short, as in any language */
export function makeVocabulary(script: Script): readonly string[] {
  const random = seededRandom(1 + SCRIPTS.indexOf(script));
  switch (script) {
    case "japanese":
      return distinct(OTHER_WORDS, PARTICLES, (rank) => hanWord(random, rank < 2_000 ? 1 : 2));
    case "han":
      return distinct(OTHER_WORDS, [], (rank) => hanWord(random, rank < 1_000 ? 1 : 2));
    case "hangul":
      return distinct(OTHER_WORDS, [], (rank) =>
        wordOf(random, FIRST_HANGUL, HANGUL_IN_USE, rank < 500 ? 1 : 2),
      );
    case "kana":
      return distinct(OTHER_WORDS, PARTICLES, (rank) =>
        wordOf(random, FIRST_KATAKANA, KATAKANA_IN_USE, rank < 1_000 ? 2 : 4),
      );
    case "latin":
    case "cyrillic":
    case "greek":
    case "arabic":
    case "thai": {
      const { words, ...letters } = ALPHABETS[script];
      return distinct(words, [], (rank) => syllables(random, letters, syllableCount(random, rank)));
    }
    default:
      return assertNever(script);
  }
}

function distinct(
  size: number,
  first: readonly string[],
  make: (rank: number) => string,
): readonly string[] {
  const words = new Set(first);
  while (words.size < size) words.add(make(words.size));
  return [...words];
}

function syllableCount(random: Random, rank: number): number {
  return rank < 50 ? 1 : rank < 1_000 ? 2 : 2 + random.below(3);
}

function syllables(
  random: Random,
  { consonants, vowels }: Pick<Alphabet, "consonants" | "vowels">,
  count: number,
): string {
  let word = "";
  for (let made = 0; made < count; made += 1) {
    word += letterOf(random, consonants) + letterOf(random, vowels);
  }
  return random.next() < 0.4 ? word + letterOf(random, consonants) : word;
}

function letterOf(random: Random, letters: string): string {
  return letters.charAt(random.below(letters.length));
}

function hanWord(random: Random, shortest: number): string {
  return wordOf(random, FIRST_HAN, HAN_IN_USE, shortest);
}

/** One of so many characters from there on, as often as the word is long. */
function wordOf(random: Random, from: number, inUse: number, shortest: number): string {
  const length = shortest + random.below(2);
  const characters = Array.from({ length }, () => from + random.below(inUse));
  return String.fromCodePoint(...characters);
}
