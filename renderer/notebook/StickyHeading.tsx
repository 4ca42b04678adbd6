import { type RefObject, useEffect, useState } from "react";
import { GroupHeading } from "./GroupHeading.tsx";
import styles from "./StickyHeading.module.css";
import type { NotebookGroup } from "./notebook-rows.ts";
import type { NotebookListItem } from "./use-notebook.ts";

interface StickyHeadingProps {
  readonly list: RefObject<HTMLElement | null>;
  readonly items: readonly NotebookListItem[];
  readonly groups: ReadonlyMap<string, NotebookGroup>;
  readonly onOpen: (item: NotebookListItem) => void;
}

/**
 * Says again, at the top of the list, which group one is in the middle of. Screen readers have the headings among the lines; this is
 * for the eye.
 */
export function StickyHeading({ list, items, groups, onOpen }: StickyHeadingProps) {
  const topKey = useTopKey(list);
  const item = items.find(({ id }) => id === topKey);
  const group = item && groups.get(item.row.group);
  if (item === undefined || group === undefined) return null;
  return (
    <div className={styles.sticky} aria-hidden="true">
      <GroupHeading group={group} onOpen={() => onOpen(item)} isRepeated />
    </div>
  );
}

/** @returns the key of the row at the top of the list; undefined where its own heading, or nothing, stands there */
function useTopKey(list: RefObject<HTMLElement | null>): string | undefined {
  const [topKey, setTopKey] = useState<string>();
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // Once a frame, however many lines move in it: to look where they are makes the browser lay them out.
    let frame = 0;
    const update = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setTopKey(topKeyOf(element)));
    };
    element.addEventListener("scroll", update, { passive: true });
    // Lines come, go and move when others get their heights.
    const moves = new MutationObserver(update);
    moves.observe(element, { subtree: true, childList: true, attributeFilter: ["style"] });
    return () => {
      element.removeEventListener("scroll", update);
      moves.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [list]);
  return topKey;
}

function topKeyOf(list: HTMLElement): string | undefined {
  const { top } = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll<HTMLElement>("[data-key]")];
  const row = rows.find((one) => {
    const box = one.getBoundingClientRect();
    return box.top <= top && box.bottom > top;
  });
  const heading = row?.querySelector("h2")?.getBoundingClientRect();
  const isHeadingSeen = heading !== undefined && heading.bottom > top;
  return isHeadingSeen ? undefined : row?.dataset["key"];
}
