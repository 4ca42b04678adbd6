import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLikeness } from "#core/resemblance/find-likeness.js";
import { resemblanceOf } from "#core/resemblance/shares.js";
import { shinglesOf } from "#core/resemblance/shingles.js";
import {
  bandsOf,
  FEWEST_SHINGLES,
  signatureOf,
  signatureOfWords,
  SLOTS,
} from "#core/resemblance/signature.js";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { numberWords } from "#core/text/word-numbers.js";
import { chance, documentOf, edited, madeParagraphs } from "./made-texts.ts";

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
      const numbers: number[] = [];
      numberWords(foldForSearch(text), numbers);
      expect(signatureOfWords(numbers)).toEqual(signatureOf(shinglesOf(text)));
    }),
  );
});

test("a text of few words has none", () => {
  expect(signatureOf(shinglesOf("Subscribe to read on. It takes a minute."))).toBeUndefined();
});

describe("of articles that were made", () => {
  const ARTICLES = 600;
  const random = chance(7);
  const originals = Array.from({ length: ARTICLES }, () => madeParagraphs(random, 8));
  const copies = {
    "every 20th word edited": (text: readonly string[]) => edited(text, random, 0.05),
    "two paragraphs cut": (text: readonly string[]) => text.slice(0, 6),
    "two paragraphs put in": (text: readonly string[]) => [
      ...text.slice(0, 4),
      ...madeParagraphs(random, 2),
      ...text.slice(4),
    ],
    "framed by another site": (text: readonly string[]) => [
      ...madeParagraphs(random, 1),
      ...text,
      ...madeParagraphs(random, 1),
    ],
  };
  const sketches = originals.map((text) => new Set(bandsOf(sketched(shinglesOf(text.join("\n"))))));
  const meets = (bands: readonly number[], sketch: ReadonlySet<number>) =>
    bands.some((band) => sketch.has(band));

  test.for(Object.entries(copies))("a copy is found: %s", ([name, copy]) => {
    let found = 0;
    let strangers = 0;
    for (const [at, original] of originals.entries()) {
      const text = copy(original);
      const bands = bandsOf(sketched(shinglesOf(text.join("\n"))));
      for (const [other, sketch] of sketches.entries()) {
        if (!meets(bands, sketch)) continue;
        const likeness = findLikeness(
          documentOf(text),
          documentOf(originals[other] ?? []),
          () => false,
        );
        if (likeness === undefined) continue;
        if (other === at) found += 1;
        else strangers += 1;
      }
    }
    const precision = found / (found + strangers);
    console.log(
      `${name}: recall ${(found / ARTICLES).toFixed(3)}, precision ${precision.toFixed(3)} (${ARTICLES} articles)`,
    );
    expect(found / ARTICLES).toBeGreaterThan(0.95);
    expect(precision).toBe(1);
  });

  test("few different ones are so much as compared", () => {
    let compared = 0;
    for (const [at, sketch] of sketches.entries()) {
      for (const other of sketches.slice(at + 1)) if (meets([...sketch], other)) compared += 1;
    }
    const pairs = (ARTICLES * (ARTICLES - 1)) / 2;
    console.log(`compared: ${compared} of ${pairs} pairs of different articles`);
    expect(compared / pairs).toBeLessThan(0.002);
  });
});
