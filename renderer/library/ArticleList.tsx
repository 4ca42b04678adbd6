import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import { ListBox, type Selection } from "react-aria-components/ListBox";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import type { ListItem } from "../data/use-article-pages.ts";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { rememberRow, rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle } from "../view/view-store.ts";
import styles from "./ArticleList.module.css";
import { ArticleOption } from "./ArticleOption.tsx";
import { isUnloadedKey, lastingKey, listEntries, renameInSelection } from "./list-entries.ts";

interface ArticleListProps {
  /** Under this name its place is remembered. */
  readonly name: string;
  readonly label: string;
  readonly items: readonly ListItem[];
  readonly onRowWanted: (index: number) => void;
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** Height of a row, in the root's font size, so that it grows with the text. */
const ROW_REM = 6.5;

/** Articles, one a row; only those in sight are in the page. */
export function ArticleList({
  name,
  label,
  items,
  onRowWanted,
  selection,
  onSelectionChange,
  list,
}: ArticleListProps) {
  const [rowSize] = useState(() => Math.round(ROW_REM * rootFontSize()));
  const [focusedKey, setFocusedKey] = useState("");
  const focusedId = lastingKey(focusedKey, items);
  // Any other focus changes no entry, and there may be many thousand.
  const heldPlace = isUnloadedKey(focusedKey) ? focusedKey : "";
  const entries = useMemo(() => listEntries(items, heldPlace), [items, heldPlace]);
  useReturnToPlace(list, name, () => entries.map(({ key }) => key));
  return (
    // The wrapper hears keys before the list does: Enter opens even while rows are selected.
    <div
      className={styles.frame}
      onKeyDownCapture={openOnEnter}
      onFocusCapture={() => setFocusedKey(currentKey(list.current) ?? "")}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize }}>
        <ListBox
          {...withoutTypeahead}
          ref={list}
          aria-label={label}
          items={entries}
          selectionMode="multiple"
          selectionBehavior="toggle"
          selectedKeys={renameInSelection(selection, focusedId, focusedKey)}
          onSelectionChange={(keys) =>
            onSelectionChange(renameInSelection(keys, focusedKey, focusedId))
          }
          onAction={open}
          onScroll={(event) => rememberScroll(name, event.currentTarget.scrollTop)}
          className={classNames(styles.list)}
        >
          {(entry) => (
            <ArticleOption
              id={entry.key}
              row={entry.row}
              index={entry.index}
              onWanted={onRowWanted}
            />
          )}
        </ListBox>
      </Virtualizer>
    </div>
  );

  function open(key: string | number): void {
    const articleId = entries.find((entry) => entry.key === key)?.row?.articleId;
    if (articleId === undefined) return;
    rememberRow(name, list.current, String(key));
    openArticle(articleId);
  }

  function openOnEnter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = currentKey(list.current);
    if (key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    open(key);
  }
}

/** @returns the key of the row that has the focus; undefined when it is elsewhere */
export function currentKey(list: HTMLElement | null): string | undefined {
  const row = document.activeElement?.closest("[data-key]");
  if (row === null || row === undefined || list?.contains(row) !== true) return undefined;
  return row.getAttribute("data-key") ?? undefined;
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
