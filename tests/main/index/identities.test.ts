import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressKey } from "../../../electron/index/address-key.ts";
import { chance, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { useIndex } from "./index-fixture.ts";
import { articleId, type ArticleSketch, makeArticle } from "./made-articles.ts";

const fixture = useIndex();
const URL = "https://vell.example/news/pilots";

describe("an address", () => {
  test.for([
    [URL, "http://vell.example/news/pilots/#comments", true],
    [URL, "https://VELL.example:443/news/pilots", true],
    [`${URL}?id=1`, `${URL}?id=2`, false],
    [URL, "https://vell.example/news/pilots-2", false],
    [URL, "https://www.other.example/news/pilots", false],
    ["https://vell.example/#/story/1", "https://vell.example/#/story/2", false],
    ["https://vell.example/#/story/1", "https://vell.example/#/story/1", true],
  ] as const)("%s and %s are one: %s", ([one, other, expected]) => {
    expect(addressKey(one) === addressKey(other)).toBe(expected);
  });

  test("of a whole site names no article", () => {
    expect(addressKey("https://vell.example/")).toBeUndefined();
    expect(addressKey("https://vell.example/#top")).toBeUndefined();
    expect(addressKey("no address")).toBeUndefined();
  });
});

describe("an article is found by its address", () => {
  test("and no more once it is gone or has another", () => {
    fixture.put({ url: URL }, { url: `${URL}/2` }, { url: null });
    expect(fixture.index.findByAddress(`${URL}/`)).toBe(articleId(1));
    expect(fixture.index.findByAddress(`${URL}/2`)).toBe(articleId(2));
    fixture.put({ url: `${URL}/3` });
    expect(fixture.index.findByAddress(URL)).toBeUndefined();
    expect(fixture.index.findByAddress(`${URL}/3`)).toBe(articleId(1));
    fixture.index.remove([articleId(2)]);
    expect(fixture.index.findByAddress(`${URL}/2`)).toBeUndefined();
    expect(fixture.index.check()).toEqual([]);
  });

  test("of several the oldest outside the trash", () => {
    fixture.put({ url: URL, trashed: true }, { url: URL }, { url: URL });
    expect(fixture.index.findByAddress(URL)).toBe(articleId(2));
    fixture.put({ url: URL, trashed: true }, { url: URL, trashed: true });
    fixture.index.remove([articleId(3)]);
    expect(fixture.index.findByAddress(URL)).toBe(articleId(1));
  });
});

const random = chance(31);
const ONE = `${madeParagraphs(random, 5).join("\n")}\n`;
const OTHER = `${madeParagraphs(random, 5).join("\n")}\n`;

describe("an article is proposed for comparing", () => {
  test("when its text resembles, most like first, and not from the trash", () => {
    fixture.index.markFilled();
    const longer = `${ONE}${madeParagraphs(random, 2).join("\n")}\n`;
    fixture.put({ text: ONE }, { text: OTHER }, { text: longer }, { text: ONE });
    expect(fixture.index.findResembling(articleId(1))).toEqual([articleId(4), articleId(3)]);
    expect(fixture.index.findResembling(articleId(2))).toEqual([]);
    fixture.index.put([makeArticle(4, { text: ONE, trashed: true })]);
    expect(fixture.index.findResembling(articleId(1))).toEqual([articleId(3)]);
  });

  test("once the index has been filled, whether it came before or after", () => {
    fixture.put({ text: ONE }, { text: ONE });
    expect(fixture.index.findResembling(articleId(1))).toEqual([]);
    fixture.index.markFilled();
    expect(fixture.index.findResembling(articleId(1))).toEqual([articleId(2)]);
    expect(fixture.index.check()).toEqual([]);
  });

  test("not by what hundreds of articles have in common", () => {
    fixture.index.markFilled();
    fixture.index.put(
      Array.from({ length: 520 }, (_, at) => makeArticle(at + 1, { text: ONE, title: `${at}` })),
    );
    expect(fixture.index.findResembling(articleId(1))).toEqual([]);
    fixture.index.put([makeArticle(900, { text: OTHER }), makeArticle(901, { text: OTHER })]);
    expect(fixture.index.findResembling(articleId(900))).toEqual([articleId(901)]);
  });
});

test(
  "what articles are known by is the same whether it followed every change or was listed at once",
  { timeout: 60_000 },
  () => {
    const NUMBERS = 4;
    const sketch: fc.Arbitrary<ArticleSketch> = fc.record({
      text: fc.constantFrom(ONE, OTHER, `${ONE}More.\n`, "Too short.\n"),
      url: fc.constantFrom(null, URL, `${URL}/2`),
      trashed: fc.boolean(),
    });
    const change = fc.record({
      number: fc.integer({ min: 1, max: NUMBERS }),
      sketch: fc.option(sketch),
    });
    const answers = (): unknown => [
      ...[1, 2, 3, 4].map((number) => fixture.index.findResembling(articleId(number))),
      ...[URL, `${URL}/2`].map((url) => fixture.index.findByAddress(url)),
    ];
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), fc.nat({ max: 10 }), (history, filledAt) => {
        fixture.index.clear();
        const state = new Map<number, ArticleSketch>();
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
        expect(fixture.index.check()).toEqual([]);
        const followed = answers();
        fixture.index.clear();
        fixture.index.put([...state].map(([number, one]) => makeArticle(number, one)));
        fixture.index.markFilled();
        expect(answers()).toEqual(followed);
      }),
      { numRuns: 40 },
    );
  },
);
