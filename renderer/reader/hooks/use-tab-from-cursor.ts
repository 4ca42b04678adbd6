import { useEffect } from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";

// What Tab stops at in an article: links, folded notices, details, and code that is wider than the column.
const STOPS = 'a[href], button, summary, pre, [tabindex="0"]';

/** Tab goes on from the sentence that the cursor stands on, so that its links and notes are one key away. */
export function useTabFromCursor(page: ArticlePage | undefined): void {
  const store = useReaderStore();
  useEffect(() => {
    if (page === undefined) return undefined;
    function press(event: KeyboardEvent): void {
      const { cursor, selection, focused, quiet } = store.getState();
      // The bar of selected words or of a highlight is nearer.
      const isBarShown = selection !== undefined || (focused !== undefined && focused !== quiet);
      if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.defaultPrevented || cursor === undefined) return;
      if (page === undefined || isBarShown || isAnythingFocused(page)) return;
      const stop = stopFrom(page, cursor.start, event.shiftKey ? "before" : "behind");
      if (stop === undefined) return;
      event.preventDefault();
      page.view.focus();
      stop.focus();
    }
    // Keys come from the window, too, while nothing in it has the focus.
    for (const target of [page.view, window]) target.addEventListener("keydown", press);
    return () => {
      for (const target of [page.view, window]) target.removeEventListener("keydown", press);
    };
  }, [page, store]);
}

function isAnythingFocused({ frame, document: inside }: ArticlePage): boolean {
  const outer = document.activeElement;
  if (outer !== null && outer !== document.body && outer !== frame) return true;
  return inside.activeElement !== null && inside.activeElement !== inside.body;
}

/** @returns the nearest stop that is shown, before an offset or behind it */
function stopFrom(
  { root, offsets }: ArticlePage,
  offset: number,
  side: "before" | "behind",
): HTMLElement | undefined {
  // These elements of HTML can all be focused; those of SVG and MathML are not asked for.
  const stops = [...root.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) =>
      stop.checkVisibility() && (stop.localName !== "pre" || stop.scrollWidth > stop.clientWidth),
  );
  return side === "behind"
    ? stops.find((stop) => offsets.offsetOf(stop, 0) >= offset)
    : stops.findLast((stop) => offsets.offsetOf(stop, 0) < offset);
}
