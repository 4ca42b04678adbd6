import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery, problemIn } from "#core/query/parse-query.js";
import type { Query } from "#core/query/query.js";
import { withSuggestion } from "#core/query/with-suggestion.js";
import { NOON, timeIn } from "../date/local-times.ts";
import { anyTyped } from "./any-typed.ts";

function text(words: string, options: Partial<Query & { kind: "text" }> = {}): Query {
  return { kind: "text", field: "any", text: words, isPrefix: false, ...options };
}
function and(...parts: readonly Query[]): Query {
  return { kind: "and", parts };
}
function or(...parts: readonly Query[]): Query {
  return { kind: "or", parts };
}
function published(from: number | null, until: number | null): Query {
  return { kind: "published", from, until };
}
function not(part: Query): Query {
  return { kind: "not", part };
}

describe("what is understood", () => {
  test.each<[string, Query]>([
    ["putin talks", and(text("putin"), text("talks"))],
    ['"open to talks"', text("open to talks")],
    ["krem*", text("krem", { isPrefix: true })],
    ['"open to tal"*', text("open to tal", { isPrefix: true })],
    ["krem**", text("krem", { isPrefix: true })],
    ['"open to tal"**', text("open to tal", { isPrefix: true })],
    ["war -peace", and(text("war"), not(text("peace")))],
    ["well-known", text("well-known")],
    ["war OR peace treaty", or(text("war"), and(text("peace"), text("treaty")))],
    ["(war OR peace) treaty", and(or(text("war"), text("peace")), text("treaty"))],
    ["-(war peace)", not(and(text("war"), text("peace")))],
    ["or", text("or")],
    ["title:kremlin", text("kremlin", { field: "title" })],
    ['title:"open to" x', and(text("open to", { field: "title" }), text("x"))],
    ["author:le*", text("le", { field: "author", isPrefix: true })],
    ["tag:method/archives", { kind: "tag", tag: "method/archives" }],
    ['tag:"to read"', { kind: "tag", tag: "to read" }],
    ['tag:"a \\"b\\" \\\\"', { kind: "tag", tag: 'a "b" \\' }],
    ["-tag:war", not({ kind: "tag", tag: "war" })],
    ["TAG:war", { kind: "tag", tag: "war" }],
    ["site:bbc.co.uk", { kind: "site", site: "bbc.co.uk" }],
    ["lang:en", { kind: "language", language: "en" }],
    ["color:Yellow", { kind: "color", color: "yellow" }],
    ["is:inbox", { kind: "is", condition: "inbox" }],
    ["is:orphaned", { kind: "is", condition: "orphaned" }],
    ["has:note", { kind: "has", belonging: "note" }],
    ["in:quote", { kind: "in", hits: "quote" }],
    ["10:30", text("10:30")],
    ["https://example.org/tag:x", text("https://example.org/tag:x")],
    ["tag:x:y", { kind: "tag", tag: "x:y" }],
    ["日本", text("日本")],
    ["after:2025-06", { kind: "added", from: Date.UTC(2025, 5, 1), until: null }],
    ["before:2025-06", { kind: "added", from: null, until: Date.UTC(2025, 5, 1) }],
    ["after:2025", { kind: "added", from: Date.UTC(2025, 0, 1), until: null }],
    ["after:Today", { kind: "added", from: Date.UTC(2026, 10, 26), until: null }],
    ["before:yesterday", { kind: "added", from: null, until: Date.UTC(2026, 10, 25) }],
    ['after:"3-days-ago"', { kind: "added", from: Date.UTC(2026, 10, 23), until: null }],
    ["-before:last-week", not({ kind: "added", from: null, until: Date.UTC(2026, 10, 16) })],
    ["published:2024", published(Date.UTC(2024, 0, 1), Date.UTC(2025, 0, 1))],
    ["published:2024-06", published(Date.UTC(2024, 5, 1), Date.UTC(2024, 6, 1))],
    ["published:2024-06-14", published(Date.UTC(2024, 5, 14), Date.UTC(2024, 5, 15))],
    ["published:last-month", published(Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1))],
    ["published:2010..2014-06", published(Date.UTC(2010, 0, 1), Date.UTC(2014, 6, 1))],
    ["published:2010..", published(Date.UTC(2010, 0, 1), null)],
    ["published:..2014", published(null, Date.UTC(2015, 0, 1))],
  ])("%s", (typed, query) => {
    expect(parseQuery(typed, NOON)).toEqual({ query, problem: undefined });
  });

  test.each(["", "   ", "…", "- ()", '""'])("nothing is asked for by %j", (typed) => {
    expect(parseQuery(typed, NOON)).toMatchObject({ query: undefined, problem: undefined });
  });
});

