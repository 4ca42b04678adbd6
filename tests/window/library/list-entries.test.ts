import { expect, test } from "vitest";
import {
  holdRow,
  lastingKey,
  listEntry,
  nameArrived,
  placeOfKey,
  renameInSelection,
  withoutKeys,
} from "../../../renderer/library/list-entries.ts";
import { articleId, articleRow } from "../made-up-library.ts";

const row = articleRow(7);
const items = [{ unloaded: 0 }, row] as const;
const known = { items, places: new Map([[row.articleId, 1]]), names: new Map<string, string>() };
const held = { placeKey: "#1", articleId: articleId(7) };

test("a row is known by its article, one on its way by its place", () => {
  expect(listEntry(items[0], 0, undefined).key).toBe("#0");
  expect(listEntry(row, 1, undefined).key).toBe(articleId(7));
});

test("a row that arrives at the place of the focus keeps the place's key, wherever it stands", () => {
  expect(holdRow("#1", undefined, [{ unloaded: 0 }, { unloaded: 1 }])).toBeUndefined();
  expect(holdRow("#1", undefined, items)).toEqual(held);
  expect(listEntry(row, 1, held)).toEqual({ key: "#1", index: 1, row });
  const later = [{ unloaded: 0 }, articleRow(6), row];
  expect(holdRow("#1", held, later)).toBe(held);
  expect(listEntry(row, 2, held)).toEqual({ key: "#1", index: 2, row });
  expect(listEntry(articleRow(6), 1, held).key).toBe(articleId(6));
  expect(lastingKey("#1", held)).toBe(articleId(7));
  expect(lastingKey("#0", held)).toBe("#0");
  expect(holdRow("", held, later)).toBeUndefined();
});

test("a place whose key an article holds has another, which says the same place", () => {
  const { key } = listEntry({ unloaded: 1 }, 1, held);
  expect(key).not.toBe(held.placeKey);
  expect(placeOfKey(key)).toBe(1);
});

test("what did not change is the same object, so that nothing is built again", () => {
  expect(listEntry(row, 1, undefined)).toBe(listEntry(row, 1, undefined));
});

test("a key is renamed in a selection, and a selection without it stays itself", () => {
  const selection = new Set(["a", "b"]);
  expect(renameInSelection(selection, "b", "#1")).toEqual(new Set(["a", "#1"]));
  expect(renameInSelection(selection, "c", "#1")).toBe(selection);
  expect(renameInSelection("all", "b", "#1")).toBe("all");
});

test("a place that was selected is its article as soon as that is here, and counts once", () => {
  const unseen = new Set(["#0", "#1"]);
  expect(nameArrived(unseen, known)).toEqual(new Set(["#0", articleId(7)]));
  expect(nameArrived(new Set(["#1", articleId(7)]), known)).toEqual(new Set([articleId(7)]));
  const named = new Set(["#0", articleId(7)]);
  expect(nameArrived(named, known)).toBe(named);
  expect(nameArrived("all", known)).toBe("all");
});

test("a place whose article is known is not the one that stands there by now, but that article when it is here", () => {
  const names = new Map<string, string>([["#1", articleId(6)]]);
  const selection = new Set(["#1"]);
  expect(nameArrived(selection, { ...known, names })).toBe(selection);
  const later = { items: [row, articleRow(6)], places: new Map([[articleId(6), 1]]), names };
  expect(nameArrived(selection, later)).toEqual(new Set([articleId(6)]));
});

test("a range goes on from where it began when its rows have arrived", () => {
  class Range extends Set<string> {
    readonly anchorKey: string | null;
    readonly currentKey: string | null;
    constructor(keys: Iterable<string>, anchorKey: string | null, currentKey: string | null) {
      super(keys);
      this.anchorKey = anchorKey;
      this.currentKey = currentKey;
    }
  }
  const after = nameArrived(new Range(["#0", "#1"], "#1", "#0"), known);
  expect(after).toMatchObject({ anchorKey: articleId(7), currentKey: "#0" });
});

test("what was acted on is taken out of what is selected by now", () => {
  expect(withoutKeys(new Set(["a", "b"]), new Set(["b", "c"]))).toEqual(new Set(["a"]));
  expect(withoutKeys("all", new Set(["b"]))).toBe("all");
});
