import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "./article-page.ts";

export interface ScrollGoal {
  /** Share of the view's height, from its top, where the passage comes to stand. */
  readonly share: number;
  /** Leaves the page where it is when the passage is in view already. */
  readonly unless?: "in-view";
}

// Sections on the way get their true height only once they are near, which moves what is below them.
const MOST_CORRECTIONS = 4;
const TOLERANCE_PX = 2;
// Of the view, at its top and bottom: a passage there is in view but looks cut off.
const COMFORT_SHARE = 0.06;

/**
 * Brings a passage into view, out of the fold if it lies in one. The browser estimates the height of what it has not laid out, so the aim is corrected over the next frames.
 * @returns once it stands there
 */
export async function scrollToSpan(page: ArticlePage, span: Span, goal: ScrollGoal): Promise<void> {
  const { offsets, view } = page;
  const range = offsets.rangeFor({ start: span.start, end: Math.min(span.end, span.start + 1) });
  if (range === undefined) return;
  page.folds.reveal(span);
  if (goal.unless === "in-view" && isComfortable(range, view)) return;
  const top = Math.round(view.innerHeight * goal.share);
  for (let attempt = 0; attempt < MOST_CORRECTIONS; attempt++) {
    const distance = range.getBoundingClientRect().top - top;
    if (Math.abs(distance) <= TOLERANCE_PX) return;
    const before = view.scrollY;
    view.scrollBy({ top: distance, behavior: "instant" });
    if (view.scrollY === before) return;
    await nextFrame(view);
  }
}

function isComfortable(range: Range, view: Window): boolean {
  const { top, bottom } = range.getBoundingClientRect();
  const rim = view.innerHeight * COMFORT_SHARE;
  return top >= rim && bottom <= view.innerHeight - rim;
}

function nextFrame(view: Window): Promise<void> {
  return new Promise((resolve) => {
    view.requestAnimationFrame(() => resolve());
  });
}

/** Where a footnote or its mark comes to stand: not at the very edge. */
const FRAGMENT_SHARE = 0.2;

/**
 * Follows a link inside the article. The focus goes along, so that Tab and a screen reader go on from there.
 * @param id  of an element; nothing happens when there is none
 * @returns where it begins, as an offset
 */
export function scrollToElement(page: ArticlePage, id: string): number | undefined {
  const element = page.document.getElementById(id);
  if (element === null || !page.root.contains(element)) return undefined;
  const start = page.offsets.offsetOf(element, 0);
  if (!element.hasAttribute("tabindex") && !element.matches("a[href], button, summary")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: true });
  void scrollToSpan(page, { start, end: start + 1 }, { share: FRAGMENT_SHARE });
  return start;
}
