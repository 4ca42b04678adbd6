import { isCode } from "./code.ts";
import type { Container } from "./container.ts";
import { noteNameOf } from "./footnotes.ts";
import { isForward } from "./message-parts.ts";
import { isQuoted } from "./quoted-lines.ts";
import type { TextBlock } from "./text-block.ts";
import type { TextLine } from "./text-line.ts";

/** Lines with what is known of them, from which blocks are taken one after the other. */
export interface Stretch {
  readonly lines: readonly TextLine[];
  readonly container: Container;
  /** Column where running text begins. */
  readonly margin: number;
  /** Quotes and lists around. */
  readonly depth: number;
  /** Of each line, the number of the first one behind the next blank line. */
  readonly chunkEnds: readonly number[];
}

export interface Taken {
  readonly blocks: readonly TextBlock[];
  /** Number of the first line behind them; larger than where they began. */
  readonly end: number;
}

export function chunkEndsOf(lines: readonly TextLine[]): readonly number[] {
  const ends = Array.from({ length: lines.length }, () => 0);
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    ends[at] = end;
    if ((lines[at]?.blanksBefore ?? 0) > 0) end = at;
  }
  return ends;
}

export function isChunkStart({ lines }: Stretch, at: number): boolean {
  return at === 0 || (lines[at]?.blanksBefore ?? 0) > 0;
}

/** The chunk from a line on. */
export function chunkAt({ lines, chunkEnds }: Stretch, at: number): readonly TextLine[] {
  return lines.slice(at, chunkEnds[at] ?? at + 1);
}

/** The lines of a chunk up to the next that is known to be something else. */
export function pieceAt(stretch: Stretch, at: number): readonly TextLine[] {
  const { lines, chunkEnds } = stretch;
  const end = chunkEnds[at] ?? at + 1;
  let pieceEnd = at + 1;
  while (pieceEnd < end && !beginsOther(stretch, pieceEnd)) pieceEnd += 1;
  return lines.slice(at, pieceEnd);
}

function beginsOther(stretch: Stretch, at: number): boolean {
  const { lines, container } = stretch;
  const line = lines[at];
  if (line === undefined) return true;
  const { markers, fences, matter, notes } = container;
  const note = notes.size > 0 ? noteNameOf(line) : undefined;
  return (
    markers.has(line) ||
    fences.has(line) ||
    matter.has(line) ||
    isQuoted(line) ||
    isForward(line) ||
    line.text === "--" ||
    isCodeBelowWords(stretch, at) ||
    (note !== undefined && notes.has(note))
  );
}

/** Code may begin without a blank line above it, below the words that speak of it. */
export function isCodeBelowWords(stretch: Stretch, at: number): boolean {
  const { lines, margin } = stretch;
  const [above, line] = [lines[at - 1], lines[at]];
  if (above === undefined || line === undefined || line.indent <= above.indent) return false;
  return /[:：]$/.test(above.text) && isCode(chunkAt(stretch, at), margin);
}
