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

/**
 * An article that arrived while its place had the focus, and has the key of that place for as long as the focus stays, wherever
 * it stands: a new key would be a new row to React Aria, and the focus would jump.
 */
export interface HeldRow {
  readonly placeKey: string;
  readonly articleId: string;
}

/** @param held  may have the key that the place would have: two rows of one key would be one to React Aria */
export function unloadedKey(index: number, held?: HeldRow): string {
  const key = `#${index}`;
  return held?.placeKey === key ? `${key}+` : key;
}

export function isUnloadedKey(key: string): boolean {
  return key.startsWith("#");
}

/** @returns the place that an unloaded row was named by, from 0; NaN for a key that names none */
export function placeOfKey(key: string): number {
  return Number.parseInt(key.slice(1), 10);
}

/** Gives a row its key. */
export function keyOf(item: ListItem, index: number, held: HeldRow | undefined): string {
  if ("unloaded" in item) return unloadedKey(index, held);
  return item.articleId === held?.articleId ? held.placeKey : item.articleId;
}

const made = new WeakMap<ListItem, ListEntry>();

/** The same object for the same row at the same place, so that React Aria keeps what it built for it. */
export function listEntry(item: ListItem, index: number, held: HeldRow | undefined): ListEntry {
  const key = keyOf(item, index, held);
  const before = made.get(item);
  if (before !== undefined && before.key === key && before.index === index) return before;
  const entry = { key, index, row: "unloaded" in item ? undefined : item };
  made.set(item, entry);
  return entry;
}

/**
 * @param placeKey  of the place that has the focus, or ""
 * @param before  what was held until now
 * @returns what is held now: the article that arrived first at the place, wherever it stands by now
 */
export function holdRow(
  placeKey: string,
  before: HeldRow | undefined,
  items: readonly ListItem[],
): HeldRow | undefined {
  if (placeKey === "" || before?.placeKey === placeKey) return placeKey === "" ? undefined : before;
  const item = items[placeOfKey(placeKey)];
  if (item === undefined || "unloaded" in item) return undefined;
  return { placeKey, articleId: item.articleId };
}

/** @returns the key that the rest of the window knows a row by: its article's id as soon as it is here */
export function lastingKey(key: string, held: HeldRow | undefined): string {
  return key === held?.placeKey ? held.articleId : key;
}

/** What is known of the rows of a list. */
interface KnownRows {
  readonly items: readonly ListItem[];
  /** Of the articles that are here. */
  readonly places: ReadonlyMap<string, number>;
  /** Ids of articles that were selected by their places, by the keys of these. */
  readonly names: ReadonlyMap<string, string>;
}

/** @returns the selection with the ids of the rows that are here instead of their places; the same object where nothing arrived */
export function nameArrived(selection: Selection, { items, places, names }: KnownRows): Selection {
  if (selection === "all") return selection;
  const arrived = new Map<string, string>();
  for (const key of selection) {
    const name = String(key);
    if (!isUnloadedKey(name)) continue;
    const known = names.get(name);
    const item = known === undefined ? items[placeOfKey(name)] : undefined;
    if (known !== undefined && places.has(known)) arrived.set(name, known);
    if (item !== undefined && !("unloaded" in item)) arrived.set(name, item.articleId);
  }
  return renameAll(selection, arrived);
}

/** @returns the selection with other names for some of its keys; the same object without names */
export function renameAll(selection: Selection, names: ReadonlyMap<string, string>): Selection {
  return selection === "all" || names.size === 0 ? selection : rename(selection, names);
}

/** @returns the selection with one key under another name; the same object when the key is not in it */
export function renameInSelection(selection: Selection, from: string, to: string): Selection {
  if (selection === "all" || from === to || !selection.has(from)) return selection;
  return rename(selection, new Map([[from, to]]));
}

/** @returns the selection without what is also in the other; a selection of all stays one */
export function withoutKeys(selection: Selection, other: Selection): Selection {
  if (selection === "all" || other === "all") return selection;
  return selection.difference(other);
}

type Keys = Exclude<Selection, "all">;
/** React Aria's own sets know from where to where a range was selected, and are made with that. */
type KeysOfRange = Keys & {
  readonly anchorKey?: string | null;
  readonly currentKey?: string | null;
};

function rename(selection: KeysOfRange, names: ReadonlyMap<string, string>): Keys {
  const nameOf = (key: string): string => names.get(key) ?? key;
  const endOf = (key: string | null | undefined): string | null =>
    key === null || key === undefined ? null : nameOf(key);
  // A plain set is made of the keys alone.
  const Kind = selection.constructor as new (
    keys: readonly string[],
    anchorKey: string | null,
    currentKey: string | null,
  ) => Keys;
  const keys = Array.from(selection, (key) => nameOf(String(key)));
  return new Kind(keys, endOf(selection.anchorKey), endOf(selection.currentKey));
}
