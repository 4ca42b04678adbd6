import { useEffect } from "react";
import type { ArticlePage } from "../frame/article-page.ts";
import { visibleSpan } from "../frame/visible-span.ts";
import type { HighlightPainter } from "../highlights/paint-highlights.ts";
import { useReaderStore } from "../state/reader-store.ts";

/** Follows scrolling and every change of size, once a frame: what is in view, and what is near and painted. */
export function usePageScroll(
  page: ArticlePage | undefined,
  painter: HighlightPainter | undefined,
): void {
  const store = useReaderStore();
  useEffect(() => {
    if (page === undefined || painter === undefined) return undefined;
    return onPageMove(page, () => {
      painter.refresh();
      store.setState({ visible: visibleSpan(page) });
    });
  }, [page, painter, store]);
}

/**
 * Tells when anything on the page may have come to stand elsewhere in the window: at most once a frame, and once to begin with.
 * Once more in the frame after: a section that a jump leads into is laid out only behind the first, often in the very size
 * that it is remembered to have, so that nothing else would tell.
 * @returns its undo
 */
export function onPageMove({ view, header, root }: ArticlePage, listener: () => void): () => void {
  let waiting = 0;
  let frames = 0;
  function soon(): void {
    frames = 2;
    if (waiting === 0) waiting = view.requestAnimationFrame(look);
  }
  function look(): void {
    frames -= 1;
    waiting = frames > 0 ? view.requestAnimationFrame(look) : 0;
    listener();
  }
  const sizes = new ResizeObserver(soon);
  // The header, too: a title that comes to need another line moves all that stands below.
  sizes.observe(header);
  sizes.observe(root);
  view.addEventListener("scroll", soon, { passive: true });
  view.addEventListener("resize", soon);
  soon();
  return () => {
    view.cancelAnimationFrame(waiting);
    sizes.disconnect();
    view.removeEventListener("scroll", soon);
    view.removeEventListener("resize", soon);
  };
}
