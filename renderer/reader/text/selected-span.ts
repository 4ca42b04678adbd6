import type { Span } from "#core/anchor/selectors.js";
import { trimSpan } from "#core/anchor/trim-span.js";
import type { OffsetIndex } from "./offset-index.ts";

/** What is selected of the article, without white space at its ends; undefined when no word of it is. */
export function selectedSpan(selection: Selection | null, offsets: OffsetIndex): Span | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = offsets.offsetOf(range.startContainer, range.startOffset);
  const end = offsets.offsetOf(range.endContainer, range.endOffset);
  return trimSpan(offsets.text, { start, end });
}

/** Why something is selected and can yet not be highlighted. */
export type Unmarkable = "outside" | "picture" | "blank";

/** @returns undefined where words are selected, or nothing at all */
export function whyUnmarkable(
  selection: Selection | null,
  root: Element,
  offsets: OffsetIndex,
): Unmarkable | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  if (selectedSpan(selection, offsets) !== undefined) return undefined;
  const range = selection.getRangeAt(0);
  const pictures = [...root.querySelectorAll("img, picture, svg, video, audio")];
  if (pictures.some((picture) => range.intersectsNode(picture))) return "picture";
  const isInside = root.contains(range.startContainer) && root.contains(range.endContainer);
  return isInside ? "blank" : "outside";
}
