import { type RefObject, useEffect } from "react";
import { placeIn } from "./list-places.ts";

/** The virtualised rows appear within a few frames; after this many the row is gone from the list. */
const MOST_FRAMES = 30;

/** Scrolls a list to where one left it and puts the focus on the article that one comes back from. */
export function useReturnToPlace(list: RefObject<HTMLElement | null>, name: string): void {
  useEffect(() => {
    const place = placeIn(name);
    if (place.scrollTop === 0 && place.currentId === undefined) return undefined;
    let framesLeft = MOST_FRAMES;
    let frame = requestAnimationFrame(function comeBack(): void {
      const element = list.current;
      const row = element?.querySelector(`[data-key="${CSS.escape(place.currentId ?? "")}"]`);
      if (element !== null && element.scrollTop !== place.scrollTop) {
        element.scrollTop = place.scrollTop;
      }
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
      else if (framesLeft-- > 0) frame = requestAnimationFrame(comeBack);
    });
    return () => cancelAnimationFrame(frame);
  }, [list, name]);
}
