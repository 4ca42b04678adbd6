import { beginningOf, endsSentence, isLabel, isRule, markerOf } from "./line-shapes.ts";
import type { TextLine } from "./text-line.ts";
import { type Wrapping, isFilled } from "./wrap-width.ts";

// A line this much wider than the others was not wrapped with them.
const LONG_SHARE = 1.25;
// Without any wrapped line to compare with, wider ones are paragraphs.
const LONG_COLUMNS = 100;
// Hands break earlier than programs.
const LOOSE_SHARE = 0.85;
// A sentence that ends with its line and goes on in small letters, as after "Inc.", is rare: the line must be rather full.
const SMALL_AFTER_END_SHARE = 0.6;

/**
 * Whether the break between two lines is only the end of a line, so that they belong to one paragraph.
 * @param wrapping  of the whole text; undefined when each line is a paragraph
 */
export function isSoftBreak(
  line: TextLine,
  next: TextLine,
  wrapping: Wrapping | undefined,
): boolean {
  if (isRule(line.text) || isRule(next.text) || isLabel(line)) return false;
  if (markerOf(next.text) !== undefined || startsByIndent(line, next)) return false;
  const isEnd = endsSentence(line.text);
  if (isEnd && isLabel(next)) return false;
  const isSmall = beginningOf(next.text) === "small";
  if (isSmall && !isEnd) return true;
  if (wrapping === undefined) return false;
  const { width, isStrict } = wrapping;
  const longest = Math.max(width * LONG_SHARE, Math.min(width * 2, LONG_COLUMNS));
  if (line.columns > longest || next.columns > longest) return false;
  if (isSmall) return isFilled(line, next, width * SMALL_AFTER_END_SHARE);
  return isFilled(line, next, isStrict ? width : width * LOOSE_SHARE);
}

/** A new paragraph by indentation, in columns or in ideographic spaces. */
function startsByIndent(line: TextLine, next: TextLine): boolean {
  return next.indent >= line.indent + 2 || next.text.startsWith("\u3000");
}
