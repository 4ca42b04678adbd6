import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import { CollectionBuilder } from "react-aria-components/CollectionBuilder";
import {
  Collection,
  ListBox,
  ListBoxItem,
  ListStateContext,
  type Selection,
} from "react-aria-components/ListBox";
import { Virtualizer } from "react-aria-components/Virtualizer";
import { useListState } from "react-stately/useListState";
import type { ShownRows } from "../data/pages-of.ts";
import type { ListItem } from "../data/use-article-pages.ts";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { rememberRow, rememberScroll } from "../view/list-places.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle } from "../view/view-store.ts";
import { ArticleCollection, type RowNode } from "./article-collection.ts";
import styles from "./ArticleList.module.css";
import { nodeMaker } from "./article-nodes.ts";
import { type ListLook, lookOf } from "./list-look.tsx";
import { type HeldRow, renameInSelection } from "./list-entries.ts";
import { RowsLayout } from "./rows-layout.ts";
import { useFocusInSight } from "./use-focus-in-sight.ts";
import { useShownRows } from "./use-shown-rows.ts";

interface ArticleListProps {
  /** Under this name its place is remembered. */
  readonly name: string;
  readonly label: string;
  readonly look: ListLook;
  readonly items: readonly ListItem[];
  /** Of the articles that are here. */
  readonly places: ReadonlyMap<string, number>;
  readonly onRowsShown: (shown: ShownRows) => void;
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly held: HeldRow | undefined;
  /** Tells the key of the row that has the focus; "" for none. */
  readonly onRowFocus: (key: string) => void;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** Always the same: a new one would be drawn, and all rows that are made like it. */
const TEMPLATE = (
  <Collection>
    <ListBoxItem id="template" textValue=" " />
  </Collection>
);

/** Articles, as rows or as cards; only those in sight are in the page. */
export function ArticleList(props: ArticleListProps) {
  return (
    // One row is built in React Aria's way; all others are made like it, when they are shown.
    <CollectionBuilder content={TEMPLATE}>
      {(built) => {
        // Built of nothing that has a value.
        const template: RowNode | null = built.getItem("template") as RowNode | null;
        // Another list has another place, and rows of its own.
        return template === null ? null : (
          <LazyList key={props.name} {...props} template={template} />
        );
      }}
    </CollectionBuilder>
  );
}

interface LazyListProps extends ArticleListProps {
  readonly template: RowNode;
}

function LazyList({
  name,
  label,
  look,
  items,
  places,
  onRowsShown,
  selection,
  onSelectionChange,
  held,
  onRowFocus,
  list,
  template,
}: LazyListProps) {
  const [fontSize] = useState(rootFontSize);
  const { shape, row } = useMemo(() => lookOf(look, fontSize), [look, fontSize]);
  const nodeOf = useMemo(() => nodeMaker(template, row), [template, row]);
  const collection = useMemo(
    () => new ArticleCollection(items, places, held, nodeOf),
    [items, places, held, nodeOf],
  );
  useReturnToPlace(list, name, () => [...collection.getKeys()]);
  const [layout] = useState(() => new RowsLayout());
  const behavior = {
    selectionMode: "multiple",
    selectionBehavior: "toggle",
    selectedKeys: held ? renameInSelection(selection, held.articleId, held.placeKey) : selection,
    onSelectionChange: (keys: Selection) =>
      onSelectionChange(held ? renameInSelection(keys, held.placeKey, held.articleId) : keys),
  } as const;
  const state = useListState({ ...behavior, collection, layoutDelegate: layout });
  // Of React Aria's own state: kept a second time, each focus would draw the list once more.
  const { selectionManager: manager } = state;
  const { focusedKey } = manager;
  // Before it is told what is shown.
  const sight = useFocusInSight({ list, rows: collection, shape, manager });
  useShownRows({ list, rows: collection, shape, focusedKey, onRowsShown });
  return (
    // The wrapper hears keys before the list does: Enter opens even while rows are selected.
    <div
      className={styles.frame}
      onKeyDownCapture={pressKey}
      onPointerDownCapture={sight.onPointerDown}
      onFocusCapture={noteFocus}
    >
      <Virtualizer layout={layout} layoutOptions={shape}>
        <ListStateContext value={state}>
          <ListBox
            {...withoutTypeahead}
            {...behavior}
            ref={list}
            aria-label={label}
            layout={look === "cards" ? "grid" : "stack"}
            onAction={open}
            onScroll={(event) => rememberScroll(name, event.currentTarget.scrollTop)}
            className={classNames(styles.list)}
          />
        </ListStateContext>
      </Virtualizer>
    </div>
  );

  function noteFocus(): void {
    onRowFocus(currentKey(list.current) ?? "");
  }

  function open(key: string | number): void {
    const index = collection.indexOf(key);
    const articleId = index === undefined ? undefined : collection.entryAt(index)?.row?.articleId;
    if (articleId === undefined) return;
    rememberRow(name, list.current, String(key));
    openArticle(articleId);
  }

  function pressKey(event: KeyboardEvent): void {
    sight.onKeyDown();
    openOnEnter(event);
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
