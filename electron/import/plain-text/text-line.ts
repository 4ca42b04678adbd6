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
export function chunksOf(text: string): readonly Chunk[] {
  const chunks: TextLine[][] = [];
  let chunk: TextLine[] = [];
  for (const raw of text.split("\n")) {
    const line = lineOf(raw);
    if (line !== undefined) chunk.push(line);
    else if (chunk.length > 0) {
      chunks.push(chunk);
      chunk = [];
    }
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

function lineOf(raw: string): TextLine | undefined {
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
  return { text, indent, columns, edge: indent + columns };
}

/** Space, tab, form feed. Other white space, such as the ideographic space, is the author's. */
function isSpace(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0x09 || codeUnit === 0x0c;
}

export function columnsOf(text: string): number {
  if (text.length > MEASURED_LENGTH || !MAYBE_WIDE.test(text)) return text.length;
  return text.length + (text.match(WIDE)?.length ?? 0);
}
