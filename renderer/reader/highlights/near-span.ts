import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "../frame/article-page.ts";

// Above and below the view: far enough that scrolling never outruns the painting, near enough to stay cheap.
const VIEWPORTS_AROUND = 2;

/**
 * The stretch of text within two viewports of what is seen, rounded up to whole sections.
 * Cost: a binary search over the sections' boxes.
 */
export function nearSpan({ sections, view, document, offsets }: ArticlePage): Span {
  const reach = view.innerHeight * VIEWPORTS_AROUND;
  const first = firstWhere(sections, (box) => box.bottom >= -reach);
  const behind = firstWhere(sections, (box) => box.top > view.innerHeight + reach);
  return { start: startOf(first), end: startOf(behind) };

  function startOf(number: number): number {
    for (const section of sections.slice(number)) {
      const textNode = document.createTreeWalker(section, NodeFilter.SHOW_TEXT).nextNode();
      if (textNode !== null) return offsets.offsetOf(textNode, 0);
    }
    return offsets.text.length;
  }
}

/** Sections lie below one another, so a question about their boxes turns true only once. */
function firstWhere(sections: readonly Element[], isTrue: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const section = sections[middle];
    if (section === undefined || isTrue(section.getBoundingClientRect())) high = middle;
    else low = middle + 1;
  }
  return low;
}
