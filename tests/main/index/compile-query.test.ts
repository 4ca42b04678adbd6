import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import type { Query } from "#core/query/query.js";
import { quoted } from "#core/query/quote-value.js";
import { NOON } from "../../core/date/local-times.ts";
import { anyTyped } from "../../core/query/any-typed.ts";
import { compileQuery, ownPart } from "../../../electron/index/compile-query.ts";
import { type Sql, TRUE } from "../../../electron/index/sql.ts";
import { annotated, hits, listed, useIndex } from "./index-fixture.ts";

const fixture = useIndex();

/** Where typed text goes in. */
const HOLE = "\u{fffc}";
const SHAPES = ["", "title:", "author:", "tag:", "site:", "lang:", "-", "-tag:"] as const;

/** A query with holes for typed text, one of them at least. */
const shape = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SHAPES).map((before) => `${before}${HOLE}`) },
      fc.constantFrom("OR", "in:quote", "has:note", "after:2025", "published:2024", "is:trashed"),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `${HOLE} ${parts.join(" ")}`);

/** Of which something can be searched for; the rest is what would do harm where it is not bound. */
const typedText = fc.oneof(
  fc.constantFrom(
    "x'; DROP TABLE article; --",
    'x" OR 1=1 --',
    "x) OR (1",
    "x NEAR y",
    "x : y",
    "x AND body : *",
    "?1 x",
    "x\0y",
  ),
  fc.string({ unit: "binary" }).map((text) => `x ${text}`),
);

function compiled(query: Query): readonly Sql[] {
  const own = ownPart(query);
  return [
    compileQuery(query, "article").condition,
    compileQuery(query, "annotation").condition,
    ...(own === undefined ? [] : [own]),
  ];
}

function queryOf(typed: string): Query {
  const { query } = parseQuery(typed, NOON);
  if (query === undefined) throw new Error(`nothing is asked for by ${typed}`);
  return query;
}

test("what is typed is bound to the SQL, and never part of it", () => {
  const filled = shape.chain((holes) => {
    const texts = fc.array(typedText, { minLength: 7, maxLength: 7 });
    return fc.tuple(fc.constant(holes), texts, texts);
  });
  fc.assert(
    fc.property(filled, ([holes, some, others]) => {
      const fill = (texts: readonly string[]): string => {
        let next = 0;
        return holes.replaceAll(HOLE, () => quoted(texts[next++] ?? "x"));
      };
      const [one, other] = [some, others].map((texts) => compiled(queryOf(fill(texts))));
      expect(one?.map(({ text }) => text)).toEqual(other?.map(({ text }) => text));
      for (const { text, values } of one ?? []) {
        expect(text.match(/\?/g) ?? []).toHaveLength(values.length);
      }
    }),
    { numRuns: 500 },
  );
});

test("a word in quotes is looked up among words alone, not among all highlights besides", () => {
  for (const typed of ["war in:quote", "in:quote war peace", "war -in:article"]) {
    const conditions = compiled(queryOf(typed));
    expect({ typed, condition: conditions[1] }).toEqual({ typed, condition: TRUE });
  }
  expect(compiled(queryOf("war in:quote color:green"))[1]).not.toEqual(TRUE);
});

test("whatever is typed can be asked in every way", () => {
  fixture.put(
    { title: "War", text: "war and peace\n", tags: ["war"], annotations: [{ quote: "war" }] },
    { title: "日本", text: "日本\n", trashed: true, published: "2024-06" },
  );
  fc.assert(
    fc.property(fc.oneof(anyTyped, typedText), (query) => {
      hits(fixture.index, query);
      listed(fixture.index, { query });
      annotated(fixture.index, { query });
      fixture.index.countFacets(query);
    }),
    { numRuns: 500 },
  );
  expect(listed(fixture.index).total).toBe(1);
});
