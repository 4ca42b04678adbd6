import { expect, test } from "vitest";
import { ArticleCollection, type RowNode } from "../../../renderer/library/article-collection.ts";
import type { ListEntry } from "../../../renderer/library/list-entries.ts";
import { articleId, articleRow } from "../made-up-library.ts";

const items = [articleRow(0), { unloaded: 1 }, articleRow(2), { unloaded: 3 }];
const places = new Map<string, number>([
  [articleId(0), 0],
  [articleId(2), 2],
]);

// React Aria's nodes have more; the collection itself looks at none of it.
const nodeOf = (entry: ListEntry): RowNode => ({ type: "item", ...entry }) as unknown as RowNode;

function collectionWith(heldKey: string): ArticleCollection {
  return new ArticleCollection(items, places, heldKey, nodeOf);
}

test("each key leads to the next and back, and none beyond the ends", () => {
  const rows = collectionWith("");
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
  expect(collectionWith("").getItem("#2")).toBeNull();
  const held = collectionWith("#2");
  expect(held.getItem("#2")).toMatchObject({ key: "#2", index: 2, row: articleRow(2) });
  expect(held.getItem(articleId(2))).toBeNull();
  expect(held.getKeyAfter("#1")).toBe("#2");
});

test("what is not in the list is not found", () => {
  const rows = collectionWith("");
  for (const key of [articleId(9), "#4", "#x", "#-1", ""]) expect(rows.getItem(key)).toBeNull();
});
