import { endsSentence, markerOf } from "./line-shapes.ts";
import type { Chunk } from "./text-line.ts";

const WIDEST = 70;
const DIVISION =
  /^(?:chapter|part|book|volume|section|act|scene|canto|appendix|kapitel|teil|buch|chapitre|partie|livre|capítulo|parte|libro|capitolo|глава|часть|hoofdstuk|deel|rozdział|kapitola)\s/iu;
const NUMBER =
  /^\S+\s+(?:[IVXLCDM]+|\d+|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?<title>[.:]?$|[\s.:—–-].*$)/iu;
/** "第三章", with or without a title behind it. */
const NUMBERED_CHAPTER = /^第[\d〇零一二三四五六七八九十百千]+[章节節回部卷話话](?:$|[\s:：])/u;
const CAPITALS = /^[\p{Lu}\p{N}"“«(][^\p{Ll}\p{Lo}]*$/u;
const CAPITAL_WORD = /\p{Lu}{2}/u;

/** Whether a chunk is a chapter's name, on one line or with its title on a second, or one line in capitals. */
export function isHeading(chunk: Chunk): boolean {
  const [first, second] = chunk;
  if (first === undefined || chunk.length > 2) return false;
  if (chunk.some(({ columns, text }) => columns > WIDEST || markerOf(text) !== undefined))
    return false;
  if (isDivision(first.text)) return second === undefined || isTitle(second.text);
  return second === undefined && isInCapitals(first.text);
}

function isDivision(text: string): boolean {
  if (NUMBERED_CHAPTER.test(text)) return true;
  const title = DIVISION.test(text) ? NUMBER.exec(text)?.groups?.["title"] : undefined;
  // "Part 2 was the best." is a sentence, "CHAPTER II." is not.
  return title !== undefined && (title.length < 2 || !endsSentence(title));
}

function isTitle(text: string): boolean {
  return !isDivision(text) && !/[.,;:]$/.test(text);
}

function isInCapitals(text: string): boolean {
  return CAPITALS.test(text) && CAPITAL_WORD.test(text) && !/[,;:]$/.test(text);
}
