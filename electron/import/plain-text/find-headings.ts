import { endsSentence, isRule } from "./line-shapes.ts";
import { joinedLines } from "./join-paragraph.ts";
import { isAligned } from "./preformatted.ts";
import { type Heading, RANK, divisionOf, headingOf, isInCapitals } from "./section-heading.ts";
import { sectionsOf } from "./section-numbers.ts";
import type { Chunk, TextLine } from "./text-line.ts";

/** A heading with its place in the text. */
export interface FoundHeading {
  readonly text: string;
  /** See `RANK`. */
  readonly rank: number;
  /** Lines that it takes up. */
  readonly lines: number;
}

const WIDEST_TITLE = 60;
// One column may be an accident.
const LEAST_INDENT = 2;

/** Finds the headings of a text. @returns each by its first line */
export function findHeadings(chunks: readonly Chunk[]): ReadonlyMap<TextLine, FoundHeading> {
  const sections = sectionsOf(chunks);
  const headings = chunks.map((chunk) => headingOf(chunk));
  const contents = contentsAmong(chunks, headings);
  const found = new Map<TextLine, FoundHeading>();
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at] ?? [];
    const [first] = chunk;
    const heading = headings[at];
    const next = chunks[at + 1];
    if (first === undefined || contents.has(chunk)) continue;
    const section = sections.get(first);
    const above = headingAbove(chunk);
    if (above !== undefined) {
      found.set(first, above);
    } else if (section !== undefined && heading?.division === undefined) {
      found.set(first, { text: textOf(chunk), rank: section, lines: chunk.length });
    } else if (heading?.isBare === true && next !== undefined && isTitle(next, headings[at + 1])) {
      const both = [...chunk, ...next];
      found.set(first, { text: textOf(both), rank: heading.rank, lines: both.length });
      at += 1;
    } else if (heading !== undefined && !isAligned(chunk)) {
      found.set(first, { text: textOf(chunk), rank: heading.rank, lines: chunk.length });
    }
  }
  return found;
}

/** A line that is underlined, or stands in capitals above text that hangs below it: the heading of its own chunk. */
function headingAbove(chunk: Chunk): FoundHeading | undefined {
  const [first, second] = chunk;
  if (first === undefined || second === undefined || first.columns > WIDEST_TITLE) return undefined;
  const { text } = first;
  if (isUnderline(second.text, first.columns) && !isRule(text)) {
    const rank = second.text.startsWith("=") ? RANK.chapter : RANK.scene;
    return { text, rank, lines: 2 };
  }
  const hangs = second.indent >= first.indent + LEAST_INDENT && !isInCapitals(second.text);
  return hangs && isInCapitals(text) ? { text, rank: RANK.chapter, lines: 1 } : undefined;
}

/** One sign throughout, about as long as the line above. */
function isUnderline(text: string, columns: number): boolean {
  return (
    /^(?:=+|-+|~+|\^+)$/.test(text) && text.length >= 3 && Math.abs(text.length - columns) <= 2
  );
}

function textOf(chunk: Chunk): string {
  return joinedLines(chunk.map(({ text }) => text));
}

/** Whether a chunk is the title that stands below the bare number of a chapter. */
function isTitle(chunk: Chunk, heading: Heading | undefined): boolean {
  const [line] = chunk;
  if (line === undefined || chunk.length > 1 || divisionOf(line.text) !== undefined) return false;
  if (heading !== undefined) return true;
  if (line.columns > WIDEST_TITLE || endsSentence(line.text)) return false;
  return /^[\p{Lu}\p{Lo}_]/u.test(line.text) && !/[,;:]$/.test(line.text);
}

/** A table of contents names chapters one behind the other which come again below. */
function contentsAmong(
  chunks: readonly Chunk[],
  headings: readonly (Heading | undefined)[],
): ReadonlySet<Chunk> {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    const division = heading?.division;
    if (division !== undefined) counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  const contents = new Set<Chunk>();
  for (const [at, heading] of headings.entries()) {
    const division = heading?.division;
    if (division === undefined) continue;
    const left = (counts.get(division) ?? 1) - 1;
    counts.set(division, left);
    const isAmongOthers =
      headings[at + 1]?.division !== undefined || headings[at - 1]?.division !== undefined;
    const chunk = chunks[at];
    if (left > 0 && isAmongOthers && chunk !== undefined) contents.add(chunk);
  }
  return contents;
}
