/** A line of a text file that is not blank. */
export interface TextLine {
  /** Without the white space around it. */
  readonly text: string;
  /** Columns of white space in front of it. */
  readonly indent: number;
  /** Columns that its text takes on a screen of fixed-width characters. */
  readonly columns: number;
  /** Column in which it ends: where the right edge of a wrapped text is, indented lines end too. */
  readonly edge: number;
  /** Blank lines above it; at the top of the text too. */
  readonly blanksBefore: number;
  /** Whether a space stands at its end, by which mail programs say that the paragraph goes on. */
  readonly isOpenEnded: boolean;
}

/** Lines without a blank one between them. */
export type Chunk = readonly TextLine[];

const TAB_COLUMNS = 8;
// Lines beyond this are paragraphs of their own; how wide they are exactly, nobody asks.
const MEASURED_LENGTH = 400;
const MAYBE_WIDE = /[\u1100-\uffff]/;
/** Characters that take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/** @param text  with `\n` between the lines */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let blanksBefore = 0;
  for (const raw of text.split("\n")) {
    const line = lineOf(raw, blanksBefore);
    if (line === undefined) blanksBefore += 1;
    else {
      lines.push(line);
      blanksBefore = 0;
    }
  }
  return lines;
}

/** Parts lines where blank ones stood between them. */
export function chunksOf(lines: readonly TextLine[]): readonly Chunk[] {
  const chunks: TextLine[][] = [];
  for (const line of lines) {
    const chunk = chunks.at(-1);
    if (chunk === undefined || line.blanksBefore > 0) chunks.push([line]);
    else chunk.push(line);
  }
  return chunks;
}

function lineOf(raw: string, blanksBefore: number): TextLine | undefined {
  let start = 0;
  let indent = 0;
  while (isSpace(raw.charCodeAt(start))) {
    indent += raw[start] === "\t" ? TAB_COLUMNS - (indent % TAB_COLUMNS) : 1;
    start += 1;
  }
  let end = raw.length;
  while (end > start && isSpace(raw.charCodeAt(end - 1))) end -= 1;
  const text = raw.slice(start, end);
  if (text === "") return undefined;
  const columns = columnsOf(text);
  const isOpenEnded = end === raw.length - 1 && raw.endsWith(" ");
  return { text, indent, columns, edge: indent + columns, blanksBefore, isOpenEnded };
}

/** Space, tab, form feed. Other white space, such as the ideographic space, is the author's. */
function isSpace(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0x09 || codeUnit === 0x0c;
}

/** The least indentation of any; 0 of none. */
export function marginOf(lines: readonly TextLine[]): number {
  const least = lines.reduce(
    (margin, { indent }) => Math.min(margin, indent),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(least) ? least : 0;
}

export function columnsOf(text: string): number {
  if (text.length > MEASURED_LENGTH || !MAYBE_WIDE.test(text)) return text.length;
  return text.length + (text.match(WIDE)?.length ?? 0);
}
