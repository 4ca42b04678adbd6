import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HitPassage } from "../../../electron/index/rows.ts";
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

describe("passages of an article", () => {
  const filler = "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(8);
  const text = [
    `The war. ${filler}`,
    `A war, and then peace. ${filler}`,
    ...Array.from({ length: 5 }, (_, at) => `War number ${at}. ${filler}`),
  ].join("\n");

  /** The first words of what is marked in each. */
  function marked(passages: readonly HitPassage[]): readonly string[] {
    return passages.map(({ start }) => text.slice(start, start + 12));
  }

  test("come with its hit: those with the most of what was asked for first, then in reading order", () => {
    fixture.put({ text });
    const [hit] = hits(fixture.index, "war OR peace");
    if (hit === undefined) throw new Error("nothing found");
    expect(marked([hit, ...hit.others])).toEqual(["war, and the", "war. Lorem i", "War number 0"]);
    expect(hit).toMatchObject({ left: 4, mayHaveMore: false });
    for (const { snippet, marks, start, end } of hit.others) {
      expect(marks.map((mark) => snippet.slice(mark.start, mark.end))).toContain(
        text.slice(start, end),
      );
    }
  });

  test("can all be asked for, each place once", () => {
    fixture.put({ text });
    const all = fixture.index.passagesIn({ query: "war OR peace", articleId: articleId(1) });
    const [hit] = hits(fixture.index, "war OR peace");
    expect(all.slice(0, 3)).toEqual([
      { snippet: hit?.snippet, marks: hit?.marks, start: hit?.start, end: hit?.end },
      ...(hit?.others ?? []),
    ]);
    expect(marked(all.slice(3))).toEqual([
      "War number 1",
      "War number 2",
      "War number 3",
      "War number 4",
    ]);
    expect(fixture.index.passagesIn({ query: "war", articleId: articleId(2) })).toEqual([]);
  });

  test("in what recurs under many articles come last", () => {
    const notice = "Read more about the war and the roses in our newsletter every morning.";
    fixture.put(
      { text: `${notice}\n${filler}\nThe war of the roses.\n` },
      ...Array.from({ length: 3 }, (_, at) => ({ text: `Another ${at} of them.\n${notice}\n` })),
    );
    fixture.index.markFilled();
    const [hit] = hits(fixture.index, "war roses");
    const all = fixture.index.passagesIn({ query: "war roses", articleId: articleId(1) });
    expect(hit?.snippet).toContain("The war of the roses");
    expect(all).toHaveLength(2);
    expect(all.at(-1)?.start).toBe(notice.indexOf("war"));
  });

  test("of a text full of them say that there may be more", () => {
    fixture.put({ text: "war ".repeat(1_000) });
    expect(hits(fixture.index, "war")).toMatchObject([{ mayHaveMore: true }]);
  });

  test("are none of an annotation, nor of a title", () => {
    fixture.put({ title: "War", text: "quote\n", annotations: [{ quote: "quote", note: "war" }] });
    expect(hits(fixture.index, "war")).toMatchObject([
      { others: [], left: 0, mayHaveMore: false },
      { others: [], left: 0, mayHaveMore: false },
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
