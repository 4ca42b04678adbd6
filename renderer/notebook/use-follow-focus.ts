import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { currentKey } from "../library/ArticleList.tsx";
import { rowOf, topIn } from "../view/list-places.ts";
import { returnToPlace } from "../view/use-return-to-place.ts";
import { startEditing, useEditing } from "./editing-store.ts";
import type { NotebookRow } from "./notebook-rows.ts";
import type { NotebookListItem } from "./use-notebook.ts";

interface Left {
  readonly row: NotebookRow;
  /** How far below the upper edge of the list it began; pixels. */
  readonly top: number;
}

/**
 * A highlight that is tagged goes to another group, here or in the reader that one comes back from: the focus, and what is being
 * written, go with it.
 * @param name  of the list: with another filter or order nothing is followed
 */
export function useFollowFocus(
  list: RefObject<HTMLElement | null>,
  items: readonly NotebookListItem[],
  name: string,
): void {
  const left = useRef<Left>(undefined);
  const note = useEffectEvent(() => {
    const key = currentKey(list.current);
    const row = items.find(({ id }) => id === key)?.row;
    const element =
      key === undefined || list.current === null ? undefined : rowOf(list.current, key);
    if (row === undefined || element === undefined || list.current === null) return;
    left.current = { row, top: topIn(list.current, element) };
  });
  useEffect(() => {
    const element = list.current;
    const listener = (): void => note();
    element?.addEventListener("focusin", listener);
    return () => element?.removeEventListener("focusin", listener);
  }, [list]);

  useEffect(() => {
    left.current = undefined;
  }, [name]);

  // The list may change once more on the way, as when the line is read.
  const currentKeys = useEffectEvent(() => items.map(({ id }) => id));
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  useEffect(() => {
    const { current } = left;
    if (current === undefined || items.some(({ id }) => id === current.row.key)) return;
    const { annotationId, key } = current.row;
    const moved = items.find(({ row }) => row.annotationId === annotationId);
    const active = document.activeElement;
    const isElsewhere = active !== document.body && list.current?.contains(active) !== true;
    if (moved === undefined || isElsewhere) return;
    left.current = { row: moved.row, top: current.top };
    const { editing } = useEditing.getState();
    const place = {
      scrollTop: list.current?.scrollTop ?? 0,
      row: { key: moved.id, top: current.top },
    };
    stop.current?.();
    stop.current = returnToPlace(list, place, () => currentKeys(), {
      mayFocus: true,
      // Once the line has the focus: what takes it before loses it to the neighbour that React Aria goes to.
      onFocus: () => {
        if (editing?.itemId === key) startEditing(moved.id, editing.part);
      },
    });
  }, [list, items]);
}
