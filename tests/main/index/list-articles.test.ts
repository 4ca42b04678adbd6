import { describe, expect, test } from "vitest";
import { listed, numberOf, useIndex } from "./index-fixture.ts";
import { articleId, hashOf, makeArticle, tagOf } from "./made-articles.ts";

const fixture = useIndex();

describe("a row", () => {
  test("says all that a list shows", () => {
    fixture.put({
      title: "Kremlin affirms",
      byline: "A. Writer",
      site: "BBC",
      url: "https://bbc.co.uk/x",
      language: "en",
      text: "One two three.\n",
      state: "reading",
      tags: ["war", "Russia"],
      progress: 0.25,
      modified: "2026-05-01T10:00:00.000Z",
      annotations: [
        { quote: "One", color: "green" },
        { quote: "two", color: "pink", trashed: true },
        { quote: "three", color: "blue" },
      ],
    });
    expect(listed(fixture.index).rows).toEqual([
      {
        articleId: articleId(1),
        title: "Kremlin affirms",
        byline: "A. Writer",
        site: "BBC",
        url: "https://bbc.co.uk/x",
        language: "en",
        direction: "ltr",
        excerpt: "One two three.\n",
        words: 3,
        state: "reading",
        trashed: false,
        trashedAt: null,
        purged: false,
        tags: ["war", "Russia"],
        progress: 0.25,
        highlights: 2,
        colors: ["green", "blue"],
        added: "2026-01-01T00:01:00.000Z",
        modified: "2026-05-01T10:00:00.000Z",
        finishedAt: null,
        lastReadAt: null,
        published: null,
        leadImage: null,
      },
    ]);
  });

  test("comes back as it was put in, whatever is in it", () => {
    const hostile = [
      "\ud800 lone",
      "nul\0 in it",
      "'; DROP TABLE article; --",
      "\u202eabc",
      "<script>",
    ];
    fixture.put(...hostile.map((title) => ({ title, byline: title, tags: [title] })));
    const { rows } = listed(fixture.index);
    expect(rows.map((row) => row.title)).toEqual(hostile);
    expect(rows.map((row) => row.byline)).toEqual(hostile);
    expect(rows.map((row) => row.tags)).toEqual(hostile.map((title) => [title]));
  });
});

describe("views", () => {
  test("show one state each, all of them, or the trash", () => {
    fixture.put(
      { state: "inbox" },
      { state: "reading" },
      { state: "done" },
      { state: "archived" },
      { state: "reading", trashed: true },
    );
    expect(listed(fixture.index, { view: "inbox" }).numbers).toEqual([1]);
    expect(listed(fixture.index, { view: "reading" }).numbers).toEqual([2]);
    expect(listed(fixture.index, { view: "done" }).numbers).toEqual([3]);
    expect(listed(fixture.index, { view: "archived" }).numbers).toEqual([4]);
    expect(listed(fixture.index, { view: "trash" }).numbers).toEqual([5]);
    expect(listed(fixture.index, { view: "all" }).numbers).toEqual([1, 2, 3, 4]);
  });

  test("are narrowed by a tag, with what lies below it", () => {
    fixture.put({ tags: ["method"] }, { tags: ["Method/archives"] }, { tags: ["methods"] });
    expect(listed(fixture.index, { tag: tagOf("method") }).numbers).toEqual([1, 2]);
  });

  test("are narrowed by a query", () => {
    fixture.put({ text: "war\n" }, { text: "war peace\n", state: "done" }, { text: "peace\n" });
    expect(listed(fixture.index, { query: "war" }).numbers).toEqual([1, 2]);
    expect(listed(fixture.index, { query: "war", view: "inbox" }).numbers).toEqual([1]);
    expect(listed(fixture.index, { query: "-war" }).numbers).toEqual([3]);
    expect(listed(fixture.index, { query: "is:done OR title:3" }).numbers).toEqual([2, 3]);
  });

  test("show what lies in the trash when the query asks for it", () => {
    fixture.put({ text: "war\n" }, { text: "war\n", trashed: true });
    expect(listed(fixture.index, { query: "war is:trashed" }).numbers).toEqual([2]);
    expect(listed(fixture.index, { query: "war", view: "trash" }).numbers).toEqual([2]);
  });
});

