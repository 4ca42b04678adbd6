import { endsSentence } from "./line-shapes.ts";
import { romanValue } from "./roman-number.ts";
import { RANK } from "./section-heading.ts";
import type { Chunk, TextLine } from "./text-line.ts";

const WIDEST = 72;
const NUMBERED =
  /^(?<number>(?:\d{1,2}|[A-Z](?=\.\d))(?:\.\d{1,2}){0,5})(?<end>\.?)(?<space>\s+|$)(?<title>.*)$/su;
const ROMAN = /^(?<roman>[IVXLC]{1,7})(?<end>\.?)(?:(?<space>\s+)(?<title>\S.*))?$/su;
// Numbers that a text leaves out, or that hide in a heading of another shape.
const WIDEST_GAP = 2;
// One numbered line alone is no section.
const FEWEST = 2;
/** Letters stand for appendices, behind all numbers. */
const FIRST_LETTER_VALUE = 100;
const LEAST_MARGIN = 2;

interface Candidate {
  readonly line: TextLine;
  /** [2, 1] of "2.1." */
  readonly path: readonly number[];
  readonly isRoman: boolean;
}

/**
 * Finds the numbered headings of a text, and in texts whose paragraphs are all indented the lines that stand out of them.
 * @returns the rank of each heading by its first line
 */
export function sectionsOf(chunks: readonly Chunk[]): ReadonlyMap<TextLine, number> {
  const margin = usualIndent(chunks);
  const ranks = new Map<TextLine, number>();
  for (const isRoman of [false, true]) {
    const sections = inSequence(candidatesOf(chunks, margin, isRoman));
    if (sections.length < FEWEST) continue;
    for (const { line, path } of sections) ranks.set(line, RANK.chapter + path.length - 1);
  }
  if (margin < LEAST_MARGIN) return ranks;
  for (const [index, chunk] of chunks.entries()) {
    const [line] = chunk;
    const below = chunks[index + 1]?.[0];
    if (line === undefined || below === undefined || chunk.length > 1 || ranks.has(line)) continue;
    if (line.indent === 0 && below.indent >= margin && isName(line)) ranks.set(line, RANK.chapter);
  }
  return ranks;
}

/** In which column most lines begin; 0 where there is no such column. */
export function usualIndent(chunks: readonly Chunk[]): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const chunk of chunks) {
    all += chunk.length;
    for (const { indent } of chunk) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  for (const [indent, count] of counts) if (count > all / 2) return indent;
  return 0;
}

/** A few words with a capital, which end no sentence. */
function isName({ text, columns }: TextLine): boolean {
  return columns <= WIDEST && /^\p{Lu}/u.test(text) && !/[.,;:!?]$/.test(text);
}

function candidatesOf(
  chunks: readonly Chunk[],
  margin: number,
  isRoman: boolean,
): readonly Candidate[] {
  return chunks.flatMap((chunk, index): readonly Candidate[] => {
    const [line] = chunk;
    if (line === undefined || chunk.length > 2 || line.columns > WIDEST) return [];
    const match = (isRoman ? ROMAN : NUMBERED).exec(line.text);
    if (match?.groups === undefined) return [];
    const { number = "", roman = "", title = "", space = "" } = match.groups;
    // A title on two lines hangs below its own beginning.
    const isHanging = chunk.every((each, at) => at === 0 || each.indent > line.indent);
    if (!isHanging || endsSentence(title) || /[,;:]$/.test(title)) return [];
    if (title !== "" && !/^["“«(]?[\p{Lu}\p{Lo}\p{N}<]/u.test(title)) return [];
    const column = line.indent + line.columns - title.length;
    const below = chunks[index + 1]?.[0];
    const isOutdented = margin >= LEAST_MARGIN && line.indent < margin;
    const isAbove = below !== undefined && (below.indent < column || isOutdented);
    // Items of a list stand close together; sections have text between them.
    const isList = below !== undefined && !isRoman && isSibling(number, below.text);
    if (!isAbove || isList) return [];
    if (isRoman) {
      const value = romanValue(roman.toLowerCase());
      return value === undefined || (space === "" && title !== "")
        ? []
        : [{ line, path: [value], isRoman }];
    }
    return [{ line, path: number.split(".").map(valueOf), isRoman }];
  });
}

/** Whether the next line carries a number of the same depth. */
function isSibling(number: string, text: string): boolean {
  const next = NUMBERED.exec(text.slice(0, WIDEST))?.groups?.["number"];
  return next !== undefined && next.split(".").length === number.split(".").length;
}

function valueOf(part: string): number {
  return /\d/.test(part) ? Number(part) : FIRST_LETTER_VALUE + (part.codePointAt(0) ?? 0);
}

/** Those that follow upon each other, from the first that can begin. */
function inSequence(candidates: readonly Candidate[]): readonly Candidate[] {
  const sections: Candidate[] = [];
  for (const candidate of candidates) {
    const { path } = candidate;
    const above = sections.at(-1)?.path;
    const isNext =
      above === undefined ? path.length === 1 && (path[0] ?? 9) <= 1 : isSuccessor(above, path);
    if (isNext) sections.push(candidate);
  }
  return sections;
}

function isSuccessor(above: readonly number[], path: readonly number[]): boolean {
  if ((path[0] ?? 0) >= FIRST_LETTER_VALUE) return true;
  const at = path.findIndex((part, index) => part !== above[index]);
  if (at === -1) return false;
  // One step on at the first difference, and everything behind begins anew.
  const step = (path[at] ?? 0) - (above[at] ?? 0);
  const isStep = at === above.length ? step <= 1 : step >= 1 && step <= WIDEST_GAP;
  return isStep && path.length === at + 1;
}
