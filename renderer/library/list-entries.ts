import type { Selection } from "react-aria-components/ListBox";
import type { ArticleRow } from "#contract/records.js";
import type { ListItem } from "../data/use-article-pages.ts";

/** A row of the list with its key; without a row while it is on its way. */
export interface ListEntry {
  /** The article's id, or `#<index>` for a row that was not there when it was given its key. */
  readonly key: string;
  readonly index: number;
  readonly row: ArticleRow | undefined;
}

export function unloadedKey(index: number): string {
  return `#${index}`;
}

export function isUnloadedKey(key: string): boolean {
  return key.startsWith("#");
}

/**
 * Gives a row its key. A row that arrives while its place has the focus keeps the key of that place: a new key would be a
 * new row to React Aria, and the focus would jump.
 * @param focusedKey  of the row that has the focus
 */
export function listEntry(item: ListItem, index: number, focusedKey: string): ListEntry {
  const placeKey = unloadedKey(index);
  if ("unloaded" in item) return entryOf(item, placeKey, index);
  return entryOf(item, focusedKey === placeKey ? placeKey : item.articleId, index);
}

const made = new WeakMap<ListItem, ListEntry>();

/** The same object for the same row at the same place, so that React Aria keeps what it built for it. */
function entryOf(item: ListItem, key: string, index: number): ListEntry {
  const before = made.get(item);
  if (before !== undefined && before.key === key && before.index === index) return before;
  const entry = { key, index, row: "unloaded" in item ? undefined : item };
  made.set(item, entry);
  return entry;
}

/** @returns the key that the rest of the window knows a row by: its article's id as soon as it is here */
export function lastingKey(key: string, items: readonly ListItem[]): string {
  const item = isUnloadedKey(key) ? items[Number(key.slice(1))] : undefined;
  return item === undefined || "unloaded" in item ? key : item.articleId;
}

/** @returns the selection with one key under another name; the same object when the key is not in it */
export function renameInSelection(selection: Selection, from: string, to: string): Selection {
  if (selection === "all" || from === to || !selection.has(from)) return selection;
  return new Set([...selection].map((key) => (key === from ? to : key)));
}
