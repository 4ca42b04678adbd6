import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createNumberSet } from "../../../electron/index/number-set.ts";

/** Many that would stand in one place. */
const number = fc.oneof(
  fc.integer({ min: 1, max: 2 ** 53 - 1 }),
  fc.nat({ max: 500 }).map((upper) => upper * 2 ** 32 + 63),
);

test("a set of numbers holds what was added, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 400 }),
      fc.array(number, { maxLength: 50 }),
      (added, others) => {
        const numbers = createNumberSet();
        const expected = new Set(added);
        for (const one of added) numbers.add(one);
        for (const one of [...added, ...others]) expect(numbers.has(one)).toBe(expected.has(one));
        numbers.clear();
        expect(added.some((one) => numbers.has(one))).toBe(false);
      },
    ),
  );
});
