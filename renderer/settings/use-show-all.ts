import { type RefObject, useRef, useState } from "react";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";

interface ShowAll {
  readonly showsAll: boolean;
  readonly showAll: () => void;
  /** Of the list item at this place, counted from 0. */
  readonly lineProps: (place: number) => {
    readonly ref?: RefObject<HTMLLIElement | null>;
    readonly tabIndex?: -1;
  };
}

/**
 * Whether all of a list is shown, or its beginning. The button that shows all goes away when it is pressed: the focus goes on to the
 * first item that it brought.
 */
export function useShowAll(firstShown: number): ShowAll {
  const [showsAll, setShowsAll] = useState(false);
  const firstOfRest = useRef<HTMLLIElement>(null);
  useFocusOnShow(firstOfRest, { isWanted: showsAll });
  return {
    showsAll,
    showAll: () => setShowsAll(true),
    lineProps: (place) => ({
      ...(place === firstShown && { ref: firstOfRest }),
      // All of them: news come in above, and the item that has the focus must not lose it by that.
      ...(place >= firstShown && { tabIndex: -1 }),
    }),
  };
}
