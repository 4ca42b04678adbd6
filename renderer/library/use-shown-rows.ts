import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { ShownRows } from "../data/pages-of.ts";
import type { ArticleCollection } from "./article-collection.ts";
import { columnsIn, placesBetween, type RowsShape, topOfPlace } from "./rows-layout.ts";

interface ShownRowsInput {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: ArticleCollection;
  readonly shape: RowsShape;
  /** Key of the row that has the focus; "" for none. */
  readonly focusedKey: string;
  readonly onRowsShown: (shown: ShownRows) => void;
}

/** An article at the top of what is shown. */
interface TopRow {
  readonly key: string;
  /** Where its row began, from the top of the list; pixels. */
  readonly top: number;
}

/**
 * Tells which rows of a list are shown, and keeps them where they are when others come or go above them; at the very top the list
 * stays at the top, and shows what came.
 */
export function useShownRows(input: ShownRowsInput): void {
  const { list, rows, shape, focusedKey } = input;
  const top = useRef<TopRow>(undefined);

  const look = useEffectEvent((): void => {
    const element = list.current;
    if (element === null) return;
    const { scrollTop, clientHeight, clientWidth } = element;
    const columns = columnsIn(shape, clientWidth);
    const [first, end] = placesBetween(shape, columns, {
      top: scrollTop,
      bottom: scrollTop + clientHeight,
      size: rows.size,
    });
    const key = rows.keyAt(first);
    const focused = focusedKey === "" ? undefined : rows.indexOf(focusedKey);
    top.current =
      scrollTop > 0 && key !== null ? { key, top: topOfPlace(shape, columns, first) } : undefined;
    input.onRowsShown({ first, end, size: rows.size, focused });
  });

  const stay = useEffectEvent((): void => {
    const element = list.current;
    const index = top.current === undefined ? undefined : rows.indexOf(top.current.key);
    if (element === null || index === undefined || top.current === undefined) return;
    const moved = topOfPlace(shape, columnsIn(shape, element.clientWidth), index) - top.current.top;
    if (moved !== 0) element.scrollBy(0, moved);
  });

  useLayoutEffect(() => {
    stay();
    look();
  }, [rows, shape, focusedKey]);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => look());
    const listener = (): void => look();
    watch.observe(element);
    element.addEventListener("scroll", listener, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", listener);
    };
  }, [list]);
}
