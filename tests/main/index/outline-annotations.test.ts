import * as fc from "fast-check";
import { expect, test } from "vitest";
import { annotated, useIndex } from "./index-fixture.ts";
import { annotationId, articleId, makeArticle, tagOf } from "./made-articles.ts";
import { anyArticle } from "./random-library.ts";

const fixture = useIndex();
const text = "one two three four\n";
const ALL = { query: "", trashed: false, sort: "article" } as const;

function putSome(): void {
  fixture.put(
    {
      title: "Zebra",
      text,
      annotations: [{ id: annotationId(901), quote: "three", tags: ["a", "B"] }],
    },
    {
      title: "apple",
      byline: "Maren Oddy",
      text,
      annotations: [
        { id: annotationId(902), quote: "two", color: "green", note: "why?" },
        { id: annotationId(903), quote: "one", created: "2026-02-03T04:05:06.789Z" },
        { id: annotationId(904), quote: "four", trashed: true },
      ],
    },
  );
}

test("an outline names everything that a list holds, in its order, with what it is grouped by", () => {
  putSome();
  const { entries, articles } = fixture.index.outlineAnnotations(ALL);
  expect(entries.map((entry) => entry.annotationId)).toEqual(
    annotated(fixture.index).entries.map((entry) => entry.annotationId),
  );
  expect(entries[0]).toEqual({
    annotationId: annotationId(903),
    articleId: articleId(2),
    created: "2026-02-03T04:05:06.789Z",
    tags: [],
  });
  expect(entries[2]).toMatchObject({ annotationId: annotationId(901), tags: ["B", "a"] });
  expect(articles).toEqual([
    { articleId: articleId(1), title: "Zebra" },
    { articleId: articleId(2), title: "apple" },
  ]);
});

test("every filter and order of a list is one of its outline", () => {
  putSome();
  for (const filter of [
    { sort: "newest" },
    { sort: "oldest" },
    { query: "why" },
    { color: "green" },
    { tag: tagOf("a") },
    { trashed: true },
    { articleId: articleId(1) },
  ] as const) {
    const outlined = fixture.index.outlineAnnotations({ ...ALL, ...filter });
    const listed = annotated(fixture.index, filter).entries;
    expect(outlined.entries.map((entry) => entry.annotationId)).toEqual(
      listed.map((entry) => entry.annotationId),
    );
  }
});

test("a list is the same page by page as all at once, and says how many there are", () => {
  const library = fc.tuple(...Array.from({ length: 12 }, (_, at) => anyArticle(at + 1)));
  const choice = fc.constantFrom(
    ALL,
    { ...ALL, sort: "newest" } as const,
    { ...ALL, color: "green" } as const,
    { ...ALL, query: "war" },
    { ...ALL, tag: tagOf("method") },
    { ...ALL, trashed: true },
    { ...ALL, needsLook: true },
  );
  fc.assert(
    fc.property(library, fc.boolean(), fc.array(choice), (sketches, isFilled, choices) => {
      fixture.index.clear();
      fixture.index.put(sketches.map((sketch, at) => makeArticle(at + 1, sketch)));
      if (isFilled) fixture.index.markFilled();
      for (const asked of choices) {
        const { entries } = fixture.index.outlineAnnotations(asked);
        const pages = [0, 2, 4].map((offset) =>
          annotated(fixture.index, { ...asked, offset, limit: 2 }),
        );
        expect(pages.map(({ total }) => total)).toEqual(pages.map(() => entries.length));
        expect(pages.flatMap((page) => page.entries).map((entry) => entry.annotationId)).toEqual(
          entries.slice(0, 6).map((entry) => entry.annotationId),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("an outline of a few holds these alone", () => {
  putSome();
  const annotationIds = [annotationId(901), annotationId(902), annotationId(999)];
  const { entries } = fixture.index.outlineAnnotations({ ...ALL, annotationIds });
  expect(entries.map((entry) => entry.annotationId)).toEqual([
    annotationId(902),
    annotationId(901),
  ]);
});

test("entries are read in the order of their ids, with their sources, and without what is gone", () => {
  putSome();
  const ids = [904, 999, 901, 902].map(annotationId);
  const { entries, sources } = fixture.index.readEntries(ids);
  expect(entries.map((entry) => entry.annotationId)).toEqual([904, 901, 902].map(annotationId));
  expect(entries[2]).toEqual(
    annotated(fixture.index).entries.find((entry) => entry.annotationId === annotationId(902)),
  );
  expect(sources.find((source) => source.articleId === articleId(2))).toMatchObject({
    byline: "Maren Oddy",
    url: null,
  });
  expect(sources).toHaveLength(2);
});
