import { expect, test } from "vitest";
import type { ActionId } from "#core/identity/ids.js";
import type { HybridTime } from "#core/operation/operation.js";
import type { IndexedDeed } from "../../../electron/index/indexed-article.ts";
import { useIndex } from "./index-fixture.ts";
import { articleId } from "./made-articles.ts";

const fixture = useIndex();

function deed(number: number, said: Partial<IndexedDeed> = {}): IndexedDeed {
  return {
    action: `01jz${String(number).padStart(22, "0")}` as ActionId,
    t: `${new Date(number * 1_000).toISOString()}-0000` as HybridTime,
    writer: "aaaaaa",
    label: `deed ${number}`,
    articleIds: [articleId(1)],
    ...said,
  };
}

/** Each with the articles that it was done to. */
function listedDeeds(): readonly IndexedDeed[] {
  return fixture.index
    .listDeeds({ writers: ["aaaaaa"], limit: 100 })
    .map(({ articles, ...one }) => {
      const articleIds = fixture.index.articlesOfDeed(one.action);
      expect(articles).toBe(articleIds.length);
      return { ...one, articleIds };
    });
}

function labels(writers = ["aaaaaa"], limit = 100): readonly string[] {
  return fixture.index.listDeeds({ writers, limit }).map(({ label }) => label);
}

test("deeds come back as they were put in, oldest first", () => {
  const undo = deed(3, { undoes: deed(2).action });
  fixture.index.putDeeds([undo, deed(1), deed(2)]);
  expect(listedDeeds()).toEqual([deed(1), deed(2), undo]);
});

test("only those of the writers asked for, and of them the latest", () => {
  fixture.index.putDeeds([
    deed(1),
    deed(2, { writer: "bbbbbb" }),
    deed(3),
    deed(4, { writer: "cccccc" }),
  ]);
  expect(labels(["aaaaaa", "bbbbbb"])).toEqual(["deed 1", "deed 2", "deed 3"]);
  expect(labels(["aaaaaa", "bbbbbb"], 2)).toEqual(["deed 2", "deed 3"]);
  expect(labels([])).toEqual([]);
});

test("a deed on several articles is put together from the log of each", () => {
  fixture.index.putDeeds([deed(1, { articleIds: [articleId(2)] })]);
  fixture.index.putDeeds([deed(1, { articleIds: [articleId(1)] })]);
  fixture.index.putDeeds([deed(1, { articleIds: [articleId(2)] })]);
  expect(listedDeeds()).toEqual([deed(1, { articleIds: [articleId(1), articleId(2)] })]);
});

test("an article that is gone leaves the deeds, and a deed on nothing else goes with it", () => {
  const both = deed(2, { articleIds: [articleId(1), articleId(2)] });
  fixture.index.putDeeds([deed(1), both, deed(3, { articleIds: [] })]);
  fixture.index.remove([articleId(1)]);
  expect(listedDeeds()).toEqual([
    deed(2, { articleIds: [articleId(2)] }),
    deed(3, { articleIds: [] }),
  ]);
});

test("a deed on very many articles is put together in whatever pieces it comes", () => {
  const many = Array.from({ length: 3_000 }, (_, at) => articleId(at + 1));
  for (const one of many.slice(0, 3)) fixture.index.putDeeds([deed(1, { articleIds: [one] })]);
  fixture.index.putDeeds(many.map((one) => deed(1, { articleIds: [one] })));
  expect(fixture.index.articlesOfDeed(deed(1).action, 2)).toEqual(many.slice(0, 2));
  expect(listedDeeds()).toEqual([deed(1, { articleIds: many })]);
});

test("the last five thousand are kept", () => {
  fixture.index.putDeeds(Array.from({ length: 5_010 }, (_, at) => deed(at + 1)));
  const kept = labels(["aaaaaa"], 10_000);
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([5_000, "deed 11", "deed 5010"]);
});
