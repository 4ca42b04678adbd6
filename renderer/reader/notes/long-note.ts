// UTF-16 code units, and line ends, that are shown of a long note: half a window of the margin.
const SHOWN = 900;
const SHOWN_LINES = 16;
// A note that is hardly longer is shown whole.
const TOLERANCE = 400;
const TOLERANCE_LINES = 8;

/** @returns all of a short note; of a long one the beginning, up to the end of a line or at least of a word */
export function beginningOfNote(text: string): string {
  const isShort = text.length <= SHOWN + TOLERANCE;
  if (isShort && lineEnds(text, SHOWN_LINES + TOLERANCE_LINES) === undefined) return text;
  const end = lineEnds(text.slice(0, SHOWN), SHOWN_LINES) ?? lastEnd(text.slice(0, SHOWN));
  return text.slice(0, end);
}

/** @returns where the line with this number ends; undefined when there are no more than that */
function lineEnds(text: string, number: number): number | undefined {
  let end = -1;
  for (let line = 0; line < number; line++) {
    end = text.indexOf("\n", end + 1);
    if (end === -1) return undefined;
  }
  return text.indexOf("\n", end + 1) === -1 ? undefined : end;
}

function lastEnd(text: string): number {
  const line = text.lastIndexOf("\n");
  if (line > text.length / 2) return line;
  const word = text.lastIndexOf(" ");
  return word > text.length / 2 ? word : beforeHalfPair(text, text.length);
}

/** UTF-16 code units. */
export interface PartLengths {
  /** From here on a part ends with the next paragraph, line or word. */
  readonly usual: number;
  /** Without any of these it ends here. */
  readonly longest: number;
}

/** Cuts a long text, where paragraphs end if they do; together the parts are the text. At least one. */
export function cutLongText(text: string, { usual, longest }: PartLengths): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const end = endOfPart(text, start + usual, start + longest);
    parts.push(text.slice(start, end));
    start = end;
  }
  return [...parts, text.slice(start)];
}

function endOfPart(text: string, earliest: number, latest: number): number {
  for (const sign of ["\n\n", "\n", " "]) {
    const found = text.indexOf(sign, earliest);
    if (found !== -1 && found + sign.length <= latest) return found + sign.length;
  }
  return beforeHalfPair(text, latest);
}

/** A cut between the two halves of a pair goes before both. */
function beforeHalfPair(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text[end - 1] ?? "") ? end - 1 : end;
}
