import * as fc from "fast-check";
import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { annotationId, type AnnotationSketch, type ArticleSketch } from "./made-articles.ts";

/** Few words, so that queries find something. */
export const VOCABULARY = ["war", "peace", "kremlin", "straße", "日本", "🎉", "warm"] as const;
/** With what comes right before and behind those below `method`. */
export const TAGS = [
  "war",
  "method",
  "method/archives",
  "Method",
  "method.",
  "method0",
  "a b",
] as const;

/** Long enough to recur; their first and last words make no phrase of the others with what stands around them. */
export const NOTICES = [
  "Notice: the kremlin and the war are what all of this is about.",
  "Support us, and peace will come to every street of 日本 by subscription.",
] as const;

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...VOCABULARY), { maxLength }).map((chosen) => chosen.join(" "));

const HOUR_MS = 3_600_000;
const THIS_HOUR = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

/** Moments on both sides of the dates that are asked for, and the last days. */
const anyMoment = fc.oneof(
  fc.constantFrom(
    "2024-05-31T23:59:59.999Z",
    "2024-06-01T00:00:00.000Z",
    "2024-12-31T12:00:00.000Z",
    "2025-01-01T00:00:00.000Z",
  ),
  fc
    .integer({ min: 0, max: 50 })
    .map((hours) => new Date(THIS_HOUR - hours * HOUR_MS).toISOString()),
);

const annotation: fc.Arbitrary<AnnotationSketch> = fc.record({
  quote: words(3),
  note: words(2),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 2 }),
  color: fc.constantFrom(...COLORS),
  quotation: fc.boolean(),
  trashed: fc.boolean(),
  purged: fc.boolean(),
  created: anyMoment,
  anchor: fc.constantFrom("placed", "uncertain", "orphaned"),
});

/** An article of any state, with up to three annotations. @param number  makes the ids of its annotations its own. @param notices  what may stand at its end */
export function anyArticle(
  number: number,
  notices: readonly string[] = [],
): fc.Arbitrary<ArticleSketch> {
  return fc
    .record({
      title: words(2).map((title) => title || "Untitled"),
      text: fc
        .tuple(words(8), fc.subarray([...notices]))
        .map((lines) => `${lines.flat().join("\n")}\n`),
      byline: fc.option(words(1)),
      site: fc.option(fc.constantFrom("BBC News", "Le Monde")),
      language: fc.option(fc.constantFrom("en", "en-GB", "ja")),
      state: fc.constantFrom(...ARTICLE_STATES),
      tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 2 }),
      trashed: fc.boolean(),
      purged: fc.boolean(),
      words: fc.nat({ max: 3 }),
      created: anyMoment,
      modified: anyMoment,
      published: fc.option(
        fc.constantFrom(
          "2023",
          "2024",
          "2024-06",
          "2024-12-31",
          "2024-06-14T23:30:00-05:00",
          "2025-01-01T00:00:00Z",
          "spring 2024",
          "2024-13",
        ),
      ),
      stamp: fc.constantFrom("1", "2"),
      annotations: fc.array(annotation, { maxLength: 3 }),
    })
    .map((sketch) => ({
      ...sketch,
      purged: sketch.purged && sketch.trashed,
      annotations: sketch.annotations.map((each, at) => ({
        ...each,
        id: annotationId(number * 10 + at),
      })),
    }));
}

/** A query as a person might type it. */
export const anyQuery: fc.Arbitrary<string> = fc.letrec<{ query: string; item: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("item"),
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => `${a} ${b}`),
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a} OR ${b})`),
    tie("query").map((query) => `-(${query})`),
  ),
  item: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        ...VOCABULARY,
        "wa*",
        "strasse",
        "日",
        "title:war",
        "author:peace",
      ),
    },
    fc
      .tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(...VOCABULARY))
      .map(([a, b]) => `"${a} ${b}"`),
    fc.constantFrom(...TAGS).map((tag) => `tag:"${tag}"`),
    fc.constantFrom(...COLORS).map((color) => `color:${color}`),
    fc.constantFrom("is:inbox", "is:done", "is:trashed", "is:uncertain", "is:orphaned"),
    fc.constantFrom(
      "after:2024-06",
      "before:2025",
      "after:yesterday",
      "before:today",
      "published:2024",
      "published:2024-06",
      "published:2024-06-14",
      "published:2024-07..",
      "published:..2024",
    ),
    fc.constantFrom(
      "has:note",
      "has:highlight",
      "in:article",
      "in:quote",
      "in:note",
      "site:bbc",
      "lang:en",
    ),
  ),
})).query;
