import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import { localTime } from "../../../electron/index/local-time.ts";
import { openIndex } from "../../../electron/index/search-index.ts";
import { useIndex } from "./index-fixture.ts";
import { annotationId, type ArticleSketch, LIBRARY_ID, makeArticle } from "./made-articles.ts";
import { anyArticle, anyQuery } from "./random-library.ts";

const fixture = useIndex();

/** As typed, each with its count. */
function facets(query: string): Readonly<Record<string, number>> {
  const { tags, sites, states, colors, years } = fixture.index.countFacets(query);
  const counts: readonly (readonly [string, number])[] = [
    ...tags.map(({ tag, count }) => [`tag:"${tag}"`, count] as const),
    ...sites.map(({ site, count }) => [`site:"${site}"`, count] as const),
    ...states.map(({ state, count }) => [`is:${state}`, count] as const),
    ...years.map(({ year, count }) => [`published:${year}`, count] as const),
    ...colors.map(({ color, count }) => [`color:${color}`, count] as const),
  ];
  return Object.fromEntries<number>(counts);
}

function total(query: string): number {
  return fixture.index.search({ query, offset: 0, limit: 1 }).total;
}

describe("facets", () => {
  test("count articles and highlights, most first, and name nothing that would leave nothing", () => {
    fixture.put(
      {
        text: "war and peace\n",
        site: "BBC News",
        published: "2024-05-06",
        tags: ["russia", "war"],
        annotations: [
          { id: annotationId(1), quote: "war", color: "green", tags: ["russia"] },
          { id: annotationId(2), quote: "peace", color: "blue" },
        ],
      },
      { text: "war\n", url: "https://lemonde.fr/x", state: "reading", tags: ["war"] },
      { text: "peace\n", tags: ["none"] },
    );
    expect(fixture.index.countFacets("war")).toEqual({
      tags: [
        { tag: "war", count: 3 },
        { tag: "russia", count: 2 },
      ],
      sites: [
        { site: "BBC News", count: 2 },
        { site: "lemonde.fr", count: 1 },
      ],
      states: [
        { state: "inbox", count: 2 },
        { state: "reading", count: 1 },
      ],
      colors: [
        { color: "green", count: 2 },
        { color: "blue", count: 1 },
      ],
      years: [{ year: 2024, count: 2 }],
    });
  });

  test("of a tag count what lies below it, once", () => {
    fixture.put(
      { tags: ["method", "method/archives", "method/notes"] },
      { tags: ["method/archives"] },
      { tags: ["methods", "Work/drafts"], annotations: [{ quote: "x", tags: ["work"] }] },
    );
    expect(facets("article -nothing")).toMatchObject({
      'tag:"method"': 2,
      'tag:"method/archives"': 2,
      'tag:"method/notes"': 1,
      'tag:"methods"': 1,
      'tag:"Work"': 1,
      'tag:"Work/drafts"': 1,
    });
    // Spelled as it is by what carries it itself, where that is found.
    expect(facets("color:yellow")).toMatchObject({ 'tag:"work"': 2, 'tag:"Work/drafts"': 2 });
  });

  test("of a site count those in whose names it stands, as asking for it does", () => {
    fixture.put({ site: "BBC" }, { site: "BBC Brasil" }, { site: "BBC Brasil" });
    expect(facets("article")).toMatchObject({ 'site:"BBC"': 3, 'site:"BBC Brasil"': 2 });
  });

  test("call tags what they are called now, and leave deleted ones out", () => {
    fixture.put({ tags: ["Ukraina"] }, { tags: ["ukraine"] }, { tags: ["gone"] });
    fixture.index.putLibraryMarks({
      tags: [
        { tag: "Ukraina" as never, color: null, aliasOf: "ukraine" as never },
        { tag: "gone" as never, color: null, aliasOf: null, trashed: true },
      ],
      savedSearches: [],
      colorNames: {},
    });
    expect(fixture.index.countFacets("article").tags).toEqual([{ tag: "ukraine", count: 2 }]);
  });

  test("of nothing asked for are none", () => {
    fixture.put({ tags: ["x"] });
    expect(facets("")).toEqual({});
  });

  test("count what was changed since they were counted last, here and by another process", () => {
    const highlight = { id: annotationId(1), quote: "war" };
    fixture.put({ text: "war\n", tags: ["old"], annotations: [highlight] });
    expect(facets("war")).toEqual({ 'tag:"old"': 2, "is:inbox": 2, "color:yellow": 2 });
    fixture.put({ text: "war\n", annotations: [{ ...highlight, color: "blue" }] });
    expect(facets("war")).toEqual({ "is:inbox": 2, "color:blue": 2 });
    const other = openIndex({
      cacheDirectory: fixture.cacheDirectory,
      libraryId: LIBRARY_ID,
    });
    other.put([makeArticle(1, { text: "war\n", state: "done" })]);
    other.close();
    expect(facets("war")).toEqual({ "is:done": 1 });
  });

  test("say exactly how many hits are left by asking for one of them besides", () => {
    fc.assert(
      fc.property(libraryOf(6), fc.array(anyQuery, { minLength: 8, maxLength: 8 }), (...made) =>
        assertExact(...made),
      ),
      { numRuns: 6 },
    );
  });

  test("say so where a query finds next to nothing of what there is, too", () => {
    const others = Array.from({ length: 60 }, () => ({
      text: "elsewhere\n",
      site: "Le Monde",
      tags: ["other", "war/other"],
      annotations: [{ quote: "elsewhere", tags: ["war"] }, { quote: "elsewhere" }],
    }));
    fixture.put({ text: "war\n", annotations: [{ quote: "peace", color: "green" }] }, ...others);
    expect(facets("war")).toEqual({ "is:inbox": 1, "color:green": 1 });
    fc.assert(
      fc.property(
        libraryOf(3),
        fc.array(anyQuery, { minLength: 8, maxLength: 8 }),
        (some, queries) => assertExact([...some, ...others], queries),
      ),
      { numRuns: 2 },
    );
  });
});

function libraryOf(size: number): fc.Arbitrary<readonly ArticleSketch[]> {
  return fc.tuple(...Array.from({ length: size }, (_, at) => anyArticle(at + 1)));
}

/** @throws when a facet leaves another number of hits than it says, or one is left out that would leave some */
function assertExact(sketches: readonly ArticleSketch[], queries: readonly string[]): void {
  fixture.index.put(sketches.map((sketch, at) => makeArticle(at + 1, sketch)));
  for (const query of queries) {
    const whole = parseQuery(query, localTime()).query?.kind === "or" ? `(${query})` : query;
    const counted = facets(query);
    const never = {
      "is:inbox": 0,
      "is:done": 0,
      "color:green": 0,
      'tag:"war"': 0,
      'site:"BBC News"': 0,
      "published:2024": 0,
    };
    for (const [facet, count] of Object.entries({ ...never, ...counted })) {
      const asked = `${whole} ${facet}`;
      expect({ asked, count }).toEqual({ asked, count: total(asked) });
    }
  }
}
