import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sortIds } from "#core/identity/sort-ids.js";

test("ids are sorted, and each is there once", () => {
  const few = fc.array(fc.constantFrom("a", "b", "c", "d"));
  fc.assert(
    fc.property(few, (ids) => {
      const before = [...ids];
      expect(sortIds(ids)).toEqual([...new Set(ids)].toSorted());
      expect(ids).toEqual(before);
    }),
  );
});
