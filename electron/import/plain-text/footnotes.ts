import type { TextLine } from "./text-line.ts";

/** "[1]", "[Footnote 1: ..." */
const NOTE =
  /^\[(?:(?:Footnote|Fußnote|Note|Nota)\s+)?(?<name>\d{1,4}|[A-Z*†‡]|[ivx]{1,6})(?<end>\]|:)/u;
const REFERENCE = /\[(\d{1,4}|[A-Z*†‡]|[ivx]{1,6})\]/gu;

// Lines. A bracket that is never closed does not take the book with it.
const LONGEST_NOTE = 80;
// One column may be an accident.
const LEAST_INDENT = 2;

/** @returns the name of the note that begins with the line, such as "1" */
export function noteNameOf({ text }: TextLine): string | undefined {
  const match = NOTE.exec(text.slice(0, 40));
  const { name, end } = match?.groups ?? {};
  if (match === null || name === undefined) return undefined;
  // "[1] text" is a note, "[1: text" is none and "[Footnote 1: text" is.
  const isNamed = /^\[\p{L}{3}/u.test(text.slice(0, 8));
  const isPlain =
    end === "]" && !isNamed && /^\s+\S/.test(text.slice(match[0].length, match[0].length + 8));
  return isPlain || (end === ":" && isNamed) ? name : undefined;
}

/**
 * Finds the notes that the text above them refers to: a number in brackets may be many things else.
 * @returns how many notes have each name; those of each chapter may begin at one again
 */
export function notesOf(lines: readonly TextLine[]): ReadonlyMap<string, number> {
  const referred = new Set<string>();
  const notes = new Map<string, number>();
  for (const line of lines) {
    if (!line.text.includes("[")) continue;
    const own = noteNameOf(line);
    if (own !== undefined && referred.has(own)) notes.set(own, (notes.get(own) ?? 0) + 1);
    const text = own === undefined ? line.text : line.text.slice(1);
    for (const [, name = ""] of text.matchAll(REFERENCE)) referred.add(name);
  }
  return notes;
}

/** @returns number of the first line behind the note that begins here */
export function noteEnd(lines: readonly TextLine[], start: number): number {
  const first = lines[start];
  const isBracketed = first !== undefined && /^\[\p{L}{3}/u.test(first.text.slice(0, 8));
  let end = start + 1;
  if (isBracketed) {
    for (; end - start <= LONGEST_NOTE && end <= lines.length; end += 1) {
      if (lines[end - 1]?.text.endsWith("]") === true) return end;
      const next = lines[end];
      if (next !== undefined && noteNameOf(next) !== undefined) break;
    }
    end = start + 1;
  }
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || noteNameOf(line) !== undefined) break;
    if (line.blanksBefore > 0 && (isBracketed || line.indent < (first?.indent ?? 0) + LEAST_INDENT))
      break;
  }
  return end;
}
