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
import { type TextLine, chunksOf } from "./text-line.ts";
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
const WIDEST_AGENCY = 40;

/** Takes the headline off the top, past what stands above it, and finds what the top says of the text. */
export function takeTop(lines: readonly TextLine[]): Top {
  const fields = topFields(lines);
  const facts = fields === undefined ? NOTHING_STATED : factsIn(fields);
  const matter = new Map<TextLine, NewsMatter>();
  markEnd(lines, matter);
  if (facts.title !== null) return { title: facts.title, facts, body: lines, matter };
  const above =
    fields === undefined ? linesAbove(lines, matter) : (chunksOf(lines)[0]?.length ?? 0);
  const centred = fields === undefined ? centredTitle(lines) : undefined;
  if (centred !== undefined) return { ...centred, facts, matter };
  const below = lines.slice(above);
  const chunks = chunksOf(below);
  const markers = markersOf(below.slice(0, SEEN_LINES), undefined);
  const { title, rest } = takeHeadline(chunks, wrappingOf(chunks), markers);
  const body = [...lines.slice(0, above), ...rest.flat()];
  const isTaken = rest !== chunks;
  const byline = isTaken ? markMatter(body, above, matter) : null;
  const dateline = body
    .slice(above, above + MOST_MATTER)
    .flatMap((line) => datelineIn(line.text) ?? [])
    .at(0);
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

/** @returns how many lines stand above the headline: slugs, embargoes and the like */
function linesAbove(lines: readonly TextLine[], matter: Map<TextLine, NewsMatter>): number {
  let above = 0;
  for (; above < Math.min(MOST_MATTER, lines.length - 1); above += 1) {
    const line = lines[above];
    const kind = line && newsMatterOf(line.text);
    if (line === undefined || (kind !== "slug" && kind !== "instruction")) break;
    matter.set(line, kind);
  }
  return above;
}

/** A title in the middle of the page, below a block of columns that says who wrote it for whom. */
function centredTitle(lines: readonly TextLine[]): Pick<Top, "title" | "body"> | undefined {
  const [first = [], second = [], third] = chunksOf(lines.slice(0, SEEN_LINES));
  if (third === undefined || !isPreformatted(first)) return undefined;
  const least = textMargin(lines) + CENTRED_COLUMNS;
  if (second.length > 3 || second.some(({ indent }) => indent < least)) return undefined;
  const title = joinedLines(second.map(({ text }) => text));
  return { title, body: [...first, ...lines.slice(first.length + second.length)] };
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
    if (kind === "end") break;
    if (kind === undefined) {
      // The agency's name, between the author's and the story.
      const below = body[body.indexOf(line) + 1];
      const isAgency = byline !== null && line.columns <= WIDEST_AGENCY && below !== undefined;
      if (isAgency && datelineIn(below.text) !== undefined) matter.set(line, "byline");
      break;
    }
    matter.set(line, kind);
    if (kind === "byline") byline ??= bylineIn(line.text) ?? null;
  }
  return byline;
}

function markEnd(lines: readonly TextLine[], matter: Map<TextLine, NewsMatter>): void {
  for (const [at, line] of lines.slice(-MOST_LINES_BELOW_END).entries()) {
    const next = lines[Math.max(0, lines.length - MOST_LINES_BELOW_END) + at + 1];
    const isAlone = line.blanksBefore > 0 && (next === undefined || next.blanksBefore > 0);
    const isCredit = line.text.startsWith("(") || (next === undefined && lines.length > 1);
    if ((isAlone || isCredit) && newsMatterOf(line.text) === "end") matter.set(line, "end");
  }
}