describe("what is not understood is explained, and the rest still searched for", () => {
  test.each<[string, string, number, number, string | undefined, Query | undefined]>([
    [
      "x tga:war",
      'There is no field "tga:". Did you mean "tag:"?',
      2,
      6,
      "tag:",
      and(text("x"), text("tga:war")),
    ],
    [
      "zebra:x",
      'There is no field "zebra:". Put it in quotation marks to search for it as text.',
      0,
      7,
      '"zebra:x"',
      text("zebra:x"),
    ],
    ["is:inbxo", '"is:inbxo" is not known; try is:inbox.', 0, 8, "is:inbox", text("inbxo")],
    [
      "color:mauve",
      '"color:mauve" is not known; try one of pink, orange, yellow, green, blue, purple.',
      0,
      11,
      undefined,
      text("mauve"),
    ],
    [
      "tag: war",
      'Write what you look for right behind "tag:", without a space.',
      0,
      8,
      "tag:war",
      and(text("tag:"), text("war")),
    ],
    [
      "tag:(a b)",
      '"tag:" takes a word or a phrase in quotation marks.',
      0,
      4,
      undefined,
      and(text("a"), text("b")),
    ],
    [
      'say "open to',
      "This quotation mark is never closed.",
      4,
      12,
      '"open to"',
      and(text("say"), text("open to")),
    ],
    [
      "tag:wa*",
      '"tag:" takes whole words: the "*" behind it is left out.',
      4,
      7,
      "wa",
      { kind: "tag", tag: "wa" },
    ],
    [
      "x after:2025-13 y",
      '"2025-13" is not a date; try after:2025-12.',
      2,
      15,
      "after:2025-12",
      and(text("x"), text("y")),
    ],
    [
      "before:soon",
      '"soon" is not a date; try before:2025-06-14, 2025-06, 2025, yesterday or 3-days-ago.',
      0,
      11,
      undefined,
      undefined,
    ],
    [
      "published:2014..2010",
      '"2014..2010" is not a date; try published:2010..2014.',
      0,
      20,
      "published:2010..2014",
      undefined,
    ],
    ["(a b", "This bracket is never closed.", 0, 1, undefined, and(text("a"), text("b"))],
    ["a) b", "This bracket closes nothing.", 1, 2, undefined, and(text("a"), text("b"))],
    ["OR a", "OR needs something on both sides.", 0, 2, undefined, text("a")],
    ["a OR", "OR needs something on both sides.", 2, 4, undefined, text("a")],
    ["a OR OR b", "OR needs something on both sides.", 2, 4, undefined, or(text("a"), text("b"))],
  ])("%s", (typed, message, start, end, suggestion, query) => {
    expect(parseQuery(typed, NOON)).toEqual({
      query,
      problem: { message, start, end, suggestion },
    });
  });

  test.each([
    ["2025-00", "2025-01"],
    ["2025-06-31", "2025-06-30"],
    ["2023-02-29", "2023-02-28"],
    ["2025-14-06", "2025-06-14"],
    ["2025-6-4", "2025-06-04"],
    ["2025/06/14", "2025-06-14"],
    ["20250614", "2025-06-14"],
    ["14.6.2025", "2025-06-14"],
    ["03.04.2025", "2025-04-03"],
    ["6/14/2025", "2025-06-14"],
    ["14/6/2025", "2025-06-14"],
    ["06/2025", "2025-06"],
    ["yesterdy", "yesterday"],
    ["lastweek", "last-week"],
    ['"last week"', "last-week"],
    ['"3 days ago"', "3-days-ago"],
    ["3d", "3-days-ago"],
    ["2weeks", "2-weeks-ago"],
    ["3-moths-ago", "3-months-ago"],
  ])("for the date %s another one is suggested: %s", (typed, date) => {
    const problem = problemIn(`before:${typed}`, NOON);
    expect(problem?.suggestion).toBe(`before:${date}`);
    expect(problemIn(problem?.suggestion ?? "", NOON)).toBeUndefined();
  });

  test.each(["3/4/2025", "soon", "2025-06..", "0000", "12345", "..", '""'])(
    "for the date %s none is",
    (typed) => {
      expect(problemIn(`after:${typed}`, NOON)).toMatchObject({ suggestion: undefined });
    },
  );

  test.each([
    ["2019..this-year", "this-year..2019"],
    ["2024..today", "today..2024"],
    ["2019..last-year", "last-year..2019"],
  ])("the dates %s are right from when they are one after the other", (dates, reversed) => {
    expect(problemIn(`published:${dates}`, NOON)).toBeUndefined();
    const problem = problemIn(`published:${dates}`, { ...NOON, now: 0 });
    expect(problem?.suggestion).toBe(`published:${reversed}`);
  });

  test("a day is one of where the person is", () => {
    const berlin = timeIn("Europe/Berlin", "2026-11-26T23:30:00Z");
    expect(parseQuery("after:today", berlin).query).toMatchObject({
      from: Date.parse("2026-11-26T23:00:00Z"),
    });
    expect(parseQuery("before:2026-07", berlin).query).toMatchObject({
      until: Date.parse("2026-06-30T22:00:00Z"),
    });
    // A source says a day, and no place.
    expect(parseQuery("published:2026-07", berlin).query).toMatchObject({
      from: Date.UTC(2026, 6, 1),
    });
  });

  test("a pasted page is cut", () => {
    const { query, problem } = parseQuery("word ".repeat(1_000), NOON);
    expect(query?.kind === "and" && query.parts.length).toBe(200);
    expect(problem?.message).toBe("Only the first 200 words are searched for.");
  });

  test("a pasted page without spaces is cut", () => {
    const { query } = parseQuery("日".repeat(1_000), NOON);
    expect(query).toEqual(text(Array.from({ length: 200 }, () => "日").join(" ")));
  });

  test("brackets without end are cut", () => {
    const { problem } = parseQuery(`${"(".repeat(50)}a${")".repeat(50)}`, NOON);
    expect(problem?.message).toBe("Brackets are understood 20 deep.");
  });
});

