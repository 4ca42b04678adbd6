import { beginningOf, endsSentence, isLabel, isRule } from "./line-shapes.ts";
import type { TextLine } from "./text-line.ts";
import { type Wrapping, isFilled } from "./wrap-width.ts";

/** The end of one line and the start of the next. */
export interface Break {
  readonly line: TextLine;
  readonly next: TextLine;
  /** The line behind `next`, if none is blank between. */
  readonly afterNext: TextLine | undefined;
  /** Whether `line` is the first of its paragraph. */
  readonly isParagraphStart: boolean;
}

// A line this much wider than the others was not wrapped with them.
const LONG_SHARE = 1.25;
// Where all lines are narrow, wider ones than this are.
const LONG_COLUMNS = 100;
// Hands break earlier than programs.
const LOOSE_SHARE = 0.85;
// The widest line that was broken in mid-sentence may fall short of the width by a short word.
const STRICT_COLUMNS = 4;
// A sentence that ends with its line and goes on in small letters, as after "Inc.", is rare: the line must be rather full.
const SMALL_AFTER_END_SHARE = 0.6;
const LONGEST_ADDRESS = 400;

/**
 * Whether a break is only the end of a line, so that both lines belong to one paragraph.
 * @param wrapping  of the whole text; undefined when each line is a paragraph
 */
export function isSoftBreak(
  { line, next, afterNext, isParagraphStart }: Break,
  wrapping: Wrapping | undefined,
): boolean {
  if (isRule(line.text) || isRule(next.text)) return false;
  if (isParagraphStart && isLabel(line)) return false;
  if (isAddress(line.text) || isAddress(next.text)) {
    return wrapping !== undefined && isFilled(line, next, wrapping.width * LOOSE_SHARE);
  }
  const isEnd = endsSentence(line.text);
  const isSmall = beginningOf(next.text) === "small";
  if (isSmall && !isEnd) return true;
  if (wrapping === undefined) return false;
  const { width, isStrict } = wrapping;
  const longest = Math.max(width * LONG_SHARE, Math.min(width * 2, LONG_COLUMNS));
  if (line.columns > longest || next.columns > longest) return false;
  if (isSmall) return isFilled(line, next, width * SMALL_AFTER_END_SHARE);
  // "on the / 3. March": numbers have no capitals, and sentences do not end so.
  const isCounted = !isEnd && /^\(?\d/.test(next.text) && /\p{Ll}$/u.test(line.text.slice(-2));
  if (isCounted) return isFilled(line, next, width * LOOSE_SHARE);
  if (isEnd && isStrict && line.edge > width + STRICT_COLUMNS) return false;
  if (!isFilled(line, next, isStrict ? width : width * LOOSE_SHARE)) return false;
  return !isEnd || !standsAlone(next, afterNext, wrapping);
}

/** Of a mailbox or a page, and nothing else. */
function isAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && /^<?(?:https?:\/\/\S+|[^\s@]+@[^\s@]+)>?$/i.test(text);
}

/** A label or a heading: it ends no sentence, and the line behind it does not go on with it. */
function standsAlone(
  line: TextLine,
  next: TextLine | undefined,
  { width, isStrict }: Wrapping,
): boolean {
  if (endsSentence(line.text) || next === undefined || /[.!?…]["'”’»)]*\s/.test(line.text))
    return false;
  if (isLabel(line)) return !isStrict || !isFilled(line, next, width);
  return beginningOf(next.text) !== "small" && !isFilled(line, next, width * LOOSE_SHARE);
}
