import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashParagraph } from "#core/boilerplate/hash-paragraph.js";
import { useIndex } from "./index-fixture.ts";
import { articleId, type ArticleSketch, makeArticle } from "./made-articles.ts";

const fixture = useIndex();

const NOTICE = "Nobody promises that this report is true, complete or fit for use.";
const PLEA = "If you liked what you read, sign up for the letter that we send.";

/** @returns in how many articles a paragraph is said to stand; undefined for one or none */
function recurs(text: string): number | undefined {
  const hash = hashParagraph(text) ?? 0;
  return fixture.index.countRecurrences([hash]).get(hash);
}

describe("a paragraph", () => {
  test("is counted with the second article that has it, however it is wrapped there", () => {
    fixture.index.markFilled();
    fixture.put({ text: `One.\n${NOTICE}\n` });
    expect(recurs(NOTICE)).toBeUndefined();
    fixture.put({ text: `One.\n${NOTICE}\n` }, { text: `Two.\n${NOTICE.toUpperCase()}\n` });
    expect(recurs(NOTICE)).toBe(2);
    expect(recurs(PLEA)).toBeUndefined();
  });

  test("counts once in an article that says it twice, and once in articles of equal text", () => {
    fixture.index.markFilled();
    const text = `One.\n${NOTICE}\n${NOTICE}\n`;
    fixture.put({ text }, { text });
    expect(recurs(NOTICE)).toBeUndefined();
    fixture.put({ text }, { text }, { text: `Two.\n${NOTICE}\n` });
    expect(recurs(NOTICE)).toBe(2);
  });

  test("does not count in the trash, and counts again when it is restored", () => {
    fixture.index.markFilled();
    const two: ArticleSketch = { text: `Two.\n${NOTICE}\n` };
    fixture.put({ text: `One.\n${NOTICE}\n` }, { ...two, trashed: true });
    expect(recurs(NOTICE)).toBeUndefined();
    fixture.put({ text: `One.\n${NOTICE}\n` }, two);
    expect(recurs(NOTICE)).toBe(2);
    expect(fixture.index.check()).toEqual([]);
  });

  test("is counted no more where the text changed or the article went", () => {
    fixture.index.markFilled();
    const texts = ["One.", "Two.", "Three."].map((line) => ({ text: `${line}\n${NOTICE}\n` }));
    fixture.put(...texts);
    expect(recurs(NOTICE)).toBe(3);
    fixture.index.remove([articleId(3)]);
    expect(recurs(NOTICE)).toBe(2);
    fixture.put({ text: `One.\n${PLEA}\n` });
    expect(recurs(NOTICE)).toBeUndefined();
    expect(fixture.index.check()).toEqual([]);
  });

  test("is counted when the index has been filled, and not before", () => {
    fixture.put({ text: `One.\n${NOTICE}\n` }, { text: `Two.\n${NOTICE}\n` });
    expect(recurs(NOTICE)).toBeUndefined();
    expect(fixture.index.check()).toEqual([]);
    fixture.index.markFilled();
    expect(recurs(NOTICE)).toBe(2);
    expect(fixture.index.check()).toEqual([]);
  });
});

test("counts that followed every change are those of a list made at once", () => {
  const NUMBERS = 4;
  const sketch = fc.record({
    text: fc.subarray(["A line.", NOTICE, PLEA]).map((lines) => `${lines.join("\n")}\n`),
    trashed: fc.boolean(),
  });
  const change = fc.record({
    number: fc.integer({ min: 1, max: NUMBERS }),
    sketch: fc.option(sketch),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat({ max: 12 }), (history, filledAt) => {
      fixture.index.clear();
      const state = new Map<number, { readonly text: string; readonly trashed: boolean }>();
      for (const [at, { number, sketch: next }] of history.entries()) {
        if (at === filledAt) fixture.index.markFilled();
        if (next === null) {
          state.delete(number);
          fixture.index.remove([articleId(number)]);
        } else {
          state.set(number, next);
          fixture.index.put([makeArticle(number, next)]);
        }
      }
      fixture.index.markFilled();
      for (const paragraph of [NOTICE, PLEA]) {
        const holding = [...state.values()].filter(
          ({ text, trashed }) => !trashed && text.includes(paragraph),
        );
        const different = new Set(holding.map(({ text }) => text)).size;
        expect(recurs(paragraph)).toBe(different > 1 ? different : undefined);
      }
      expect(fixture.index.check()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
