import type { Span } from "../anchor/selectors.ts";
import { clustersOf, foldCluster, startsWithMark } from "./fold-cluster.ts";
import { BEYOND_ASCII } from "./fold-for-search.ts";

/** A folded text that still knows where its characters came from. */
export interface FoldedText {
  /** The same as `foldForSearch` gives. */
  readonly text: string;
  /**
   * @param start  UTF-16 code unit of `text`
   * @param end  one past the last; larger than `start`
   * @returns the span of the original that was folded into it; a ligature or an accented letter is never cut in two
   */
  readonly originalSpan: (start: number, end: number) => Span;
}

/** Stretches that map one to one, and clusters that changed length. Three parallel lists: a long text has many. */
interface Pieces {
  readonly foldedStarts: number[];
  readonly originalStarts: number[];
  /** True for a stretch in which offsets run in step. */
  readonly inStep: boolean[];
}

/** As `foldForSearch`, with the way back to offsets in the original. */
export function foldWithOffsets(original: string): FoldedText {
  const pieces: Pieces = { foldedStarts: [], originalStarts: [], inStep: [] };
  let folded = "";
  let done = 0;
  for (const match of original.matchAll(BEYOND_ASCII)) {
    const from = match.index > done && startsWithMark(match[0]) ? match.index - 1 : match.index;
    if (from > done) appendPiece(pieces, folded.length, done, true);
    folded += original.slice(done, from).toLowerCase();
    done = from;
    for (const cluster of clustersOf(original.slice(from, match.index + match[0].length))) {
      const replacement = foldCluster(cluster);
      const isInStep = cluster.length === 1 && replacement.length === 1;
      appendPiece(pieces, folded.length, done, isInStep);
      folded += replacement;
      done += cluster.length;
    }
  }
  appendPiece(pieces, folded.length, done, true);
  const text = folded + original.slice(done).toLowerCase();
  const whole = original.length;
  return { text, originalSpan: (start, end) => originalSpan(pieces, whole, start, end) };
}

function appendPiece(
  pieces: Pieces,
  foldedStart: number,
  originalStart: number,
  inStep: boolean,
): void {
  if (inStep && pieces.inStep.at(-1) === true) return;
  pieces.foldedStarts.push(foldedStart);
  pieces.originalStarts.push(originalStart);
  pieces.inStep.push(inStep);
}

function originalSpan(pieces: Pieces, whole: number, start: number, end: number): Span {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  const [foldedStart = 0, originalStart = 0] = [
    pieces.foldedStarts[first],
    pieces.originalStarts[first],
  ];
  const [foldedLast = 0, originalLast = 0] = [
    pieces.foldedStarts[last],
    pieces.originalStarts[last],
  ];
  return {
    start: pieces.inStep[first] === true ? originalStart + (start - foldedStart) : originalStart,
    end:
      pieces.inStep[last] === true
        ? originalLast + (end - foldedLast)
        : (pieces.originalStarts[last + 1] ?? whole),
  };
}

/** @returns the last piece that begins at or before `offset`: of empty ones at the same place, the one with text */
function pieceAt(pieces: Pieces, offset: number): number {
  let low = 0;
  let high = pieces.foldedStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces.foldedStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
