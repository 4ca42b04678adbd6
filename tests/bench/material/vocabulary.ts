import { type Random, seededRandom } from "./random.ts";

export const SCRIPTS = ["latin", "cyrillic", "greek", "japanese"] as const;
export type Script = (typeof SCRIPTS)[number];

interface Alphabet {
  readonly consonants: string;
  readonly vowels: string;
  /** How many words there are. */
  readonly words: number;
}

const ALPHABETS: Readonly<Record<Exclude<Script, "japanese">, Alphabet>> = {
  latin: { consonants: "bcdfghklmnprstvwz", vowels: "aeiou", words: 40_000 },
  cyrillic: { consonants: "бвгджзклмнпрстфхц", vowels: "аеиоуы", words: 20_000 },
  greek: { consonants: "βγδζθκλμνξπρστφχ", vowels: "αεηιου", words: 20_000 },
};

const JAPANESE_WORDS = 20_000;
/** The particles that every sentence has. */
const PARTICLES = ["の", "に", "は", "を", "が", "と", "で", "も", "から", "まで"];
const FIRST_HAN = 0x4e00;
/** As many as newspapers use. */
const HAN_IN_USE = 2_000;

/** @returns made-up words, each once, the ones used most first; those are short, as in any language */
export function makeVocabulary(script: Script): readonly string[] {
  const random = seededRandom(1 + SCRIPTS.indexOf(script));
  if (script === "japanese") {
    return distinct(JAPANESE_WORDS, PARTICLES, (rank) => hanWord(random, rank < 2_000 ? 1 : 2));
  }
  const { words, ...letters } = ALPHABETS[script];
  return distinct(words, [], (rank) => syllables(random, letters, syllableCount(random, rank)));
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
  const length = shortest + random.below(2);
  const characters = Array.from({ length }, () => FIRST_HAN + random.below(HAN_IN_USE));
  return String.fromCodePoint(...characters);
}
