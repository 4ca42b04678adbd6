import {
  type Field,
  NOTHING_STATED,
  type StatedFacts,
  factsIn,
  fieldsOf,
} from "./header-fields.ts";
import { joinedLines } from "./join-paragraph.ts";
import { markersOf } from "./list-marker.ts";
import { type NewsMatter, bylineIn, datelineIn, newsMatterOf } from "./news-matter.ts";
import { isPreformatted } from "./preformatted.ts";
import { takeHeadline } from "./take-headline.ts";
import { textMargin } from "./container.ts";
import { type Chunk, type TextLine, chunksOf } from "./text-line.ts";
import { wrappingOf } from "./wrap-width.ts";

/** What stands at the top of a text, and the lines of its body. */
export interface Top {
  readonly title: string | null;
  readonly facts: StatedFacts;
  /** All lines but those of the headline. */
  readonly body: readonly TextLine[];
  /** What agencies put above and below a story. */
  readonly matter: ReadonlyMap<TextLine, NewsMatter>;
}

// Lines that say something about a story stand together at its top.
const MOST_MATTER = 8;
// Where a story ends, an agency's notes may follow.
const MOST_LINES_BELOW_END = 60;
// A title in the middle of the page stands so far behind the usual margin.
const CENTRED_COLUMNS = 5;
const SEEN_LINES = 200;

/** Takes the headline off the top, past what stands above it, and finds what the top says of the text. */
export function takeTop(lines: readonly TextLine[]): Top {
  const fields = topFields(lines);
  const facts = fields === undefined ? NOTHING_STATED : factsIn(fields);
  const matter = new Map<TextLine, NewsMatter>();
  markEnd(lines, matter);
  if (facts.title !== null) return { title: facts.title, facts, body: lines, matter };
  const above =
    fields === undefined ? linesAbove(lines, matter) : (chunksOf(lines)[0]?.length ?? 0);
  const below = lines.slice(above);
  const chunks = chunksOf(below);
  const markers = markersOf(below.slice(0, SEEN_LINES), undefined);
  const { title, rest } = takeHeadline(chunks, wrappingOf(chunks), markers);
  const body = [...lines.slice(0, above), ...rest.flat()];
  const isTaken = rest !== chunks;
  const byline = isTaken ? markMatter(body, above, matter) : null;
  const story = body.find((line, at) => at >= above && !matter.has(line));
  const dateline = story && datelineIn(joinedLines(paragraphFrom(body, story)));
  return {
    title: title ?? null,
    facts: {
      ...facts,
      byline: facts.byline ?? byline,
      published: facts.published ?? dateline?.published ?? null,
    },
    body,
    matter,
  };
}

function topFields(lines: readonly TextLine[]): readonly Field[] | undefined {
  return fieldsOf(chunksOf(lines.slice(0, SEEN_LINES))[0] ?? []);
}

/** @returns how many lines stand above the headline: slugs and embargoes, or a block of columns above a centred title */
function linesAbove(lines: readonly TextLine[], matter: Map<TextLine, NewsMatter>): number {
  let above = 0;
  for (; above < Math.min(MOST_MATTER, lines.length - 1); above += 1) {
    const line = lines[above];
    const kind = line && newsMatterOf(line.text);
    if (line === undefined || (kind !== "slug" && kind !== "instruction")) break;
    matter.set(line, kind);
  }
  if (above > 0) return above;
  const [first = [], second = [], third] = chunksOf(lines.slice(0, SEEN_LINES));
  const isBelowColumns = isPreformatted(first) && third !== undefined;
  return isBelowColumns && isCentred(second, textMargin(lines)) ? first.length : 0;
}

function isCentred(chunk: Chunk, margin: number): boolean {
  return chunk.length <= 3 && chunk.every(({ indent }) => indent >= margin + CENTRED_COLUMNS);
}

/** Finds the lines between a headline and its story. @returns the names in a byline */
function markMatter(
  body: readonly TextLine[],
  from: number,
  matter: Map<TextLine, NewsMatter>,
): string | null {
  let byline: string | null = null;
  for (const line of body.slice(from, from + MOST_MATTER)) {
    const kind = newsMatterOf(line.text);
    if (kind === undefined || kind === "end") break;
    matter.set(line, kind);
    if (kind === "byline") byline ??= bylineIn(line.text) ?? null;
  }
  return byline;
}

function markEnd(lines: readonly TextLine[], matter: Map<TextLine, NewsMatter>): void {
  for (const [at, line] of lines.slice(-MOST_LINES_BELOW_END).entries()) {
    const next = lines[Math.max(0, lines.length - MOST_LINES_BELOW_END) + at + 1];
    const isAlone = line.blanksBefore > 0 && (next === undefined || next.blanksBefore > 0);
    const isLast = next === undefined && lines.length > 1;
    if ((isAlone || isLast) && newsMatterOf(line.text) === "end") matter.set(line, "end");
  }
}

function paragraphFrom(body: readonly TextLine[], first: TextLine): readonly string[] {
  const at = body.indexOf(first);
  return body.slice(at, at + 3).map(({ text }) => text.slice(0, 200));
}
