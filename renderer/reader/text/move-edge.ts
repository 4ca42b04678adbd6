import type { Span } from "#core/anchor/selectors.js";

export interface EdgeMove {
  readonly edge: "start" | "end";
  /** In reading order, whatever side of the screen that is. */
  readonly direction: "forward" | "backward";
  readonly unit: "character" | "word";
}

// UTF-16 code units looked at to each side, to begin with: the longest words and clusters of code points are far shorter.
const REACH = 400;

/**
 * Moves one end of a passage by what a person sees as one character, or by a word. Ends never come to lie on white space.
 * @param language  BCP 47, decides where words break; undefined leaves it to the letters
 * @returns the new span; the same one when there is nowhere to go
 */
export function moveEdge(
  text: string,
  span: Span,
  move: EdgeMove,
  language: string | undefined,
): Span {
  const here = span[move.edge];
  const isFree = (place: number): boolean =>
    move.edge === "start" ? place < span.end : place > span.start;
  for (let reach = REACH; ; reach *= 8) {
    const places = placesAround(text, here, reach, move, language).filter(isFree);
    const place =
      move.direction === "forward"
        ? places.find((candidate) => candidate > here)
        : places.findLast((candidate) => candidate < here);
    if (place !== undefined) return { ...span, [move.edge]: place };
    // A long run of signs or of white space may lie between words.
    const isAllSeen = move.direction === "forward" ? here + reach >= text.length : here <= reach;
    if (isAllSeen) return span;
  }
}

/** @returns offsets where this edge may stand, ascending */
function placesAround(
  text: string,
  here: number,
  reach: number,
  { edge, unit }: EdgeMove,
  language: string | undefined,
): readonly number[] {
  const from = Math.max(0, here - reach);
  const segmenter = new Intl.Segmenter(language, {
    granularity: unit === "word" ? "word" : "grapheme",
  });
  return [...segmenter.segment(text.slice(from, here + reach))]
    .filter((segment) =>
      unit === "word" ? segment.isWordLike === true : segment.segment.trim() !== "",
    )
    .map(({ index, segment }) => from + index + (edge === "end" ? segment.length : 0));
}
