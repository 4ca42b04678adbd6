import { endsSentence } from "./line-shapes.ts";
import type { Chunk } from "./text-line.ts";

const WIDEST = 70;
const DIVISION =
  /^(?<name>chapter|part|book|volume|section|act|scene|canto|appendix|kapitel|teil|buch|chapitre|partie|livre|capítulo|parte|libro|capitolo|глава|часть|hoofdstuk|deel|rozdział|kapitola)\s/iu;
const NUMBER =
  /^\S+\s+(?<number>[IVXLCDM]+|\d+|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?<title>[.:]?$|[\s.:—–-].*$)/iu;
/** "第三章", with or without a title behind it. */
const NUMBERED_CHAPTER = /^第[\d〇零一二三四五六七八九十百千]+[章节節回部卷話话](?:$|[\s:：])/u;
const CAPITALS = /^[\p{Lu}\p{N}"“«(_][^\p{Ll}\p{Lo}]*$/u;
const CAPITAL_WORD = /\p{Lu}{2}/u;
const PARTS = /^(?:part|book|volume|teil|buch|partie|livre|parte|libro|часть|deel)$/i;
const SCENES = /^(?:section|scene)$/i;

/** How high a heading stands: the lower the number, the higher. */
export const RANK = { part: 1, chapter: 2, scene: 3 } as const;

/** A chunk as a heading. */
export interface Heading {
  readonly rank: number;
  /** Such as "chapter ii", by which it is known again; undefined of a line in capitals. */
  readonly division: string | undefined;
  /** Whether it has no words but its number, so that its title may follow. */
  readonly isBare: boolean;
}

/** @returns what a chunk is the heading of: a chapter's name, on one line or with its title on a second, or a line in capitals */
export function headingOf(chunk: Chunk): Heading | undefined {
  const [first, second] = chunk;
  if (first === undefined || chunk.length > 2) return undefined;
  if (chunk.some(({ columns }) => columns > WIDEST)) return undefined;
  const division = divisionOf(first.text);
  if (division !== undefined) {
    if (second === undefined) return division;
    return isTitle(second.text) ? { ...division, isBare: false } : undefined;
  }
  if (second !== undefined || !isInCapitals(first.text)) return undefined;
  return { rank: RANK.chapter, division: undefined, isBare: false };
}

/** What a line names, such as "Chapter 2: The Mule". */
export function divisionOf(text: string): Heading | undefined {
  if (text.length > WIDEST) return undefined;
  const chapter = NUMBERED_CHAPTER.exec(text)?.[0];
  if (chapter !== undefined) {
    const division = chapter.replace(/[\s:：]$/u, "");
    return { rank: RANK.chapter, division, isBare: division === text };
  }
  const name = DIVISION.exec(text)?.groups?.["name"];
  const { number, title } = NUMBER.exec(text)?.groups ?? {};
  if (name === undefined || number === undefined || title === undefined) return undefined;
  // "Part 2 was the best." is a sentence, "CHAPTER II." is not.
  if (title.length >= 2 && endsSentence(title)) return undefined;
  const rank = PARTS.test(name) ? RANK.part : SCENES.test(name) ? RANK.scene : RANK.chapter;
  return { rank, division: `${name} ${number}`.toLowerCase(), isBare: title.length < 2 };
}

function isTitle(text: string): boolean {
  return divisionOf(text) === undefined && !/[.,;:]$/.test(text);
}

/** Whether a line is in capitals, and no sentence goes on below it. */
export function isInCapitals(text: string): boolean {
  return CAPITALS.test(text) && CAPITAL_WORD.test(text) && !/[,;:]$/.test(text);
}
