import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { foldedIn, recurs } from "#core/boilerplate/recurrence.js";
import { countWords } from "#core/text/count-words.js";
import { found, hits, listed, useIndex } from "./index-fixture.ts";
import { articleId, type ArticleSketch, hashOf, makeArticle } from "./made-articles.ts";

const fixture = useIndex();

const NOTICE = "Nobody promises that this report is true, complete or fit for use.";
const PLEA = "If you liked what you read, sign up for the letter that we send.";

/** @returns what an article folds: each paragraph and in how many articles it stands */
function folds(number: number, text: string): readonly (readonly [string, number])[] {
  return fixture.index
    .foldedParagraphs(articleId(number), hashOf(text))
    .map(({ start, end, articles }) => [text.slice(start, end), articles]);
}

function withNotice(line: string, notice = NOTICE): string {
  return `${line}\n${notice}\n`;
}

const ONE = withNotice("One.");
const TWO = withNotice("Two.");

describe("a paragraph", () => {
  test("is folded with the second article that has it, however it is wrapped there", () => {
    fixture.index.markFilled();
    fixture.put({ text: ONE });
    expect(folds(1, ONE)).toEqual([]);
    const shouted = withNotice("Two.", NOTICE.toUpperCase());
    fixture.put({ text: ONE }, { text: shouted }, { text: withNotice("Three.", PLEA) });
    expect(folds(1, ONE)).toEqual([[NOTICE, 2]]);
    expect(folds(2, shouted)).toEqual([[NOTICE.toUpperCase(), 2]]);
    expect(folds(3, withNotice("Three.", PLEA))).toEqual([]);
  });

  test("counts once in an article that says it twice, and once in articles of equal text", () => {
    fixture.index.markFilled();
    const text = `One.\n${NOTICE}\n${NOTICE}\n`;
    fixture.put({ text }, { text });
    expect(folds(1, text)).toEqual([]);
    fixture.put({ text }, { text }, { text: TWO });
    expect(folds(2, text)).toEqual([
      [NOTICE, 2],
      [NOTICE, 2],
    ]);
  });

  test("does not count in the trash, nor is it folded there, and counts again when it is restored", () => {
    fixture.index.markFilled();
    fixture.put({ text: ONE }, { text: TWO });
    fixture.put({ text: ONE }, { text: TWO, trashed: true });
    expect([folds(1, ONE), folds(2, TWO)]).toEqual([[], []]);
    fixture.put({ text: ONE }, { text: TWO });
    expect([folds(1, ONE), folds(2, TWO)]).toEqual([[[NOTICE, 2]], [[NOTICE, 2]]]);
    expect(fixture.index.check()).toEqual([]);
  });

  test("is folded no more where the text changed or the others went", () => {
    fixture.index.markFilled();
    const texts = ["One.", "Two.", "Three."].map((line) => ({ text: withNotice(line) }));
    fixture.put(...texts);
    expect(folds(1, ONE)).toEqual([[NOTICE, 3]]);
    fixture.index.remove([articleId(3)]);
    expect(folds(1, ONE)).toEqual([[NOTICE, 2]]);
    const changed = withNotice("One.", PLEA);
    fixture.put({ text: changed });
    expect(folds(1, ONE)).toEqual([]);
    expect(folds(1, changed)).toEqual([]);
    expect(folds(2, TWO)).toEqual([]);
    expect(fixture.index.check()).toEqual([]);
  });

  test("is folded when the index has been filled, and not before", () => {
    fixture.put({ text: ONE }, { text: TWO }, { text: "Three.\n" });
    expect([folds(1, ONE), folds(2, TWO)]).toEqual([[], []]);
    expect(fixture.index.check()).toEqual([]);
    // The second was folded as soon as it came: its paragraph had been seen.
    expect(fixture.index.markFilled()).toEqual([articleId(1)]);
    expect(fixture.index.markFilled()).toEqual([]);
    expect(folds(1, ONE)).toEqual([[NOTICE, 2]]);
    expect(fixture.index.check()).toEqual([]);
  });

  test("of two versions of one story is folded in neither", () => {
    fixture.index.markFilled();
    const lines = Array.from({ length: 6 }, (_, at) => `Part ${at} of it is as long as any ${at}.`);
    const text = `${lines.join("\n")}\n`;
    const later = `What came to light later is another long part.\n${text}`;
    fixture.put({ text }, { text: later });
    expect([folds(1, text), folds(2, later)]).toEqual([[], []]);
    expect(fixture.index.check()).toEqual([]);
  });
});

