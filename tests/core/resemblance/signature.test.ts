import * as fc from "fast-check";
import { expect, test } from "vitest";
import { resemblanceOf } from "#core/resemblance/shares.js";
import { shinglesOf } from "#core/resemblance/shingles.js";
import {
  FEWEST_SHINGLES,
  signatureOf,
  signatureOfWords,
  SLOTS,
} from "#core/resemblance/signature.js";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { noWordNumbers, numberWords } from "#core/text/word-numbers.js";
import { chance } from "./made-texts.ts";

function agreement(one: Uint32Array, other: Uint32Array): number {
  return one.filter((value, slot) => value === other[slot]).length / SLOTS;
}

/** Two sets of numbers, of which a known share is common. */
const twoSets = fc
  .record({
    common: fc.integer({ min: 0, max: 400 }),
    own: fc.integer({ min: FEWEST_SHINGLES, max: 400 }),
    others: fc.integer({ min: FEWEST_SHINGLES, max: 400 }),
    seed: fc.nat(),
  })
  .map(({ common, own, others, seed }) => {
    const random = chance(seed);
    const numbers = (count: number) =>
      Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
    const shared = numbers(common);
    return [
      new Set([...shared, ...numbers(own)]),
      new Set([...shared, ...numbers(others)]),
    ] as const;
  });

function sketched(shingles: ReadonlySet<number>): Uint32Array {
  const signature = signatureOf(shingles);
  if (signature === undefined) throw new Error("enough shingles for a signature");
  return signature;
}

test("as many slots agree as two texts resemble each other", () => {
  const errors: number[] = [];
  fc.assert(
    fc.property(twoSets, ([one, other]) => {
      const truth = resemblanceOf(one, other);
      const estimate = agreement(sketched(one), sketched(other));
      errors.push(estimate - truth);
      // Four standard deviations of 48 draws, and a little for slots that were borrowed.
      expect(Math.abs(estimate - truth)).toBeLessThan(
        4 * Math.sqrt(Math.max(truth * (1 - truth), 0.02) / SLOTS) + 0.06,
      );
    }),
    { numRuns: 2_000 },
  );
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  console.log(
    `MinHash estimate: off by ${mean.toFixed(4)} on average, ${spread.toFixed(3)} typically`,
  );
  expect(Math.abs(mean)).toBeLessThan(0.01);
});

test("a signature depends on what a text says, not on the order in which it does", () => {
  fc.assert(
    fc.property(twoSets, ([one]) => {
      expect(signatureOf(new Set([...one].toReversed()))).toEqual(signatureOf(one));
    }),
    { numRuns: 100 },
  );
});

test("a whole text has the signature of its shingles, whether it repeats itself or not", () => {
  const words = fc.array(fc.constantFrom("tide", "harbour", "潮"), {
    maxLength: 60,
    size: "max",
  });
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(" ");
      const numbers = noWordNumbers();
      numberWords(foldForSearch(text), numbers);
      expect(signatureOfWords(numbers)).toEqual(signatureOf(shinglesOf(text)));
    }),
  );
});

test("a text of few words has none", () => {
  expect(signatureOf(shinglesOf("Subscribe to read on. It takes a minute."))).toBeUndefined();
});
