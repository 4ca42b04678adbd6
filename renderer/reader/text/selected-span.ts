import type { Span } from "#core/anchor/selectors.js";
import type { OffsetIndex } from "./offset-index.ts";
import { trimSpan } from "#core/anchor/trim-span.js";

/** What is selected of the article, without white space at its ends; undefined when no word of it is. */
export function selectedSpan(selection: Selection | null, offsets: OffsetIndex): Span | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = offsets.offsetOf(range.startContainer, range.startOffset);
  const end = offsets.offsetOf(range.endContainer, range.endOffset);
  return trimSpan(offsets.text, { start, end });
}
