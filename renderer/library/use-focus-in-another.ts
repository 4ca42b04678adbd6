import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { placeIn, rowOf } from "../view/list-places.ts";
import { returnToPlace } from "../view/use-return-to-place.ts";

/** What gives the focus back, as a menu that closes, does so a frame or two later. */
const FRAMES_OF_NOTHING = 3;
/** A palette out of which one goes to another list is closed by then. */
const MOST_FRAMES = 40;

interface Another {
  /** Of the list: its filter as text. */
  readonly name: string;
  readonly isHere: boolean;
  /** The article that had the focus last; "" for none. */
  readonly lastFocused: RefObject<string>;
  /** Of the articles that are here. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Another order or another filter takes the rows away, and with them the focus: the same article has it again where it is among the first
 * of the list, else the first one. Where something else has the focus it stays there.
 */
export function useFocusInAnother(list: RefObject<HTMLElement | null>, another: Another): void {
  const { name, isHere } = another;
  const shown = useRef(name);
  const keys = useEffectEvent(() => [...another.places.keys()]);
  const focusRow = useEffectEvent((): (() => void) | undefined => {
    const element = list.current;
    if (element === null) return undefined;
    const { current: last } = another.lastFocused;
    const key = another.places.has(last) ? last : (keys()[0] ?? "");
    const row = rowOf(element, key);
    if (row === undefined) {
      return returnToPlace(list, { scrollTop: 0, row: { key, top: 0 } }, () => keys(), {
        mayFocus: true,
      });
    }
    row.focus();
    return undefined;
  });
  useEffect(() => {
    if (!isHere || shown.current === name) return;
    shown.current = name;
    // Whoever comes back to a row has it there.
    if (placeIn(name).row !== undefined) return;
    let stop: (() => void) | undefined;
    let nothing = 0;
    let framesLeft = MOST_FRAMES;
    let frame = requestAnimationFrame(function look(): void {
      nothing = document.activeElement === document.body ? nothing + 1 : 0;
      if (nothing >= FRAMES_OF_NOTHING) stop = focusRow();
      else if (framesLeft-- > 0) frame = requestAnimationFrame(look);
    });
    return () => {
      cancelAnimationFrame(frame);
      stop?.();
    };
  }, [name, isHere, list]);
}
