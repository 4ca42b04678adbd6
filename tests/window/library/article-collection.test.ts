import { expect, test } from "vitest";
import { ArticleCollection, type RowNode } from "../../../renderer/library/article-collection.ts";
import type { HeldRow, ListEntry } from "../../../renderer/library/list-entries.ts";
import { articleId, articleRow } from "../made-up-library.ts";

const items = [articleRow(0), { unloaded: 1 }, articleRow(2), { unloaded: 3 }];
const places = new Map<string, number>([
  [articleId(0), 0],
  [articleId(2), 2],
]);

// React Aria's nodes have more; the collection itself looks at none of it.
const nodeOf = (entry: ListEntry): RowNode => ({ type: "item", ...entry }) as unknown as RowNode;

function collectionWith(held?: HeldRow): ArticleCollection {
  return new ArticleCollection(items, places, held, nodeOf);
}

test("each key leads to the next and back, and none beyond the ends", () => {
  const rows = collectionWith();
  const keys = [articleId(0), "#1", articleId(2), "#3"];
  expect([...rows.getKeys()]).toEqual(keys);
  expect(rows.getFirstKey()).toBe(keys[0]);
  expect(rows.getLastKey()).toBe(keys[3]);
  for (const [index, key] of keys.entries()) {
    expect(rows.indexOf(key)).toBe(index);
    expect(rows.getItem(key)).toMatchObject({ key, index });
    expect(rows.getKeyBefore(key)).toBe(keys[index - 1] ?? null);
    expect(rows.getKeyAfter(key)).toBe(keys[index + 1] ?? null);
  }
  expect([...rows]).toHaveLength(items.length);
});

test("a place whose article is here has no other key, unless it has the focus", () => {
  expect(collectionWith().getItem("#2")).toBeNull();
  const held = collectionWith({ placeKey: "#2", articleId: articleId(2) });
  expect(held.getItem("#2")).toMatchObject({ key: "#2", index: 2, row: articleRow(2) });
  expect(held.getItem(articleId(2))).toBeNull();
  expect(held.getKeyAfter("#1")).toBe("#2");
});

test("a key that is held leads to its article at another place, and the place has a key of its own", () => {
  const held = collectionWith({ placeKey: "#1", articleId: articleId(2) });
  expect(held.getItem("#1")).toMatchObject({ key: "#1", index: 2, row: articleRow(2) });
  const keys = [...held.getKeys()];
  expect(new Set(keys).size).toBe(items.length);
  for (const [index, key] of keys.entries()) expect(held.indexOf(key)).toBe(index);
});

test("a key that is held by an article that is gone leads nowhere", () => {
  const held = collectionWith({ placeKey: "#0", articleId: articleId(9) });
  expect(held.getItem("#0")).toBeNull();
  expect(held.keyAt(0)).toBe(articleId(0));
});

test("what is not in the list is not found", () => {
  const rows = collectionWith();
  for (const key of [articleId(9), "#4", "#x", "#-1", ""]) expect(rows.getItem(key)).toBeNull();
});
