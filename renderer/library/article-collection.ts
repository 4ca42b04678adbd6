import type { ListState } from "react-aria-components/ListBox";
import type { ListItem } from "../data/use-article-pages.ts";
import {
  type HeldRow,
  isUnloadedKey,
  keyOf,
  listEntry,
  type ListEntry,
  placeOfKey,
} from "./list-entries.ts";

type Rows = ListState<ListEntry>["collection"];
export type RowNode = NonNullable<ReturnType<Rows["getItem"]>>;

/**
 * The articles of a list as React Aria wants a collection, each made when it is asked for: from children it would build all
 * of them, which takes a second for 100,000. It never changes; another list is another collection.
 */
export class ArticleCollection implements Rows {
  readonly size: number;
  readonly #items: readonly ListItem[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #held: HeldRow | undefined;
  readonly #nodeOf: (entry: ListEntry) => RowNode;

  /**
   * @param places  of the rows that are here, by their articles' ids
   * @param held  the article that has another key than its own
   * @param nodeOf  gives the same node for the same entry
   */
  constructor(
    items: readonly ListItem[],
    places: ReadonlyMap<string, number>,
    held: HeldRow | undefined,
    nodeOf: (entry: ListEntry) => RowNode,
  ) {
    this.size = items.length;
    this.#items = items;
    this.#places = places;
    this.#held = held;
    this.#nodeOf = nodeOf;
  }

  /** @returns the place of a row, from 0; undefined for one that is not in the list, or not here under this key */
  indexOf(key: string | number): number | undefined {
    const name = String(key);
    const held = this.#held?.placeKey === name ? this.#held : undefined;
    const index =
      held === undefined && isUnloadedKey(name)
        ? placeOfKey(name)
        : this.#places.get(held?.articleId ?? name);
    return index !== undefined && this.keyAt(index) === name ? index : undefined;
  }

  /** @returns the key of a place; null beyond the ends */
  keyAt(index: number): string | null {
    const item = this.#items[index];
    return item === undefined ? null : keyOf(item, index, this.#held);
  }

  /** @returns the entry of a place; undefined beyond the ends */
  entryAt(index: number): ListEntry | undefined {
    const item = this.#items[index];
    return item === undefined ? undefined : listEntry(item, index, this.#held);
  }

  at(index: number): RowNode | null {
    const entry = this.entryAt(index);
    return entry === undefined ? null : this.#nodeOf(entry);
  }

  getItem(key: string | number): RowNode | null {
    const index = this.indexOf(key);
    return index === undefined ? null : this.at(index);
  }

  getKeyBefore(key: string | number): string | null {
    const index = this.indexOf(key);
    return index === undefined ? null : this.keyAt(index - 1);
  }

  getKeyAfter(key: string | number): string | null {
    const index = this.indexOf(key);
    return index === undefined ? null : this.keyAt(index + 1);
  }

  getFirstKey(): string | null {
    return this.keyAt(0);
  }

  getLastKey(): string | null {
    return this.keyAt(this.size - 1);
  }

  *getKeys(): Generator<string> {
    for (let index = 0; index < this.size; index += 1) yield this.keyAt(index) ?? "";
  }

  /**
   * React Aria goes through all to count them, whenever a page has arrived. What it gets is enough for that, and leaves nothing
   * behind to be cleared away while somebody scrolls.
   */
  [Symbol.iterator](): Iterator<RowNode, undefined> {
    const first = this.at(0);
    let left = first === null ? 0 : this.size;
    const over = { done: true, value: undefined } as const;
    const one = first === null ? over : ({ done: false, value: first } as const);
    return { next: () => (left-- > 0 ? one : over) };
  }
}
