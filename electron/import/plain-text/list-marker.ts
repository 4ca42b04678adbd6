import { endsSentence } from "./line-shapes.ts";
import { romanValue } from "./roman-number.ts";
import type { TextLine } from "./text-line.ts";
import { type Wrapping, isFilled } from "./wrap-width.ts";

/** What shows that a line is an item of a list. */
export interface Marker {
  /** How it is written, such as "-" or "(1)": items of one list are marked alike. */
  readonly style: string;
  /** What it counts, from 1; undefined of bullets. */
  readonly ordinal: number | undefined;
  /** Column in which the item's text begins. */
  readonly column: number;
}

interface Candidate extends Marker {
  readonly line: TextLine;
  /** Number of the line in the text. */
  readonly at: number;
  /** Whether it may as well be the next word of the line above, as in "on / 3. March". */
  readonly isDoubtful: boolean;
  /** Whether another item of its list stands above or below. */
  hasFellow: boolean;
  /** Whether one of these is beyond doubt. */
  hasSureFellow: boolean;
}

// Enough to see a marker; lines may be megabytes long.
const START_LENGTH = 16;
const CANDIDATE =
  /^(?:(?<bullet>[-*+•◦▪‣·–o☐☑☒]|\[[ xX]\])|(?<open>\(?)(?:(?<number>\d{1,3})|(?<letter>[a-zA-Z])|(?<roman>[ivxIVX]{2,5}))(?<close>[.)]))(?<space>[ \t]+)(?=\S)/u;
// Hands break earlier than programs.
const LOOSE_SHARE = 0.85;
// Items of one list, with what stands between two of them.
const FARTHEST_FELLOW = 40;
// Numbers that are set flush right begin a column apart.
const SLANT = 1;
/** Bullets that are also words or dashes of running text: they need another beside them. */
const WEAK_BULLETS = "–o";

/**
 * Tells which lines are items of lists. Numbers begin at one or stand in sequence, letters stand in sequence; what may as well
 * go on with the line above needs another item that may not.
 */
export function markersOf(
  lines: readonly TextLine[],
  wrapping: Wrapping | undefined,
  headings: ReadonlyMap<TextLine, unknown> = new Map(),
): ReadonlyMap<TextLine, Marker> {
  const candidates = lines.flatMap((line, at) =>
    headings.has(line) ? [] : readingsOf(line, lines[at - 1], at, wrapping),
  );
  linkFellows(candidates);
  const markers = new Map<TextLine, Marker>();
  for (const candidate of candidates) {
    const { line, style, ordinal, column } = candidate;
    if (isItem(candidate) && !markers.has(line)) markers.set(line, { style, ordinal, column });
  }
  return markers;
}

function isItem({ style, ordinal, isDoubtful, hasFellow, hasSureFellow }: Candidate): boolean {
  if (isDoubtful) return hasSureFellow;
  if (WEAK_BULLETS.includes(style)) return hasFellow;
  if (ordinal === undefined || (ordinal <= 1 && /^(?:.*1|\(a\)|a\))/.test(style))) return true;
  return hasFellow;
}

/** What a line may be: "i." is a letter and a number. */
function readingsOf(
  line: TextLine,
  above: TextLine | undefined,
  at: number,
  wrapping: Wrapping | undefined,
): readonly Candidate[] {
  const match = CANDIDATE.exec(line.text.slice(0, START_LENGTH));
  const groups = match?.groups;
  if (match === null || groups === undefined) return [];
  const { bullet, number, letter, roman, open = "", close = "", space = "" } = groups;
  if (open === "(" && close === ".") return [];
  const isDoubtful =
    line.blanksBefore === 0 && above !== undefined && isUnfinished(above, line, wrapping);
  const candidate = (style: string, ordinal: number | undefined): Candidate => {
    const marker = { style, ordinal, column: line.indent + match[0].length };
    return { ...marker, line, at, isDoubtful, hasFellow: false, hasSureFellow: false };
  };
  if (bullet !== undefined) {
    // A dialogue in dashes speaks in sentences; an "o" that is a word stands close to the next.
    const isDialogue = bullet === "–" && endsSentence(line.text);
    const isWord = bullet === "o" && space === " " && line.indent === 0;
    const style = bullet.startsWith("[") ? "[ ]" : bullet;
    return isDialogue || isWord ? [] : [candidate(style, undefined)];
  }
  if (number !== undefined) return [candidate(`${open}1${close}`, Number(number))];
  const digits = letter ?? roman ?? "";
  const isSmall = digits === digits.toLowerCase();
  const readings: Candidate[] = [];
  if (letter !== undefined) {
    const style = `${open}${isSmall ? "a" : "A"}${close}`;
    readings.push(candidate(style, (letter.toLowerCase().codePointAt(0) ?? 0) - 96));
  }
  const value = romanValue(digits.toLowerCase());
  if (value !== undefined) readings.push(candidate(`${open}${isSmall ? "i" : "I"}${close}`, value));
  return readings;
}

function isUnfinished(above: TextLine, line: TextLine, wrapping: Wrapping | undefined): boolean {
  if (endsSentence(above.text) || /[:：;]$/.test(above.text)) return false;
  return wrapping !== undefined && isFilled(above, line, wrapping.width * LOOSE_SHARE);
}

/** Finds for each item the one above it in its list: marked alike, in the same column, with the number before. */
function linkFellows(candidates: readonly Candidate[]): void {
  const latest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { style, ordinal, line, column, at } = candidate;
    const places = [-SLANT, 0, SLANT].map((slant) => `${style} ${line.indent + slant}`);
    const fellow = [...places, `${style} :${column}`]
      .map((place) => latest.get(place))
      .find(
        (above) =>
          above !== undefined &&
          at - above.at <= FARTHEST_FELLOW &&
          (ordinal === undefined || above.ordinal === ordinal - 1),
      );
    if (fellow !== undefined) {
      candidate.hasFellow = true;
      fellow.hasFellow = true;
      if (!fellow.isDoubtful || fellow.hasSureFellow) candidate.hasSureFellow = true;
      if (!candidate.isDoubtful) fellow.hasSureFellow = true;
    }
    latest.set(`${style} ${line.indent}`, candidate);
    latest.set(`${style} :${column}`, candidate);
  }
}
