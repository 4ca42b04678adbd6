import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packParagraphList, pairsOf } from "../../../electron/index/paragraphs.ts";
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

test("paragraphs are packed in the order of their list", () => {
  const hash = fc
    .tuple(fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 2 ** 32 - 1 })), fc.nat({ max: 2 }))
    .map(([upper, lower]) => upper * 2 ** 21 + lower);
  const paragraph = fc.tuple(hash, fc.nat({ max: 2 ** 40 }), fc.nat({ max: 3 }));
  fc.assert(
    fc.property(fc.array(paragraph), (paragraphs) => {
      const read = {
        hashes: paragraphs.map(([one]) => one),
        likenesses: paragraphs.map(([, one]) => one),
        articles: paragraphs.map(([, , one]) => one),
      };
      const packed = packParagraphList(read, sortPairs(pairsOf(read)));
      const listed = Array.from(paragraphs, (_, at) => {
        const [high = 0, low = 0, likeHigh = 0, likeLow = 0, article] = packed.slice(5 * at);
        return [high * 2 ** 32 + low, likeHigh * 2 ** 32 + likeLow, article];
      });
      expect(listed).toEqual(
        paragraphs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]),
      );
    }),
  );
});
