import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sortPairs } from "../../../electron/index/sort-pairs.ts";

const number = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1));

test("pairs are ordered by the first of each, equal ones as they came", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
      const { firsts, seconds } = sortPairs({
        firsts: Uint32Array.from(pairs, ([first]) => first),
        seconds: Uint32Array.from(pairs, ([, second]) => second),
      });
      const sorted = Array.from(firsts, (first, at) => [first, seconds[at]]);
      expect(sorted).toEqual(pairs.toSorted((a, b) => a[0] - b[0]));
    }),
  );
});