describe("orders", () => {
  test("by time, title, length and last change", () => {
    fixture.put(
      {
        title: "Öl",
        created: "2026-01-02T00:00:00.000Z",
        words: 30,
        modified: "2026-03-01T00:00:00.000Z",
      },
      {
        title: "apple",
        created: "2026-01-03T00:00:00.000Z",
        words: 10,
        modified: "2026-03-03T00:00:00.000Z",
      },
      {
        title: "Zebra",
        created: "2026-01-01T00:00:00.000Z",
        words: 20,
        modified: "2026-03-02T00:00:00.000Z",
      },
    );
    expect(listed(fixture.index, { sort: "newest" }).numbers).toEqual([2, 1, 3]);
    expect(listed(fixture.index, { sort: "oldest" }).numbers).toEqual([3, 1, 2]);
    expect(listed(fixture.index, { sort: "title" }).numbers).toEqual([2, 1, 3]);
    expect(listed(fixture.index, { sort: "longest" }).numbers).toEqual([1, 3, 2]);
    expect(listed(fixture.index, { sort: "shortest" }).numbers).toEqual([2, 3, 1]);
    expect(listed(fixture.index, { sort: "recently-changed" }).numbers).toEqual([2, 3, 1]);
  });

  test("are the same whatever order the articles came in", () => {
    const same = { title: "Same", words: 5, created: "2026-01-01T00:00:00.000Z" };
    const articles = [1, 2, 3, 4, 5].map((number) => makeArticle(number, same));
    fixture.index.put(articles.toReversed());
    for (const sort of ["oldest", "title", "shortest"] as const) {
      expect(listed(fixture.index, { sort }).numbers).toEqual([1, 2, 3, 4, 5]);
    }
    expect(listed(fixture.index, { sort: "newest" }).numbers).toEqual([5, 4, 3, 2, 1]);
  });

  test("take a time that is none for the oldest", () => {
    fixture.put({ created: "2026-01-01T00:00:00.000Z" }, { created: "2026-99-99T99:00:00.000Z" });
    expect(listed(fixture.index, { sort: "oldest" }).numbers).toEqual([2, 1]);
  });
});

test("a list comes in pages, and says how many articles and words there are", () => {
  fixture.put(...Array.from({ length: 10 }, () => ({ words: 7 })), { words: 1_000, trashed: true });
  const page = listed(fixture.index, { offset: 8, limit: 5 });
  expect(page.numbers).toEqual([9, 10]);
  expect([page.total, page.totalWords]).toEqual([10, 70]);
  expect(listed(fixture.index, { limit: Number.MAX_SAFE_INTEGER }).numbers).toHaveLength(10);
});

test.for(["newest", "oldest", "title", "longest", "shortest", "recently-changed"] as const)(
  "a page is that part of the whole list, from whichever end it is reached: %s",
  (sort) => {
    fixture.put(
      ...Array.from({ length: 23 }, (_, at) => ({
        // Many are alike in what they are ordered by.
        title: `Title ${(at * 7) % 4}`,
        words: (at * 5) % 3,
        created: `2026-01-0${1 + ((at * 11) % 5)}T00:00:00.000Z`,
        modified: `2026-05-0${1 + ((at * 3) % 6)}T00:00:00.000Z`,
        text: at % 3 === 0 ? "peace\n" : "war\n",
        tags: at % 2 === 0 ? ["method"] : [],
        trashed: at % 7 === 0,
      })),
    );
    for (const lists of [
      {},
      { tag: tagOf("method") },
      { query: "war" },
      { view: "trash" as const },
    ]) {
      const { numbers } = listed(fixture.index, { ...lists, sort });
      for (let offset = 0; offset <= numbers.length + 6; offset += 1) {
        const page = listed(fixture.index, { ...lists, sort, offset, limit: 5 });
        expect(page.numbers, JSON.stringify({ ...lists, offset })).toEqual(
          numbers.slice(offset, offset + 5),
        );
      }
    }
  },
);

