import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { ShownRows } from "../data/pages-of.ts";
import type { ArticleCollection } from "./article-collection.ts";
import {
  columnsIn,
  heightOfAll,
  placesBetween,
  type RowsShape,
  topOfPlace,
} from "./rows-layout.ts";

interface ShownRowsInput {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: ArticleCollection;
  readonly shape: RowsShape;
  /** Key of the row that has the focus, or had it last; null before any had. */
  readonly focusedKey: string | number | null;
  readonly onRowsShown: (shown: ShownRows) => void;
}

/** An article at the top of what is shown. */
interface TopRow {
  readonly key: string;
  /** Where its row began, from the top of the list; pixels. */
  readonly top: number;
  /** How many lay beside each other then. */
  readonly columns: number;
  /** How far the list was scrolled then; pixels. */
  readonly scrollTop: number;
}

/**
 * Tells which rows of a list are shown, and keeps them where they are when others come or go above them, or when as many lie beside
 * each other as another width has room for; at the very top the list stays at the top, and shows what came.
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
    const focused = focusedKey === null ? undefined : rows.indexOf(focusedKey);
    // At another width the list is laid out anew some moments later: what is scrolled to meanwhile is nobody's choice.
    const isSettled = top.current?.columns === columns && isLaidOut(element, columns, input);
    if (top.current === undefined || shape.columnWidth === undefined || isSettled) {
      // The first of its line, unless it is the one that another width was left with: then that.
      const isUnmoved = top.current?.scrollTop === scrollTop && top.current.columns === columns;
      const known = isUnmoved ? rows.indexOf(top.current?.key ?? "") : undefined;
      const index =
        known !== undefined && known >= first && known < first + columns ? known : first;
      const key = rows.keyAt(index);
      const begins = topOfPlace(shape, columns, index);
      top.current =
        scrollTop > 0 && key !== null ? { key, top: begins, columns, scrollTop } : undefined;
    }
    input.onRowsShown({ first, end, size: rows.size, focused });
  });

  const stay = useEffectEvent((): void => {
    const element = list.current;
    const before = top.current;
    const index = before === undefined ? undefined : rows.indexOf(before.key);
    if (element === null || index === undefined || before === undefined) return;
    const columns = columnsIn(shape, element.clientWidth);
    const moved = topOfPlace(shape, columns, index) - before.top;
    if (columns === before.columns) {
      if (moved === 0) return;
      element.scrollBy(0, moved);
      top.current = { ...before, top: before.top + moved, scrollTop: element.scrollTop };
      return;
    }
    element.scrollTo(0, before.scrollTop + moved);
    // A list that is going to be longer cannot be scrolled so far yet.
    if (!isLaidOut(element, columns, input)) return;
    const { scrollTop } = element;
    top.current = { key: before.key, top: before.top + moved, columns, scrollTop };
  });

  useLayoutEffect(() => {
    stay();
    look();
  }, [rows, shape, focusedKey]);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    return watchSizeAndScroll(element, {
      onSize() {
        stay();
        look();
      },
      onScroll: () => look(),
    });
  }, [list]);
}

/** @returns whether the list is as long by now as it is with so many beside each other */
function isLaidOut(
  element: HTMLElement,
  columns: number,
  { shape, rows }: Pick<ShownRowsInput, "shape" | "rows">,
): boolean {
  const height = Math.max(heightOfAll(shape, columns, rows.size), element.clientHeight);
  return Math.abs(element.scrollHeight - height) <= 1;
}

/** Hears of every size that the list or what is scrolled in it takes, and of scrolling. @returns its undo */
function watchSizeAndScroll(
  list: HTMLElement,
  { onSize, onScroll }: { readonly onSize: () => void; readonly onScroll: () => void },
): () => void {
  const watch = new ResizeObserver(onSize);
  watch.observe(list);
  if (list.firstElementChild !== null) watch.observe(list.firstElementChild);
  list.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    watch.disconnect();
    list.removeEventListener("scroll", onScroll);
  };
}
