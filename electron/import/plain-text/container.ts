import { fencesOf } from "./code.ts";
import { type FoundHeading, findHeadings } from "./find-headings.ts";
import { type Marker, markersOf } from "./list-marker.ts";
import type { NewsMatter } from "./news-matter.ts";
import { isQuoted } from "./quoted-lines.ts";
import { usualIndent } from "./section-numbers.ts";
import { type TextLine, chunksOf } from "./text-line.ts";
import { type Wrapping, wrappingOf } from "./wrap-width.ts";

/** What has been found out about lines that were written together: a text, or a quote in it. */
export interface Container {
  /** Undefined when each line is a paragraph. */
  readonly wrapping: Wrapping | undefined;
  /** Whether spaces at the ends of lines say that paragraphs go on. */
  readonly isFlowed: boolean;
  readonly markers: ReadonlyMap<TextLine, Marker>;
  readonly headings: ReadonlyMap<TextLine, FoundHeading>;
  /** Each line that opens a fence with the one that closes it. */
  readonly fences: ReadonlyMap<TextLine, TextLine>;
  readonly matter: ReadonlyMap<TextLine, NewsMatter>;
  /** How many footnotes have each name. */
  readonly notes: ReadonlyMap<string, number>;
  /** Whether it is a book as volunteers transcribe them. */
  readonly isBook: boolean;
}

interface Surroundings {
  readonly matter?: ReadonlyMap<TextLine, NewsMatter>;
  readonly notes?: ReadonlyMap<string, number>;
  readonly isBook?: boolean;
}

// Fewer spaces at the ends of lines are accidents.
const FEWEST_OPEN_LINES = 2;

export function examine(lines: readonly TextLine[], around: Surroundings = {}): Container {
  const fences = fencesOf(lines);
  const wrapping = wrappingOf(chunksOf(lines.filter((line) => !isQuoted(line))));
  const headings = findHeadings(chunksOf(lines));
  return {
    wrapping,
    isFlowed: isFlowed(lines),
    markers: markersOf(lines, wrapping, headings),
    headings,
    fences,
    matter: around.matter ?? new Map<TextLine, NewsMatter>(),
    notes: around.notes ?? new Map<string, number>(),
    isBook: around.isBook ?? false,
  };
}

/** In which column running text begins. */
export function textMargin(lines: readonly TextLine[]): number {
  return usualIndent(chunksOf(lines));
}

/** Whether lines end in a space where their paragraph goes on, and nowhere else (RFC 3676). */
function isFlowed(lines: readonly TextLine[]): boolean {
  let open = 0;
  for (const [at, { isOpenEnded, text }] of lines.entries()) {
    if (!isOpenEnded || text === "--") continue;
    const next = lines[at + 1];
    if (next === undefined || next.blanksBefore > 0) return false;
    open += 1;
  }
  return open >= FEWEST_OPEN_LINES;
}
