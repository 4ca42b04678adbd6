import { describe, expect, test } from "vitest";
import { annotated, numberOf, useIndex } from "./index-fixture.ts";
import { annotationId, articleId, makeArticle, tagOf } from "./made-articles.ts";

const fixture = useIndex();
const text = "one two three four\n";

test("an entry is the annotation with its anchor, and the article's title", () => {
  const article = makeArticle(1, {
    title: "Kremlin",
    text,
    annotations: [{ quote: "two", note: "Verify \ud800", tags: ["todo"], anchor: "uncertain" }],
  });
  fixture.index.put([article]);
  const [annotation] = article.record.annotations;
  expect(annotated(fixture.index).entries).toEqual([
    {
      ...annotation,
      anchor: { kind: "uncertain", candidates: [{ span: { start: 4, end: 7 }, score: 0.8 }] },
      articleTitle: "Kremlin",
      articleTrashed: false,
      articlePurged: false,
    },
  ]);
});

test("a renamed article is renamed beside its annotations", () => {
  const annotations = [{ id: annotationId(900), quote: "two" }];
  fixture.put({ title: "Before", text, annotations });
  fixture.put({ title: "After", text, annotations });
  expect(annotated(fixture.index).entries.map((entry) => entry.articleTitle)).toEqual(["After"]);
});

describe("filters", () => {
  test("by article, colour, tag and trash", () => {
    fixture.put(
      {
        text,
        annotations: [
          { quote: "one", color: "green", tags: ["a/b"] },
          { quote: "two", color: "blue", tags: ["ab"] },
          { quote: "three", trashed: true },
        ],
      },
      { text, annotations: [{ quote: "four", color: "green" }] },
      { text, trashed: true, annotations: [{ quote: "one" }] },
    );
    expect(annotated(fixture.index).quotes).toEqual(["one", "two", "four"]);
    expect(annotated(fixture.index, { articleId: articleId(2) }).quotes).toEqual(["four"]);
    expect(annotated(fixture.index, { color: "green" }).quotes).toEqual(["one", "four"]);
    expect(annotated(fixture.index, { tag: tagOf("a") }).quotes).toEqual(["one"]);
    expect(annotated(fixture.index, { trashed: true }).quotes).toEqual(["three"]);
  });

  test("by query: words in quote or note, fields of its own or of its article", () => {
    fixture.put(
      {
        title: "War",
        tags: ["east"],
        state: "done",
        text,
        annotations: [{ quote: "one" }, { quote: "two", note: "peace", tags: ["todo"] }],
      },
      { text, annotations: [{ quote: "two", anchor: "orphaned" }] },
    );
    const quotes = (query: string): readonly string[] => annotated(fixture.index, { query }).quotes;
    expect(quotes("two")).toEqual(["two", "two"]);
    expect(quotes("peace")).toEqual(["two"]);
    expect(quotes("tag:todo")).toEqual(["two"]);
    expect(quotes("tag:east")).toEqual([]);
    expect(quotes("tag:east two")).toEqual(["two"]);
    expect(quotes("is:done")).toEqual(["one", "two"]);
    expect(quotes("title:war")).toEqual(["one", "two"]);
    expect(quotes("is:orphaned")).toEqual(["two"]);
    expect(quotes("has:note")).toEqual(["two"]);
    expect(quotes("-has:note")).toEqual(["two", "one"]);
    expect(quotes("two -peace")).toEqual(["two"]);
  });
});

describe("orders", () => {
  test("by article and reading order, or by time", () => {
    fixture.put(
      {
        title: "Zebra",
        text,
        annotations: [{ quote: "three", created: "2026-02-02T00:00:00.000Z" }],
      },
      {
        title: "apple",
        text,
        annotations: [
          { quote: "two", created: "2026-02-01T00:00:00.000Z" },
          { quote: "one", created: "2026-02-03T00:00:00.000Z" },
        ],
      },
    );
    expect(annotated(fixture.index, { sort: "article" }).quotes).toEqual(["one", "two", "three"]);
    expect(annotated(fixture.index, { sort: "newest" }).quotes).toEqual(["one", "three", "two"]);
    expect(annotated(fixture.index, { sort: "oldest" }).quotes).toEqual(["two", "three", "one"]);
  });

  test("in pages, with how many there are", () => {
    fixture.put({
      text,
      annotations: ["one", "two", "three", "four"].map((quote) => ({ quote })),
    });
    const page = annotated(fixture.index, { offset: 1, limit: 2 });
    expect([page.quotes, page.total]).toEqual([["two", "three"], 4]);
  });
});

test("an annotation leads to its article", () => {
  fixture.put({}, { text, annotations: [{ id: annotationId(901), quote: "two" }] });
  expect(fixture.index.articleOfAnnotation(annotationId(901))).toBe(articleId(2));
  expect(fixture.index.articleOfAnnotation(annotationId(902))).toBeUndefined();
});

test("the trash says what has been in it since before a moment", () => {
  fixture.put(
    { trashed: true, created: "2026-10-01T00:00:00.000Z" },
    { trashed: true, created: "2026-11-01T00:00:00.000Z" },
    { trashed: true, purged: true, created: "2026-10-01T00:00:00.000Z" },
    {
      created: "2026-10-01T00:00:00.000Z",
      text: "one two\n",
      annotations: [{ quote: "one", trashed: true }],
    },
  );
  const before = (date: string) => fixture.index.listTrash(Date.parse(date));
  expect(before("2026-10-01T00:00:00.000Z")).toEqual({ articleIds: [], annotationIds: [] });
  const { articleIds, annotationIds } = before("2026-11-01T00:00:00.000Z");
  expect(articleIds.map(numberOf)).toEqual([1]);
  expect(annotationIds).toHaveLength(1);
  expect(before("2026-12-01T00:00:00.000Z").articleIds.map(numberOf)).toEqual([1, 2]);
  expect(fixture.index.listPurged().map(numberOf)).toEqual([3]);
});
