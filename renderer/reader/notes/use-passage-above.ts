import { useEffect, useEffectEvent } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { READING_HEIGHT } from "../hooks/use-passage.ts";
import { passageBoxes } from "../selection/passage-boxes.ts";

// Room for the bar above the passage, and for a line below it. CSS pixels.
const ROOM_ABOVE = 56;
const ROOM_BELOW = 28;

/** Keeps a passage in view above what takes the room below the article, whenever that comes or grows. */
export function usePassageAbove(page: ArticlePage, span: Span | undefined): void {
  const show = useEffectEvent(() => {
    if (span === undefined) return;
    const boxes = passageBoxes(page, span);
    const bounds = page.frame.getBoundingClientRect();
    const { innerHeight } = page.view;
    const isInView =
      boxes !== undefined &&
      boxes.first.top >= bounds.top + ROOM_BELOW &&
      boxes.last.bottom <= bounds.bottom - ROOM_BELOW;
    if (isInView) return;
    const height = boxes === undefined ? 0 : boxes.last.bottom - boxes.first.top;
    const lowest = innerHeight - height - ROOM_BELOW;
    const top = Math.max(ROOM_ABOVE, Math.min(innerHeight * READING_HEIGHT, lowest));
    void scrollToSpan(page, span, { share: top / innerHeight });
  });
  const start = span?.start;
  const end = span?.end;
  useEffect(() => {
    show();
    const { view } = page;
    const again = (): void => show();
    view.addEventListener("resize", again);
    return () => view.removeEventListener("resize", again);
  }, [page, start, end]);
}
