import { cutLongText, type PartLengths } from "./long-note.ts";

// A browser lays out all of a text field at each letter: 1,000,000 characters took it seconds for one, and this is not felt.
const LENGTHS: PartLengths = { usual: 10_000, longest: 20_000 };

/** A note in a text field: a long one in parts, of which the field has one. */
export interface FieldParts {
  readonly whole: string;
  /** Together they are the whole. */
  readonly parts: readonly string[];
  /** Which of them the field has, from 0. */
  readonly at: number;
}

/** With the last part in the field: what is written goes behind what is there. */
export function partsForField(whole: string): FieldParts {
  const parts = cutLongText(whole, LENGTHS);
  return { whole, parts, at: parts.length - 1 };
}

/**
 * The note once the field's part says something else; cut anew when that grew too long.
 * @param cursor  UTF-16 code units from the start of `value`
 * @returns also where the cursor stands in the part that the field has now
 */
export function withPart(
  { parts, at }: FieldParts,
  value: string,
  cursor: number,
): { readonly field: FieldParts; readonly cursor: number } {
  const pieces = cutLongText(value, LENGTHS);
  let piece = 0;
  let passed = 0;
  while (piece < pieces.length - 1 && passed + (pieces[piece]?.length ?? 0) < cursor) {
    passed += pieces[piece]?.length ?? 0;
    piece += 1;
  }
  const all = [...parts.slice(0, at), ...pieces, ...parts.slice(at + 1)];
  return {
    field: { whole: all.join(""), parts: all, at: at + piece },
    cursor: cursor - passed,
  };
}

/** Whether a text of this length is more than a field takes at once. */
export function isTooMuchAtOnce(length: number): boolean {
  return length > LENGTHS.longest;
}
