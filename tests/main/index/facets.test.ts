import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import { localTime } from "../../../electron/index/local-time.ts";
import { useIndex } from "./index-fixture.ts";
import { annotationId, makeArticle } from "./made-articles.ts";
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
      { tags: ["methods"] },
    );
    expect(facets("article -nothing")).toMatchObject({
      'tag:"method"': 2,
      'tag:"method/archives"': 2,
      'tag:"method/notes"': 1,
      'tag:"methods"': 1,
    });
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

  test("say exactly how many hits are left by asking for one of them besides", () => {
    const library = fc.tuple(...Array.from({ length: 6 }, (_, at) => anyArticle(at + 1)));
    fc.assert(
      fc.property(
        library,
        fc.array(anyQuery, { minLength: 8, maxLength: 8 }),
        (sketches, queries) => {
          fixture.index.put(sketches.map((sketch, at) => makeArticle(at + 1, sketch)));
          for (const query of queries) {
            const whole =
              parseQuery(query, localTime()).query?.kind === "or" ? `(${query})` : query;
            for (const [facet, count] of Object.entries(facets(query))) {
              const asked = `${whole} ${facet}`;
              expect({ asked, count }).toEqual({ asked, count: total(asked) });
            }
            // Nor is one left out that would leave something.
            for (const facet of [
              "is:inbox",
              "is:done",
              "color:green",
              'tag:"war"',
              'site:"BBC News"',
              "published:2024",
            ]) {
              const asked = `${whole} ${facet}`;
              expect({ asked, count: facets(query)[facet] ?? 0 }).toEqual({
                asked,
                count: total(asked),
              });
            }
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});
