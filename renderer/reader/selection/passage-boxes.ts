import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "../frame/article-page.ts";
import type { Box } from "./place-selection-bar.ts";

/** The first and the last line of a passage, in the window. */
export interface PassageBoxes {
  readonly first: Box;
  readonly last: Box;
  /** The reading column, from left to right. */
  readonly column: Pick<Box, "left" | "right">;
}

// UTF-16 code units measured at each end: a passage may be a chapter long. More than the cells of a row, of which the second may begin
// higher than the first.
const REACH = 600;

/** @returns undefined when nothing is drawn there */
export function passageBoxes(page: ArticlePage, { start, end }: Span): PassageBoxes | undefined {
  const { offsets, frame, root } = page;
  const boxesOf = (span: Span): readonly DOMRect[] =>
    [...(offsets.rangeFor(span)?.getClientRects() ?? [])].filter(({ height }) => height > 0);
  const begin = boxesOf({ start, end: Math.min(end, start + REACH) });
  const finish = end - start <= REACH ? begin : boxesOf({ start: end - REACH, end });
  const first = boxesOf({ start, end: start + 1 })[0] ?? begin[0];
  const last = boxesOf({ start: end - 1, end }).at(-1) ?? finish.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const outer = frame.getBoundingClientRect();
  const column = root.getBoundingClientRect();
  const isOneLine = Math.abs(first.top - last.top) < first.height / 2;
  const [left, right] = isOneLine
    ? [Math.min(first.left, last.left), Math.max(first.right, last.right)]
    : [undefined, undefined];
  const isRightToLeft = root.dir === "rtl";
  const top = Math.min(first.top, ...begin.map((box) => box.top));
  const bottom = Math.max(last.bottom, ...finish.map((box) => box.bottom));
  return {
    column: { left: outer.left + column.left, right: outer.left + column.right },
    first: {
      left: outer.left + (left ?? (isRightToLeft ? column.left : first.left)),
      right: outer.left + (right ?? (isRightToLeft ? first.right : column.right)),
      top: outer.top + top,
      bottom: outer.top + first.bottom,
    },
    last: {
      left: outer.left + (left ?? (isRightToLeft ? last.left : column.left)),
      right: outer.left + (right ?? (isRightToLeft ? column.right : last.right)),
      top: outer.top + last.top,
      bottom: outer.top + bottom,
    },
  };
}
