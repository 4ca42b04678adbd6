import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areNearCopies,
  foldedIn,
  type Holder,
  MOST_COMPARED,
  recurs,
} from "#core/boilerplate/recurrence.js";

const NOTICE = 1;
const OTHER_NOTICE = 2;

/** Paragraphs by their names, each of forty words unless it says otherwise. */
function article(...hashes: readonly number[]): Holder {
  return { paragraphs: hashes.map((hash) => ({ hash, words: 40 })) };
}

let own = 1_000;
/** So many paragraphs that no other article has. */
function ownParagraphs(count: number): readonly number[] {
  return Array.from({ length: count }, () => (own += 1));
}

describe("a paragraph recurs", () => {
  test("in two different articles that both end with it, as the notices below news do", () => {
    const one = article(...ownParagraphs(5), NOTICE, OTHER_NOTICE);
    const other = article(...ownParagraphs(4), NOTICE);
    expect(recurs(NOTICE, [one, other])).toBe(true);
    expect(recurs(NOTICE, [one])).toBe(false);
  });

  test("although it is longer than all the rest of two short reports", () => {
    const brief = (): Holder => ({
      paragraphs: [...article(...ownParagraphs(1)).paragraphs, { hash: NOTICE, words: 300 }],
    });
    expect(recurs(NOTICE, [brief(), brief()])).toBe(true);
  });

  test("in the middle of three, but not of two: those may quote the same words", () => {
    const quoting = (): Holder => article(...ownParagraphs(4), NOTICE, ...ownParagraphs(4));
    const two = [quoting(), quoting()];
    expect(recurs(NOTICE, two)).toBe(false);
    expect(recurs(NOTICE, [...two, quoting()])).toBe(true);
  });

  test("in more articles than are compared, whatever they are", () => {
    const copy = article(NOTICE, ...ownParagraphs(4));
    const copies = (count: number): readonly Holder[] => Array.from({ length: count }, () => copy);
    expect(recurs(NOTICE, copies(MOST_COMPARED))).toBe(false);
    expect(recurs(NOTICE, copies(MOST_COMPARED + 1))).toBe(true);
  });

  test("not in versions of one story alone, and with a stranger as in two articles", () => {
    const [begin, end, more] = [ownParagraphs(4), ownParagraphs(4), ownParagraphs(4)];
    const first = article(...begin, ...end, NOTICE);
    const second = article(...more, ...end, NOTICE);
    // Unlike the first, but a near-copy of a near-copy.
    const third = article(...more, ...ownParagraphs(4), NOTICE);
    const [last = 0] = end;
    expect(recurs(NOTICE, [first, second, third])).toBe(false);
    expect(areNearCopies(first, third)).toBe(false);
    expect(recurs(last, [first, second])).toBe(false);
    expect(recurs(NOTICE, [first, second, third, article(...ownParagraphs(6), NOTICE)])).toBe(true);
  });
});

test("seven notices under long articles make no copies of them; seven of ten paragraphs do", () => {
  const shared = ownParagraphs(7);
  const long = (): Holder => article(...ownParagraphs(30), ...shared);
  expect(areNearCopies(long(), long())).toBe(false);
  const short = (): Holder => article(...ownParagraphs(3), ...shared);
  expect(areNearCopies(short(), short())).toBe(true);
  expect(areNearCopies(short(), long())).toBe(true);
});

const paragraph = fc.record({
  hash: fc.integer({ min: 1, max: 12 }),
  words: fc.constant(40),
});
const holder = fc.record({
  paragraphs: fc
    .array(paragraph, { maxLength: 10 })
    .map((list) => [...list, { hash: NOTICE, words: 40 }]),
});

test("no paragraph of a story recurs by any versions of it that keep two thirds", () => {
  const versions = fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(versions, (changes) => {
      const story = ownParagraphs(9);
      const holders = [[], ...changes].map((changed: readonly number[]) =>
        article(...story.map((hash, at) => (changed.includes(at) ? (own += 1) : hash))),
      );
      for (const hash of story) {
        const holding = holders.filter(({ paragraphs }) => paragraphs.some((p) => p.hash === hash));
        expect(recurs(hash, holding)).toBe(false);
      }
    }),
  );
});

test("the order of the articles changes nothing, nor does one that is there twice", () => {
  fc.assert(
    fc.property(
      fc
        .array(holder, { minLength: 1, maxLength: 6 })
        .chain((holders) =>
          fc.tuple(
            fc.constant(holders),
            fc.shuffledSubarray(holders, { minLength: holders.length }),
            fc.nat({ max: holders.length - 1 }),
          ),
        ),
      ([holders, shuffled, twice]) => {
        const answer = recurs(NOTICE, holders);
        expect(recurs(NOTICE, shuffled)).toBe(answer);
        const again = { paragraphs: [...(holders[twice]?.paragraphs ?? [])] };
        const isCopy = areNearCopies(again, again);
        // Two that share but a notice or two are no copies of each other, however alike they are.
        if (isCopy) expect(recurs(NOTICE, [...holders, again])).toBe(answer);
      },
    ),
    { numRuns: 300 },
  );
});

describe("an article folds", () => {
  const paragraphs = (count: number): Parameters<typeof foldedIn>[0]["paragraphs"] =>
    Array.from({ length: count }, (_, at) => ({
      lead: at * 10,
      start: at * 10,
      end: at * 10 + 9,
      hash: at + 1,
      words: 10,
    }));

  test("two notices that leave it a few words, but not all that it has", () => {
    const document = { paragraphs: paragraphs(2), words: 23 };
    expect(foldedIn(document, () => true)).toHaveLength(2);
    expect(foldedIn({ ...document, words: 20 }, () => true)).toEqual([]);
  });

  test("nothing where many notices would leave less than a quarter", () => {
    const document = (words: number): Parameters<typeof foldedIn>[0] => ({
      paragraphs: paragraphs(9),
      words,
    });
    expect(foldedIn(document(120), () => true)).toHaveLength(9);
    expect(foldedIn(document(119), () => true)).toEqual([]);
  });

  test("only what recurs, and never everything", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat({ max: 60 }), (count, more) => {
        const document = { paragraphs: paragraphs(count), words: count * 10 + more };
        const folded = foldedIn(document, (hash) => hash % 2 === 1);
        expect(folded.every(({ hash }) => hash % 2 === 1)).toBe(true);
        const left = document.words - folded.length * 10;
        expect(left).toBeGreaterThan(0);
      }),
    );
  });
});
