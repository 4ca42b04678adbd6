import * as fc from "fast-check";
import { expect, test } from "vitest";
import { AnnotationId } from "#core/identity/ids.js";
import type { NotebookRow } from "../../../renderer/notebook/notebook-rows.ts";
import { selectedIds, selectedRows } from "../../../renderer/notebook/selected-rows.ts";

function annotationId(number: number): AnnotationId {
  return AnnotationId.parse(String(number).padStart(26, "0"));
}

function row(group: string, number: number): NotebookRow {
  return { key: `${group} ${number}`, annotationId: annotationId(number), group, isFirst: false };
}

const rows = [row("a", 1), row("a", 2), row("b", 2), row("b", 3)];
const ids = (...numbers: readonly number[]): ReadonlySet<AnnotationId> =>
  new Set(numbers.map(annotationId));

test("what is selected counts each highlight once, whichever groups it stands in", () => {
  const { shown, outOfSight, keys } = selectedRows(rows, ids(2, 3));
  expect(shown).toEqual([annotationId(2), annotationId(3)]);
  expect(outOfSight).toBe(0);
  expect([...keys]).toEqual(["a 2", "b 2", "b 3"]);
});

test("what a filter hides stays selected, apart, and comes back", () => {
  const narrowed = rows.slice(0, 1);
  expect(selectedRows(narrowed, ids(1, 3))).toMatchObject({
    shown: [annotationId(1)],
    outOfSight: 1,
  });
  const next = selectedIds(narrowed, new Set(["a 1"]), new Set(), ids(1, 3));
  expect(next).toEqual(ids(3));
  expect(selectedRows(rows, next).shown).toEqual([annotationId(3)]);
});

test("a highlight is selected, and let go of, in any of its groups", () => {
  const selected = selectedIds(rows, new Set(), new Set(["b 2"]), ids());
  expect(selected).toEqual(ids(2));
  const { keys } = selectedRows(rows, selected);
  const without = new Set([...keys].filter((key) => key !== "a 2"));
  expect(selectedIds(rows, keys, without, selected)).toEqual(ids());
});

test("whatever is added and taken away, only what was touched changes", () => {
  const keysOf = fc.subarray(rows.map(({ key }) => key));
  fc.assert(
    fc.property(fc.subarray([1, 2, 3, 9]), keysOf, (numbers, wanted) => {
      const before = ids(...numbers);
      const { keys } = selectedRows(rows, before);
      const after = new Set(wanted);
      const next = selectedIds(rows, keys, after, before);
      const touched = new Set(
        rows.filter(({ key }) => keys.has(key) !== after.has(key)).map((one) => one.annotationId),
      );
      for (const number of [1, 2, 3, 9]) {
        const id = annotationId(number);
        if (!touched.has(id)) expect(next.has(id)).toBe(before.has(id));
      }
      expect(next.has(annotationId(9))).toBe(before.has(annotationId(9)));
    }),
  );
});
