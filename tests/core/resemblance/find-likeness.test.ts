import { describe, expect, test } from "vitest";
import { hashParagraph } from "#core/boilerplate/hash-paragraph.js";
import { findLikeness } from "#core/resemblance/find-likeness.js";
import { survivingShare } from "#core/resemblance/surviving-share.js";
import { chance, documentOf, edited, madeParagraphs } from "./made-texts.ts";

const random = chance(11);
const ARTICLE = madeParagraphs(random, 6);
const OTHER = madeParagraphs(random, 6);
const NOTICES = madeParagraphs(random, 8);
const nowhere = (): boolean => false;

function likeness(
  one: readonly string[],
  other: readonly string[],
  standsElsewhere: (hash: number) => boolean = nowhere,
): number | undefined {
  return findLikeness(documentOf(one), documentOf(other), standsElsewhere);
}

describe("an article is like another", () => {
  test("when it is the same to the letter", () => {
    expect(likeness(ARTICLE, ARTICLE)).toBe(1);
  });
  test("when words in every paragraph were edited", () => {
    expect(likeness(edited(ARTICLE, random, 0.06), ARTICLE)).toBeGreaterThan(0.6);
  });
  test("when a paragraph was replaced by another", () => {
    expect(likeness([...ARTICLE.slice(0, 5), OTHER[0] ?? ""], ARTICLE)).toBeGreaterThan(0.7);
  });
  test("in a third copy, whose paragraphs all stand elsewhere by then", () => {
    expect(likeness([...ARTICLE, "Read more on this."], ARTICLE, () => true)).toBeGreaterThan(0.9);
  });
});

describe("an article is unlike another", () => {
  test("on its own", () => {
    expect(likeness(ARTICLE, OTHER)).toBeUndefined();
  });
  test("that has only the publisher's notices in common, however long they are", () => {
    const one = [...ARTICLE.slice(0, 1), ...NOTICES];
    const other = [...OTHER.slice(0, 1), ...NOTICES];
    expect(likeness(one, other)).toBeUndefined();
    const line = likeness(["Ka lo mi ner tu sa.", ...NOTICES], ["Vel dor in pa ri.", ...NOTICES]);
    expect(line).toBeUndefined();
  });
  test("also where the notices stand above, once they stand in a third article", () => {
    const one = [...NOTICES, ...ARTICLE.slice(0, 2)];
    const other = [...NOTICES, ...OTHER.slice(0, 2)];
    const notices = new Set(NOTICES.map(hashParagraph));
    expect(likeness(one, other, (hash) => notices.has(hash))).toBeUndefined();
  });
  test("when both say next to nothing", () => {
    const stub = ["Subscribe to read on, it takes only a minute."];
    expect(likeness(stub, stub)).toBeUndefined();
  });
});

describe("of an old text there is left in a newer one", () => {
  const left = (
    old: readonly string[],
    newer: readonly string[],
    notices: readonly string[] = [],
  ) => {
    const hashes = new Set(notices.map(hashParagraph));
    return survivingShare(documentOf(old), documentOf(newer), (hash) => hashes.has(hash));
  };
  test("all, when something was added", () => {
    expect(left(ARTICLE, [...ARTICLE, ...OTHER])).toBe(1);
  });
  test("half, when half was cut", () => {
    const half = left(
      [...ARTICLE, ...ARTICLE.map((text) => text.toUpperCase()), ...OTHER],
      ARTICLE,
    );
    expect(half).toBeGreaterThan(0.4);
    expect(half).toBeLessThan(0.6);
  });
  test("nothing of it in an error page, whatever notices both have", () => {
    const error = ["This page is not here any more.", ...NOTICES];
    expect(left([...ARTICLE, ...NOTICES], error, NOTICES)).toBeLessThan(0.02);
    expect(left([...ARTICLE, ...NOTICES], error)).toBeGreaterThan(0.3);
  });
  test("little in a text of the same words in another order", () => {
    const shuffled = ARTICLE.map((text) => text.split(" ").toSorted().join(" "));
    expect(left(ARTICLE, shuffled)).toBeLessThan(0.1);
  });
});
