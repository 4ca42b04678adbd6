// UTF-16 code units that are shown of a long note: some forty lines of the margin.
const SHOWN = 1_500;
// A note that is hardly longer is shown whole.
const TOLERANCE = 500;
// A long note is read and laid out by parts of about this length. What Markdown nests, such as a list, goes on in the next as if it began
// there; a number or a word is never cut.
const PART = 4_000;
// Of a part without a line end: what no program takes long to lay out.
const LONGEST_PART = 20_000;

/** @returns all of a short note; of a long one the beginning, up to the end of a line or at least of a word */
export function beginningOfNote(text: string): string {
  if (text.length <= SHOWN + TOLERANCE) return text;
  const end = lastEnd(text.slice(0, SHOWN));
  return text.slice(0, end);
}

/** Cuts a long note where paragraphs end; together the parts are the note. */
export function partsOfNote(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfPart(text, start);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

function endOfPart(text: string, start: number): number {
  const earliest = start + PART;
  if (earliest >= text.length) return text.length;
  const latest = start + LONGEST_PART;
  for (const sign of ["\n\n", "\n", " "]) {
    const found = text.indexOf(sign, earliest);
    if (found !== -1 && found + sign.length <= latest) return found + sign.length;
  }
  return latest >= text.length ? text.length : withoutHalfPair(text, latest);
}

function lastEnd(text: string): number {
  const line = text.lastIndexOf("\n");
  if (line > text.length / 2) return line;
  const word = text.lastIndexOf(" ");
  return word > text.length / 2 ? word : withoutHalfPair(text, text.length);
}

/** A cut between the two halves of a pair goes before both. */
function withoutHalfPair(text: string, end: number): number {
  return /[\ud800-\udbff]/u.test(text[end - 1] ?? "") ? end - 1 : end;
}
