import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery, problemIn } from "#core/query/parse-query.js";
import type { Query } from "#core/query/query.js";
import { partsIn, withoutPart, withPart } from "#core/query/query-parts.js";
import { fieldPart, quoted } from "#core/query/quote-value.js";
import type { Field } from "#core/query/read-field.js";
import { NOON } from "../date/local-times.ts";
import { anyTyped } from "./any-typed.ts";

describe("a part is added", () => {
  test.each([
    ["", "tag:war", "tag:war"],
    ["peace", "tag:war", "peace tag:war"],
    ["before:yesterday  x", "tag:war", "before:yesterday x tag:war"],
    ["peace OR treaty", "tag:war", "(peace OR treaty) tag:war"],
    ["(peace OR treaty) x", "tag:war", "(peace OR treaty) x tag:war"],
    ['"open to', "tag:war", '"open to" tag:war'],
    ["x (peace OR treaty", "tag:war", "x (peace OR treaty) tag:war"],
    ["a OR b) c", "tag:war", "(a OR b) c tag:war"],
    ['say ("open to', "tag:war", 'say ("open to") tag:war'],
    ["tag:war peace", "tag:war", "tag:war peace"],
    ['TAG:"War" peace', "tag:war", 'TAG:"War" peace'],
    ["-tag:war", "tag:war", "-tag:war tag:war"],
    ["tag:war OR x", "tag:war", "(tag:war OR x) tag:war"],
    ["published:2019..this-year", "published:2019..2026", "published:2019..this-year"],
  ])("%j and %s", (typed, part, query) => {
    expect(withPart(typed, part, NOON)).toBe(query);
  });
});

describe("a part is taken out", () => {
  test.each([
    ["tag:war", "tag:war", ""],
    ["peace tag:war treaty", "tag:war", "peace treaty"],
    ["(peace OR treaty) tag:war", "tag:war", "peace OR treaty"],
    ["(peace OR treaty) x tag:war", "tag:war", "(peace OR treaty) x"],
    ["(a) OR (b)) tag:war", "tag:war", "(a) OR (b)"],
    ['Tag:"WAR" x tag:war', "tag:war", "x"],
    ["tag:war OR x", "tag:war", "tag:war OR x"],
    ["-tag:war x", "tag:war", "-tag:war x"],
    ["-tag:war  x", "-tag:war", "x"],
    ["x", "tag:war", "x"],
    ["x published:2019..this-year", "published:2019..this-year", "x"],
    ["x -", "", "x -"],
  ])("%j without %j", (typed, part, query) => {
    expect(withoutPart(typed, part, NOON)).toBe(query);
  });
});

test("every text can be the value of a field, and a phrase", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      expect(parseQuery(fieldPart("tag", value), NOON)).toEqual({
        query: { kind: "tag", tag: value },
        problem: undefined,
      });
      const { query, problem } = parseQuery(quoted(value), NOON);
      expect(problem).toBeUndefined();
      if (query !== undefined) expect(query).toMatchObject({ text: value, isPrefix: false });
    }),
  );
});

test.each([
  ["war", "tag:war"],
  ["method/archives", "tag:method/archives"],
  ["to read", 'tag:"to read"'],
  ["日本", "tag:日本"],
  ["a*", 'tag:"a*"'],
  ["/a", 'tag:"/a"'],
  ['say "no"\\', 'tag:"say \\"no\\"\\\\"'],
  ["OR", "tag:OR"],
])("the tag %s is asked for as %s", (tag, part) => {
  expect(fieldPart("tag", tag)).toBe(part);
});

describe("whatever was typed before", () => {
  const part = fc
    .tuple(fc.constantFrom("tag", "site", "lang"), fc.string({ minLength: 1 }))
    .map(([field, value]) => fieldPart(field as Field, value));

  test("what a part is added to finds what both find, and has it", () => {
    fc.assert(
      fc.property(anyTyped, part, (typed, added) => {
        const query = withPart(typed, added, NOON);
        const both = all(parseQuery(typed, NOON).query, parseQuery(added, NOON).query);
        if (!partsIn(typed, NOON)(added)) expect(all(parseQuery(query, NOON).query)).toEqual(both);
        expect(partsIn(query, NOON)(added)).toBe(true);
        expect(withPart(query, added, NOON)).toBe(query);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a part that was added and taken out again leaves what was asked before", () => {
    fc.assert(
      fc.property(anyTyped, part, (typed, added) => {
        if (partsIn(typed, NOON)(added)) return;
        const without = withoutPart(withPart(typed, added, NOON), added, NOON);
        expect(partsIn(without, NOON)(added)).toBe(false);
        expect(all(parseQuery(without, NOON).query)).toEqual(all(parseQuery(typed, NOON).query));
      }),
      { numRuns: 2_000 },
    );
  });

  test("what was understood is still understood", () => {
    fc.assert(
      fc.property(anyTyped, part, (typed, added) => {
        if (problemIn(typed, NOON) !== undefined) return;
        expect(problemIn(withPart(typed, added, NOON), NOON)).toBeUndefined();
        expect(problemIn(withoutPart(typed, typed, NOON), NOON)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});

/** What has to hold at once, whatever brackets it was typed in. */
function all(...queries: readonly (Query | undefined)[]): readonly Query[] {
  return queries.flatMap((query) => {
    if (query === undefined) return [];
    return query.kind === "and" ? all(...query.parts) : [query];
  });
}
