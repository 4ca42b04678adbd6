import { type TextLine, columnsOf } from "./text-line.ts";

// Enough of a line's end to see how it ends; lines may be megabytes long.
const END_LENGTH = 16;
const START_LENGTH = 64;

const SENTENCE_END = /(?:[.!?…。．！？؟۔।॥][\p{Pe}\p{Pf}"'*_]*|[」』])$/u;
const FIRST_LETTER = /^[^\p{L}\p{N}]*(?:(\p{Ll})|(\p{Lo})|.)/u;
const RULE = /^(?:[-=_*~#+.·•—–]\s*){3,}$/;
const LABEL_COLUMNS = 60;
const LABEL_WORDS = 6;

/** Whether a sentence ends here; a colon ends none. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-END_LENGTH));
}

/** What the first letter says about the line before: small ones go on with its sentence, in scripts that have them. */
export function beginningOf(text: string): "small" | "caseless" | "other" {
  const match = FIRST_LETTER.exec(text.slice(0, START_LENGTH));
  if (match?.[1] !== undefined) return "small";
  return match?.[2] === undefined ? "other" : "caseless";
}

/** Dashes or stars across the page. */
export function isRule(text: string): boolean {
  return text.length <= 200 && RULE.test(text);
}

/** A few words and a colon that name what follows, such as "Legal Disclaimer:". */
export function isLabel({ text, columns }: TextLine): boolean {
  if (columns > LABEL_COLUMNS || !/[:：]$/.test(text)) return false;
  const name = text.slice(0, -1);
  return (
    beginningOf(name) !== "small" &&
    /\p{L}/u.test(name) &&
    !/[.!?;,。！？]/.test(name) &&
    name.split(/\s+/).length <= LABEL_WORDS
  );
}

/** Columns of what would have had to fit behind the line before for the break not to be there. */
export function firstWordColumns(text: string): number {
  return columnsOf(text.slice(0, START_LENGTH).match(/^\S+/)?.[0] ?? "");
}
