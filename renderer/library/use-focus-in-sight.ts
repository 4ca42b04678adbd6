import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { ListState } from "react-aria-components/ListBox";
import type { ArticleCollection } from "./article-collection.ts";
import type { ListEntry } from "./list-entries.ts";
import { columnsIn, type RowsShape, topOfPlace } from "./rows-layout.ts";

interface FocusInSightInput {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: ArticleCollection;
  readonly shape: RowsShape;
  /** Knows which row has the focus. */
  readonly manager: ListState<ListEntry>["selectionManager"];
}

export interface FocusInSight {
  /** To be told before the list hears of them. */
  readonly onKeyDown: () => void;
  readonly onPointerDown: () => void;
}

/**
 * Scrolls to the row that a key gave the focus, as little as shows all of it, before the next frame. React Aria does so in that
 * frame, too late for its own rows: they came in the one after it, and the first was drawn without them.
 */
export function useFocusInSight(input: FocusInSightInput): FocusInSight {
  const { focusedKey } = input.manager;
  // A row that is clicked stays where it was clicked.
  const isByKey = useRef(false);

  const scroll = useEffectEvent((): void => {
    const { rows, shape, manager } = input;
    const list = input.list.current;
    const index = focusedKey === null ? undefined : rows.indexOf(focusedKey);
    if (!isByKey.current || !manager.isFocused || list === null || index === undefined) return;
    const { scrollTop, clientHeight, clientWidth } = list;
    const top = topOfPlace(shape, columnsIn(shape, clientWidth), index);
    const bottom = top + shape.rowHeight;
    if (top < scrollTop) list.scrollTo({ top });
    else if (bottom > scrollTop + clientHeight) list.scrollTo({ top: bottom - clientHeight });
  });
  useLayoutEffect(() => scroll(), [focusedKey]);

  return {
    onKeyDown() {
      isByKey.current = true;
    },
    onPointerDown() {
      isByKey.current = false;
    },
  };
}
