import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "./article-page.ts";

// CSS pixels below the upper border of the frame: inside the first line that is not cut off.
const TOP_LINE = 12;

/** The stretch of text in view, from the first line to the last. */
export function visibleSpan(page: ArticlePage): Span {
  const { view, offsets } = page;
  const start = offsetAtHeight(page, TOP_LINE);
  const end = isAtEnd(page) ? offsets.text.length : offsetAtHeight(page, view.innerHeight - 1);
  return { start, end: Math.max(start, end) };
}

/** @returns the offset where the line at this height begins; a bound of the text above and below it */
function offsetAtHeight({ document, root, offsets }: ArticlePage, y: number): number {
  const box = root.getBoundingClientRect();
  if (y <= box.top) return 0;
  if (y >= box.bottom) return offsets.text.length;
  const x = root.dir === "rtl" ? box.right - 1 : box.left + 1;
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null || !root.contains(caret.offsetNode)) return 0;
  return offsets.offsetOf(caret.offsetNode, caret.offset);
}

/** Whether the last line is in view: what is left below it is the foot of the page. */
function isAtEnd({ root, view }: ArticlePage): boolean {
  return root.getBoundingClientRect().bottom <= view.innerHeight + 1;
}