test.each([
  ["language:en", "lang:en"],
  ["x label:war y", "x tag:war y"],
  ["pub:2024", "published:2024"],
  ["is:trash", "is:trashed"],
  ["constructor:x", '"constructor:x"'],
  ["zebra:wa*", '"zebra:wa"*'],
  ["tag:  war", "tag:war"],
  ['tag:"to read', 'tag:"to read"'],
  ["tag:war*", "tag:war"],
  ["tag:war**", "tag:war"],
  ['tag:"to read"** x', 'tag:"to read" x'],
])("for %s is suggested %s", (typed, better) => {
  const problem = problemIn(typed, NOON);
  expect(problem && withSuggestion(typed, problem)).toBe(better);
});

test("OR is a word where it is a value", () => {
  expect(parseQuery("tag:OR", NOON)).toEqual({
    query: { kind: "tag", tag: "OR" },
    problem: undefined,
  });
});

describe("no text is refused", () => {
  test("whatever is typed is parsed, and problems lie inside it", () => {
    fc.assert(
      fc.property(anyTyped, (query) => {
        const { problem } = parseQuery(query, NOON);
        if (problem === undefined) return;
        expect(problem.start).toBeLessThan(problem.end);
        expect(query.slice(problem.start, problem.end)).not.toBe("");
        expect(problem.end).toBeLessThanOrEqual(query.length);
        expect(problem.message).not.toBe("");
      }),
      { numRuns: 2_000 },
    );
  });

  test("a suggestion that is taken settles what it was about", () => {
    fc.assert(
      fc.property(anyTyped, (query) => {
        const problem = problemIn(query, NOON);
        const better = problem && withSuggestion(query, problem);
        if (problem === undefined || better === undefined) return;
        expect(better).not.toBe(query);
        // What comes next may be wrong as well, but not what stands there now.
        const { start, message } = problemIn(better, NOON) ?? {};
        expect({ start, message }).not.toEqual({ start: problem.start, message: problem.message });
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["(", "-", "-(", '"', '\\"', "a ", "a OR ", "tag:", "日", '"a" '])(
    "a hundred thousand times %j",
    (piece) => {
      expect(() => parseQuery(piece.repeat(100_000), NOON)).not.toThrow();
    },
  );
});
