import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hits, useIndex } from "./index-fixture.ts";
import { articleId, makeArticle } from "./made-articles.ts";

const fixture = useIndex();

describe("a hit", () => {
  test("says where its words stand in the text, in UTF-16 code units", () => {
    const text = "🤖🤖 Vorwort.\nDie lange Straße nach Süden.\n";
    fixture.put({ title: "Reise", text });
    const [hit] = hits(fixture.index, "strasse");
    expect(hit).toMatchObject({
      articleId: articleId(1),
      title: "Reise",
      kind: "article",
      annotationId: null,
    });
    expect(text.slice(hit?.start, hit?.end)).toBe("Straße");
    expect(hit?.marks.map(({ start, end }) => hit.snippet.slice(start, end))).toEqual(["Straße"]);
    expect(text.replaceAll("\n", " ")).toContain(hit?.snippet);
  });

  test("by the title alone shows the beginning, and stands nowhere", () => {
    fixture.put({ title: "Kremlin", text: "Body.\n" });
    expect(hits(fixture.index, "kremlin")).toMatchObject([
      { kind: "article", snippet: "Body. ", marks: [], start: 0, end: 0 },
    ]);
  });

  test("on an annotation stands where the annotation stands", () => {
    const { annotations } = makeArticle(1, {
      text: "before war after\n",
      annotations: [{ id: "01jx0000000000000000000abc", quote: "war", note: "peace" }],
    }).record;
    fixture.put({
      text: "before war after\n",
      annotations: [{ id: "01jx0000000000000000000abc", quote: "war", note: "peace" }],
    });
    expect(hits(fixture.index, "peace")).toMatchObject([
      { kind: "note", start: 7, end: 10, annotationId: annotations[0]?.annotationId },
    ]);
  });

  test("in a title ranks above one in the text, a rare word above a common one", () => {
    fixture.put(
      { text: `war ${"filler ".repeat(50)}\n` },
      { title: "War", text: `${"filler ".repeat(50)}\n` },
      ...Array.from({ length: 20 }, () => ({ text: `${"filler ".repeat(50)}\n` })),
    );
    const [best, second] = hits(fixture.index, "war");
    expect([best?.articleId, second?.articleId]).toEqual([articleId(2), articleId(1)]);
    expect(best?.score).toBeGreaterThan(second?.score ?? Infinity);
  });

  test("for fields alone has no score, the newest comes first", () => {
    fixture.put({ tags: ["x"] }, { tags: ["x"] });
    expect(hits(fixture.index, "tag:x").map(({ articleId: id, score }) => [id, score])).toEqual([
      [articleId(2), 0],
      [articleId(1), 0],
    ]);
  });
});

describe("an answer", () => {
  test("comes in pages, and always says how many there are", () => {
    fixture.put(...Array.from({ length: 25 }, () => ({ text: "war\n" })));
    const all = hits(fixture.index, "war").map(({ articleId: id }) => id);
    const pages = [0, 10, 20].map((offset) =>
      fixture.index.search({ query: "war", offset, limit: 10 }),
    );
    expect(pages.map(({ total }) => total)).toEqual([25, 25, 25]);
    expect(pages.flatMap((page) => page.hits.map(({ articleId: id }) => id))).toEqual(all);
  });

  test("to nothing is nothing", () => {
    fixture.put({ text: "war\n" });
    expect(fixture.index.search({ query: " … ", offset: 0, limit: 10 })).toEqual({
      hits: [],
      total: 0,
    });
  });

  test("is given to whatever is typed", () => {
    fixture.put({ text: "war and peace 日本\n", annotations: [{ quote: "war", note: "x" }] });
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(
          fc.constantFrom(
            "(",
            ")",
            "-",
            " OR ",
            " ",
            '"',
            "*",
            "war",
            "日本",
            "title:",
            "tag:x",
            "in:note",
            "is:trashed",
            "has:note",
            "'",
            ";",
            "%",
            "\0",
            "\ud800",
          ),
        )
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(typed, (query) => {
        const { hits: page, total } = fixture.index.search({ query, offset: 0, limit: 10 });
        expect(page).toHaveLength(total);
        fixture.index.listArticles({ view: "all", query, sort: "newest", offset: 0, limit: 10 });
        fixture.index.listAnnotations({
          query,
          trashed: false,
          sort: "newest",
          offset: 0,
          limit: 10,
        });
      }),
      { numRuns: 100 },
    );
  });

  test.each(["war ", "war OR ", "-", "(", '"war" ', "日", "-war ", "tag:x OR ", "title:war -"])(
    "is given to a thousand times %j",
    (piece) => {
      fixture.put({ text: "war\n" });
      expect(() => hits(fixture.index, piece.repeat(1_000))).not.toThrow();
    },
  );
});