test("how many there are follows what is put in, thrown away and tagged", () => {
  const sums = (filter = {}) => {
    const { total, totalWords } = listed(fixture.index, { limit: 1, ...filter });
    return [total, totalWords];
  };
  const method = { tag: tagOf("method") };
  fixture.put({ words: 5 }, { words: 6, tags: ["method"] });
  expect([sums(), sums(method), sums({ view: "trash" })]).toEqual([
    [2, 11],
    [1, 6],
    [0, 0],
  ]);
  fixture.index.put([
    makeArticle(1, { words: 5, tags: ["method"] }),
    makeArticle(2, { words: 6, tags: ["method"], trashed: true }),
    makeArticle(3, { words: 7 }),
  ]);
  expect([sums(), sums(method), sums({ view: "trash" })]).toEqual([
    [2, 12],
    [1, 5],
    [1, 6],
  ]);
});

test("an empty index lists nothing", () => {
  expect(listed(fixture.index)).toEqual({ rows: [], total: 0, totalWords: 0, numbers: [] });
});

describe("an article is found", () => {
  test("by the hash of an imported file", () => {
    fixture.put({}, {});
    expect(fixture.index.findByOriginal(hashOf("original 2"))).toBe(articleId(2));
    expect(fixture.index.findByOriginal(hashOf("original 3"))).toBeUndefined();
  });

  test("by its id, in any case, and by a prefix of four characters or more", () => {
    fixture.put({});
    const id = articleId(1);
    for (const name of [id, id.toUpperCase(), id.slice(0, 4), id.slice(0, 20)]) {
      expect(fixture.index.resolveArticle(name)).toEqual([id]);
    }
    for (const name of [id.slice(0, 3), "", `${id}0`, "zzzz", "%", "01j_"]) {
      expect(fixture.index.resolveArticle(name)).toEqual([]);
    }
  });

  test("by the name of its folder", () => {
    fixture.put({ folders: ["kremlin-1a2b", "twin"] }, { folders: ["other"] });
    expect(fixture.index.resolveArticle("twin")).toEqual([articleId(1)]);
    expect(fixture.index.resolveArticle("other").map(numberOf)).toEqual([2]);
    expect(fixture.index.resolveArticle("kremlin")).toEqual([]);
  });

  test("by a prefix of several not at all: two are shown", () => {
    fixture.put({}, {}, {});
    expect(fixture.index.resolveArticle("01jw")).toHaveLength(2);
  });
});

test.for(["newest", "oldest", "title", "longest", "shortest", "recently-changed"] as const)(
  "a list is in the same order while the index is being filled and after: %s",
  (sort) => {
    const filling = fixture.index;
    filling.clear();
    const articles = Array.from({ length: 30 }, (_, at) =>
      makeArticle(at + 1, {
        title: `Title ${(at * 7) % 10}`,
        text: `${"Word ".repeat((at * 11) % 13)}end.\n`,
        modified: new Date(Date.UTC(2026, 4, 1 + ((at * 5) % 17))).toISOString(),
        trashed: at % 9 === 0,
      }),
    );
    filling.put(articles);
    const before = listed(filling, { sort });
    let laid = 0;
    while (filling.layLateOrder()) laid += 1;
    expect(laid).toBe(6);
    expect(listed(filling, { sort })).toEqual(before);
    expect(filling.needsFilling).toBe(true);
    filling.markFilled();
    expect(listed(filling, { sort })).toEqual(before);
    expect(before.rows).toHaveLength(26);
  },
);
