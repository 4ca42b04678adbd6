import { fenceOf } from "./code.ts";
import { beginningOf, isLabel, isRule } from "./line-shapes.ts";
import { joinedLines } from "./join-paragraph.ts";
import { isSoftBreak } from "./is-soft-break.ts";
import type { Marker } from "./list-marker.ts";
import { isQuoted } from "./quoted-lines.ts";
import type { Chunk, TextLine } from "./text-line.ts";
import { type Wrapping, isFilled } from "./wrap-width.ts";

// Headlines of two lines included; what is longer is a paragraph.
const WIDEST = 200;
// "Talks open in Washington, D.C." ends with a full stop and no sentence.
const ABBREVIATION = /(?:^|[\s.(])\p{Lu}\.$/u;

/**
 * Takes the headline off the top of a text.
 * @returns no title when the text begins with its first paragraph, or is nothing but one line
 */
export function takeHeadline(
  chunks: readonly Chunk[],
  wrapping: Wrapping | undefined,
  markers: ReadonlyMap<TextLine, Marker>,
): { readonly title: string | null; readonly rest: readonly Chunk[] } {
  const [first = [], ...others] = chunks;
  const lines = headlineOf(first, wrapping, markers);
  const title = joinedLines(lines.map(({ text }) => text));
  const isUnderlined = isRule(first[lines.length]?.text ?? "");
  const below = first.slice(lines.length + (isUnderlined ? 1 : 0));
  const rest = below.length === 0 ? others : [below, ...others];
  if (lines.length === 0 || !isHeadline(title)) return { title: null, rest: chunks };
  // A text of one line is its own title and its own body.
  return { title, rest: rest.length === 0 ? chunks : rest };
}

/** The first line, and those that it goes on in. */
function headlineOf(
  chunk: Chunk,
  wrapping: Wrapping | undefined,
  markers: ReadonlyMap<TextLine, Marker>,
): readonly TextLine[] {
  const [line, next] = chunk;
  if (line === undefined || isLabel(line) || isRule(line.text) || markers.has(line)) return [];
  if (isQuoted(line) || fenceOf(line) !== undefined) return [];
  if (next === undefined || isRule(next.text)) return [line];
  const afterNext = chunk[2];
  const isWrapped = isSoftBreak({ line, next, afterNext, isParagraphStart: true }, wrapping);
  // A break that the next word did not force is meant, though the sentence of a headline has no end.
  if (beginningOf(next.text) === "other" && !(isWrapped && isFullLine(line, next, wrapping)))
    return [line];
  if (!isWrapped) return [line];
  // Two or three lines that stand alone are one long headline; more are a paragraph.
  return chunk.length <= 3 ? chunk : [];
}

function isFullLine(line: TextLine, next: TextLine, wrapping: Wrapping | undefined): boolean {
  return wrapping !== undefined && isFilled(line, next, wrapping.width);
}

function isHeadline(title: string): boolean {
  if (title.length > WIDEST) return false;
  return /(?:\.\.\.|…)$/.test(title) || !/[.,;:。，；：]$/.test(title) || ABBREVIATION.test(title);
}
