import { expect, test } from "vitest";
import {
  lastingKey,
  listEntry,
  renameInSelection,
} from "../../../renderer/library/list-entries.ts";
import { articleId, articleRow } from "../made-up-library.ts";

const row = articleRow(7);
const items = [{ unloaded: 0 }, row] as const;

test("a row is known by its article, one on its way by its place", () => {
  expect(listEntry(items[0], 0, "").key).toBe("#0");
  expect(listEntry(row, 1, "").key).toBe(articleId(7));
});

test("a row that arrives at the place of the focus keeps the place's key", () => {
  expect(listEntry(row, 1, "#1")).toEqual({ key: "#1", index: 1, row });
  expect(lastingKey("#1", items)).toBe(articleId(7));
  expect(lastingKey("#0", items)).toBe("#0");
});

test("what did not change is the same object, so that nothing is built again", () => {
  expect(listEntry(row, 1, "")).toBe(listEntry(row, 1, ""));
});

test("a key is renamed in a selection, and a selection without it stays itself", () => {
  const selection = new Set(["a", "b"]);
  expect(renameInSelection(selection, "b", "#1")).toEqual(new Set(["a", "#1"]));
  expect(renameInSelection(selection, "c", "#1")).toBe(selection);
  expect(renameInSelection("all", "b", "#1")).toBe("all");
});
