import { type RefObject, useEffect, useEffectEvent } from "react";
import { type ListPlace, placeIn, rowOf, topIn } from "./list-places.ts";

/** The virtualised rows appear and get their heights within a few frames; after this many the row is gone from the list. */
const MOST_FRAMES = 30;
/** Heights are fractions of pixels. */
const CLOSE_PX = 1;

/**
 * Scrolls a list to where one left it, when it appears, and puts the focus on the row that one comes back from; unless something else has
 * the focus, such as the field in which one types.
 * @param name  of the list, as its place was remembered
 * @param keys  of its rows, in their order
 */
export function useReturnToPlace(
  list: RefObject<HTMLElement | null>,
  name: string,
  keys: () => readonly string[],
): void {
  const currentKeys = useEffectEvent(keys);
  const placeAtStart = useEffectEvent(() => placeIn(name));
  useEffect(() => {
    const mayFocus = document.activeElement === document.body;
    return returnToPlace(list, placeAtStart(), currentKeys, { mayFocus });
  }, [list]);
}

/**
 * Scrolls a list to a place as soon as its rows are there, and puts the focus on the row of that place.
 * @param options.onFocus  called once the row has it; from then on the focus may go elsewhere
 * @returns what stops it
 */
export function returnToPlace(
  list: RefObject<HTMLElement | null>,
  place: ListPlace,
  keys: () => readonly string[],
  { mayFocus, onFocus }: { readonly mayFocus: boolean; readonly onFocus?: () => void },
): () => void {
  let framesLeft = place.scrollTop === 0 && place.row === undefined ? 0 : MOST_FRAMES;
  let isWanted = mayFocus;
  let frame = requestAnimationFrame(function comeBack(): void {
    if (framesLeft-- <= 0) return;
    const element = list.current;
    const isThere = element !== null && approach(element, place, keys, isWanted);
    if (onFocus !== undefined && isWanted && hasFocus(element, place)) {
      isWanted = false;
      onFocus();
    }
    if (!isThere) frame = requestAnimationFrame(comeBack);
  });
  return () => cancelAnimationFrame(frame);
}

function hasFocus(list: HTMLElement | null, { row }: ListPlace): boolean {
  if (list === null || row === undefined) return false;
  return rowOf(list, row.key) === document.activeElement;
}

/** @returns whether the list is where it was */
function approach(
  list: HTMLElement,
  { scrollTop, row: wanted }: ListPlace,
  keys: () => readonly string[],
  mayFocus: boolean,
): boolean {
  if (wanted === undefined) {
    list.scrollTop = scrollTop;
    return Math.abs(list.scrollTop - scrollTop) <= CLOSE_PX;
  }
  const row = rowOf(list, wanted.key);
  if (row === undefined) {
    list.scrollTop = guessScrollTop(list, wanted, keys()) ?? scrollTop;
    return false;
  }
  const drift = topIn(list, row) - wanted.top;
  list.scrollTop += drift;
  const isFocused = row === document.activeElement || !mayFocus;
  if (!isFocused) row.focus({ preventScroll: true });
  return isFocused && Math.abs(drift) <= CLOSE_PX;
}

/**
 * Rows that were never shown have no height yet, so that the same scrolling would show others.
 * @returns where the row should be by the rows that are shown; undefined when it is not in the list
 */
function guessScrollTop(
  list: HTMLElement,
  wanted: NonNullable<ListPlace["row"]>,
  keys: readonly string[],
): number | undefined {
  const shown = [...list.querySelectorAll<HTMLElement>("[data-key]")];
  const [first] = shown;
  const index = keys.indexOf(wanted.key);
  if (first === undefined || index === -1) return undefined;
  const height = shown.reduce((sum, row) => sum + row.offsetHeight, 0) / shown.length;
  const rowsBetween = index - keys.indexOf(first.dataset["key"] ?? "");
  return list.scrollTop + topIn(list, first) + rowsBetween * height - wanted.top;
}