describe("what is folded", () => {
  test("is left out of the words, of each article when another one comes or goes", () => {
    fixture.index.markFilled();
    const words = (): readonly number[] => listed(fixture.index).rows.map((row) => row.words);
    const all = countWords(ONE, null);
    fixture.put({ text: ONE });
    expect(words()).toEqual([all]);
    expect(fixture.index.put([makeArticle(2, { text: TWO })])).toEqual([articleId(1)]);
    expect(words()).toEqual([1, 1]);
    expect(listed(fixture.index).totalWords).toBe(2);
    expect(fixture.index.put([makeArticle(2, { text: TWO, state: "done" })])).toEqual([]);
    expect(words()).toEqual([1, 1]);
    expect(fixture.index.remove([articleId(2)])).toEqual([articleId(1)]);
    expect(words()).toEqual([all]);
  });

  test("is found, behind all that say it themselves, and shown from their own text", () => {
    fixture.index.markFilled();
    const own = "In the old town hall by the river nobody had ever heard of a thing like that.";
    const text = `${NOTICE}\n${own}\n`;
    const long = { text: `${"Nothing. ".repeat(300)}nobody\n` };
    fixture.put({ text: ONE }, { text: TWO }, { text }, long);
    const all = hits(fixture.index, "nobody");
    const titles = all.map(({ title }) => title);
    expect(titles.slice(0, 2).toSorted()).toEqual(["Article 3", "Article 4"]);
    expect(titles).toHaveLength(4);
    const hit = all.find(({ title }) => title === "Article 3");
    expect(hit?.start).toBe(text.indexOf("nobody had"));
    expect(found(fixture.index, '"promises that this report"')).toEqual(["1", "2", "3"]);
  });

  test("joins no phrase of the words around it", () => {
    fixture.index.markFilled();
    const around = (line: string): ArticleSketch => ({ text: `${line} north\n${NOTICE}\nwind\n` });
    fixture.put(around("One"), around("Two"));
    expect(found(fixture.index, '"north wind"')).toEqual([]);
    expect(found(fixture.index, "north wind")).toEqual(["1", "2"]);
  });

  test("is found under a new title by its own words and by the notice", () => {
    fixture.index.markFilled();
    fixture.put({ text: ONE }, { text: TWO });
    fixture.put({ text: ONE, title: "Renamed" });
    expect(found(fixture.index, "renamed one nobody")).toEqual(["1"]);
    expect(fixture.index.check()).toEqual([]);
  });
});

const OWN = ["Alpha", "Beta", "Gamma", "Delta"].map(
  (name) => `${name} is a paragraph of its own with words enough.`,
);

test("folds that followed every change are those of a library read at once", () => {
  const NUMBERS = 4;
  const sketch = fc.record({
    text: fc.subarray(["A line.", ...OWN, NOTICE, PLEA]).map((lines) => `${lines.join("\n")}\n`),
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
      for (const [number, { text, trashed }] of state) {
        const expected = trashed ? [] : foldedAmong(text, [...state.values()]);
        expect(folds(number, text).map(([paragraph]) => paragraph)).toEqual(expected);
        const words = expected.reduce((sum, line) => sum + countWords(line, null), 0);
        const row = listed(fixture.index, { view: trashed ? "trash" : "all" }).rows.find(
          (each) => each.articleId === articleId(number),
        );
        const all = text.split(/\s+/u).filter((word) => word !== "").length;
        expect(row?.words).toBe(all - words);
      }
      expect(fixture.index.check()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** The rule itself, on all texts outside the trash. */
function foldedAmong(
  text: string,
  articles: readonly { readonly text: string; readonly trashed: boolean }[],
): readonly string[] {
  const texts = new Set(articles.filter(({ trashed }) => !trashed).map((each) => each.text));
  const named = (each: string): ReturnType<typeof nameParagraphs> => {
    const { document } = makeArticle(1, { text: each });
    return nameParagraphs(document ?? { plainText: "", blocks: [] });
  };
  const holders = [...texts].map(named);
  const isRecurring = (hash: number): boolean =>
    recurs(
      hash,
      holders.filter(({ paragraphs }) => paragraphs.some((each) => each.hash === hash)),
    );
  return foldedIn(named(text), isRecurring).map(({ start, end }) => text.slice(start, end));
}
