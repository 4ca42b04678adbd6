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

/**
 * Only the first and the last letter are measured: a passage may be a chapter long.
 * @returns undefined when nothing is drawn there
 */
export function passageBoxes(page: ArticlePage, { start, end }: Span): PassageBoxes | undefined {
  const { offsets, frame, root } = page;
  const first = offsets.rangeFor({ start, end: start + 1 })?.getClientRects()[0];
  const last = [...(offsets.rangeFor({ start: end - 1, end })?.getClientRects() ?? [])].at(-1);
  if (first === undefined || last === undefined) return undefined;
  const outer = frame.getBoundingClientRect();
  const column = root.getBoundingClientRect();
  const isOneLine = Math.abs(first.top - last.top) < first.height / 2;
  const [left, right] = isOneLine
    ? [Math.min(first.left, last.left), Math.max(first.right, last.right)]
    : [undefined, undefined];
  const isRightToLeft = root.dir === "rtl";
  const place = (box: DOMRect, from: number, to: number): Box => ({
    left: outer.left + from,
    right: outer.left + to,
    top: outer.top + box.top,
    bottom: outer.top + box.bottom,
  });
  return {
    column: { left: outer.left + column.left, right: outer.left + column.right },
    first: place(
      first,
      left ?? (isRightToLeft ? column.left : first.left),
      right ?? (isRightToLeft ? first.right : column.right),
    ),
    last: place(
      last,
      left ?? (isRightToLeft ? last.left : column.left),
      right ?? (isRightToLeft ? column.right : last.right),
    ),
  };
}
