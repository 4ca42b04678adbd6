import { assertNever } from "#core/assert-never.js";
import type { Span } from "#core/anchor/selectors.js";
import type { ReadingUnits } from "../text/reading-units.ts";

/** Where a cursor as wide as a sentence may go. */
export type CursorGoal =
  | "next-sentence"
  | "previous-sentence"
  | "next-paragraph"
  | "previous-paragraph"
  | "next-heading"
  | "previous-heading"
  | "first-sentence"
  | "last-sentence";

export type CursorReach =
  | "extend-sentence"
  | "shrink-sentence"
  | "extend-paragraph"
  | "shrink-paragraph";

/** @returns the sentence that the cursor comes to stand on; undefined where there is none any more */
export function goFrom(
  cursor: Span,
  goal: CursorGoal,
  { sentences, paragraphs, headings }: ReadingUnits,
  length: number,
): Span | undefined {
  const sentenceOf = (unit: Span | undefined): Span | undefined =>
    unit === undefined ? undefined : sentences.at(unit.start);
  switch (goal) {
    case "next-sentence": {
      // Of a highlight within a sentence the next one is that behind the whole.
      const last = sentences.at(cursor.end - 1);
      return last === undefined ? undefined : sentences.after(last);
    }
    case "previous-sentence":
      return sentences.before(cursor);
    case "next-paragraph": {
      const paragraph = paragraphs.at(cursor.end - 1);
      return sentenceOf(paragraph === undefined ? undefined : paragraphs.after(paragraph));
    }
    case "previous-paragraph": {
      const paragraph = paragraphs.at(cursor.start);
      if (paragraph === undefined) return undefined;
      // As in a text editor: to its beginning first.
      const isWithin = paragraph.start < cursor.start;
      return sentenceOf(isWithin ? paragraph : paragraphs.before(paragraph));
    }
    case "next-heading":
      return sentenceOf(headings.after(cursor));
    case "previous-heading":
      return sentenceOf(headings.before(cursor));
    case "first-sentence":
      return sentences.at(0);
    case "last-sentence":
      return sentences.before({ start: length, end: length });
    default:
      return assertNever(goal);
  }
}

/** @returns the cursor with its end elsewhere; the same one where it can go no further */
export function reachFrom(
  cursor: Span,
  reach: CursorReach,
  { sentences, paragraphs }: ReadingUnits,
): Span {
  const endAt = (unit: Span | undefined): Span =>
    unit === undefined || unit.end <= cursor.start ? cursor : { ...cursor, end: unit.end };
  switch (reach) {
    case "extend-sentence":
      return endAt(sentences.at(cursor.end));
    case "shrink-sentence": {
      const last = sentences.at(cursor.end - 1);
      return endAt(last === undefined ? undefined : sentences.before(last));
    }
    case "extend-paragraph":
      return endAt(paragraphs.at(cursor.end));
    case "shrink-paragraph": {
      const last = paragraphs.at(cursor.end - 1);
      if (last === undefined) return cursor;
      const kept = paragraphs.before(last);
      if (kept !== undefined && kept.end > cursor.start) return endAt(kept);
      // All of it lies in one paragraph: what stays is the sentence that it began with.
      const first = sentences.at(cursor.start);
      return first === undefined || first.end >= cursor.end ? cursor : endAt(first);
    }
    default:
      return assertNever(reach);
  }
}
