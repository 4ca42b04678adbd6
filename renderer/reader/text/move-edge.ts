import type { Span } from "#core/anchor/selectors.js";

export interface EdgeMove {
  readonly edge: "start" | "end";
  /** In reading order, whatever side of the screen that is. */
  readonly direction: "forward" | "backward";
  readonly unit: "character" | "word";
}

// UTF-16 code units looked at to each side: the longest words and clusters of code points are far shorter.
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
  const places = placesAround(text, here, move, language).filter((place) =>
    move.edge === "start" ? place < span.end : place > span.start,
  );
  const place =
    move.direction === "forward"
      ? places.find((candidate) => candidate > here)
      : places.findLast((candidate) => candidate < here);
  return place === undefined ? span : { ...span, [move.edge]: place };
}

/** @returns offsets where this edge may stand, ascending */
function placesAround(
  text: string,
  here: number,
  { edge, unit }: EdgeMove,
  language: string | undefined,
): readonly number[] {
  const from = Math.max(0, here - REACH);
  const segmenter = new Intl.Segmenter(language, {
    granularity: unit === "word" ? "word" : "grapheme",
  });
  return [...segmenter.segment(text.slice(from, here + REACH))]
    .filter((segment) =>
      unit === "word" ? segment.isWordLike === true : segment.segment.trim() !== "",
    )
    .map(({ index, segment }) => from + index + (edge === "end" ? segment.length : 0));
}
