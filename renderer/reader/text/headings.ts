import type { Span } from "#core/anchor/selectors.js";
import { trimSpan } from "#core/anchor/trim-span.js";
import type { OffsetIndex } from "./offset-index.ts";
import type { TextWalk } from "./sentences.ts";

/** Walks the headings of an article, however deep they are. */
export interface HeadingWalk extends TextWalk {
  /** The heading that a place stands under, or in; undefined above the first. */
  above(offset: number): Span | undefined;
}

export function walkHeadings(root: Element, offsets: OffsetIndex): HeadingWalk {
  const headings = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].flatMap((heading) => {
    const start = offsets.offsetOf(heading, 0);
    const end = start + (heading.textContent?.length ?? 0);
    return trimSpan(offsets.text, { start, end }) ?? [];
  });
  return {
    at: (offset) => headings.find(({ end }) => end > offset),
    after: ({ start }) => headings.find((heading) => heading.start > start),
    before: ({ start }) => headings.findLast((heading) => heading.start < start),
    above: (offset) => headings.findLast(({ start }) => start <= offset),
  };
}
