import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnnotationState } from "#core/annotation/annotation.js";
import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Tag } from "#core/tag/tag.js";
import { readingMinutes } from "#core/wording/reading-time.js";
import { calendarDay } from "#core/wording/describe-day.js";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import type {
  Statistics,
  StatisticsQuestion,
} from "../../../electron/index/statistics-question.ts";
import { hits, listed, useIndex } from "./index-fixture.ts";
import { type ArticleSketch, LIBRARY_ID, makeArticle, tagOf } from "./made-articles.ts";
import { anyArticle } from "./random-library.ts";

const fixture = useIndex();
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];

function asked(since: string | null = null, timeZone = "UTC"): Promise<Statistics> {
  return fixture.index.ask("statistics", { timeZone, since });
}

describe("what is counted", () => {
  test("nothing in an empty library", async () => {
    expect(await asked()).toEqual({
      articles: { inbox: 0, reading: 0, done: 0, archived: 0 },
      words: 0,
      finished: 0,
      wordsRead: 0,
      waiting: { articles: 0, words: 0 },
      highlights: 0,
      notes: 0,
      colors: { pink: 0, orange: 0, yellow: 0, green: 0, blue: 0, purple: 0 },
      months: [],
      days: [],
      articleTags: [],
      highlightTags: [],
      sites: [],
      languages: [],
      lengths: [0, 0, 0, 0, 0, 0],
    });
  });

  test("words of what was finished, and the part that was read of the rest", async () => {
    fixture.put(
      { state: "done", words: 1000, finishedAt: "2026-03-01T12:00:00.000Z", progress: 0.2 },
      { state: "reading", words: 400, progress: 0.25, lastReadAt: "2026-04-01T12:00:00.000Z" },
      { state: "inbox", words: 50 },
    );
    expect(await asked()).toMatchObject({ finished: 1, wordsRead: 1100, words: 1450 });
    expect((await asked()).waiting).toEqual({ articles: 2, words: 350 });
    expect(await asked("2026-03-15")).toMatchObject({ finished: 0, wordsRead: 100 });
  });

  test("a month is that of the reader's own clock", async () => {
    const created = "2026-03-31T22:30:00.000Z";
    fixture.put({ text: "one\n", created, annotations: [{ quote: "one" }] });
    expect((await asked()).months.map(({ month }) => month)).toEqual(["2026-03"]);
    const there = await asked(null, "Europe/Berlin");
    expect(there.months).toEqual([
      { month: "2026-04", added: 1, finished: 0, highlights: 1, notes: 0 },
    ]);
    expect(there.days).toEqual([{ day: "2026-04-01", highlights: 1 }]);
    expect((await asked("2026-04-01", "Europe/Berlin")).highlights).toBe(1);
    expect((await asked("2026-04-01")).highlights).toBe(0);
  });

  test("what has no moment counts as such, and belongs to no month", async () => {
    const created = "some day";
    fixture.put({ text: "one\n", created, annotations: [{ quote: "one", color: "pink" }] });
    expect(await asked()).toMatchObject({
      highlights: 1,
      colors: { pink: 1 },
      months: [],
      days: [],
    });
    expect(await asked("2026-01-01")).toMatchObject({ highlights: 0, articles: { inbox: 0 } });
  });

  test("sites by their own name, without one by their host, and languages by their first part", async () => {
    fixture.put(
      { site: "The Quiet Shelf", url: "https://shelf.example/a", language: "en-GB" },
      { site: "The Quiet Shelf", url: "https://news.shelf.example/b", language: "en" },
      { url: "https://www.tides.example/c", language: "ja" },
      {},
    );
    expect((await asked()).sites).toEqual([
      { name: "The Quiet Shelf", count: 2 },
      { name: "tides.example", count: 1 },
    ]);
    expect((await asked()).languages).toEqual([
      { language: "en", count: 2 },
      { language: null, count: 1 },
      { language: "ja", count: 1 },
    ]);
  });

  test("tags that were merged count together, each article once, and deleted ones do not", async () => {
    fixture.put({ tags: ["ukraina", "ukraine"] }, { tags: ["ukraine"] }, { tags: ["gone"] });
    fixture.index.putLibraryMarks({
      tags: [
        { tag: tagOf("ukraina"), color: null, aliasOf: tagOf("ukraine") },
        { tag: tagOf("gone"), color: null, aliasOf: null, trashed: true },
      ],
      savedSearches: [],
      colorNames: {},
    });
    const once = [{ tag: "ukraine", count: 2 }];
    expect((await asked()).articleTags).toEqual(once);
    expect((await asked("2025-01-01")).articleTags).toEqual(once);
  });
});

const moment = fc
  .date({ min: new Date("2025-11-01"), max: new Date("2026-04-30"), noInvalidDate: true })
  .map((date) => date.toISOString());

/** An article with moments of its own, and highlights with theirs. */
function anyDatedArticle(number: number): fc.Arbitrary<ArticleSketch> {
  return fc
    .record({
      sketch: anyArticle(number),
      created: fc.oneof({ weight: 9, arbitrary: moment }, fc.constant("no moment")),
      finishedAt: fc.option(moment),
      lastReadAt: fc.option(moment),
      progress: fc.double({ min: 0, max: 1, noNaN: true }),
      words: fc.nat({ max: 20_000 }),
      made: fc.array(moment, { minLength: 3, maxLength: 3 }),
    })
    .map(({ sketch, made, ...times }) => ({
      ...sketch,
      ...times,
      annotations: (sketch.annotations ?? []).map((one, at) => ({
        ...one,
        ...(made[at] !== undefined && { created: made[at] }),
      })),
    }));
}

const library = fc.tuple(...Array.from({ length: 12 }, (_, at) => anyDatedArticle(at + 1)));
const question = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  since: fc.option(
    moment.map((date) => date.slice(0, "2026-01-01".length)),
    { freq: 2 },
  ),
});

test("of any library it says what looking through the records says, before and after it is filled", async () => {
  await fc.assert(
    fc.asyncProperty(library, question, async (sketches, asking) => {
      const directory = mkdtempSync(join(tmpdir(), "postil-index-"));
      const index = openIndex({ cacheDirectory: directory, libraryId: LIBRARY_ID });
      try {
        const articles = sketches.map((sketch, at) => makeArticle(at + 1, sketch));
        const records = articles.map(({ record }) => record);
        index.put(articles);
        expect(await index.ask("statistics", asking)).toMatchObject(
          lookThrough(records, wordsIn(index), asking),
        );
        index.markFilled();
        expect(await index.ask("statistics", asking)).toMatchObject(
          lookThrough(records, wordsIn(index), asking),
        );
        if (asking.since === null) expectAsListed(index, await index.ask("statistics", asking));
        expect(index.check()).toEqual([]);
      } finally {
        index.close();
        rmSync(directory, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
});

/** Whoever presses a bar finds as many as it says. */
function expectAsListed(index: SearchIndex, { sites }: Statistics): void {
  for (const { name, count } of sites) {
    expect(hits(index, `site:"${name}" in:article`)).toHaveLength(count);
  }
}

/** How many words each article has in the list: without what recurs in several. */
function wordsIn(index: SearchIndex): (article: ArticleRecord) => number {
  const words = new Map(listed(index).rows.map((row) => [row.articleId, row.words]));
  return ({ articleId }) => words.get(articleId) ?? 0;
}

/** Slow and plain, over the records themselves. Sites are compared with what is found instead. */
function lookThrough(
  records: readonly ArticleRecord[],
  words: (article: ArticleRecord) => number,
  { timeZone, since }: StatisticsQuestion,
): Omit<Statistics, "sites"> {
  const dayOf = (time: string): string | undefined =>
    Number.isNaN(Date.parse(time)) ? undefined : calendarDay(time, { timeZone });
  const isInPeriod = (time: string | null): boolean =>
    since === null || (time !== null && (dayOf(time) ?? "") >= since);
  const here = records.filter(({ trashed }) => !trashed);
  const added = here.filter(({ created }) => isInPeriod(created));
  const readAt = (one: ArticleRecord) => one.finishedAt ?? one.lastReadAt;
  const read = here.filter((one) => isInPeriod(readAt(one)));
  const wordsRead = (one: ArticleRecord) =>
    Math.round(words(one) * (one.finishedAt === null ? (one.position?.progress ?? 0) : 1));
  const waiting = here.filter(({ state }) => state === "inbox" || state === "reading");
  const everMade = records
    .filter(({ trashed, purged }) => !trashed || purged)
    .flatMap(({ annotations }) => annotations.filter((one) => !one.trashed));
  const made = everMade.filter(({ created }) => isInPeriod(created));
  const hasNote = ({ note }: AnnotationState) => note !== "";

  const days = new Map<string, { added: number; finished: number; made: AnnotationState[] }>();
  const at = (day: string | undefined) => {
    if (day === undefined) return undefined;
    const known = days.get(day) ?? { added: 0, finished: 0, made: [] };
    days.set(day, known);
    return known;
  };
  for (const { created, finishedAt } of here) {
    const arrival = at(dayOf(created));
    if (arrival !== undefined) arrival.added += 1;
    const end = at(finishedAt === null ? undefined : dayOf(finishedAt));
    if (end !== undefined) end.finished += 1;
  }
  for (const one of everMade) at(dayOf(one.created))?.made.push(one);
  const inOrder = [...days].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const months = Map.groupBy(inOrder, ([day]) => day.slice(0, 7));

  const minutes = (one: ArticleRecord) => readingMinutes(words(one));
  const bounds = [0, 5, 10, 20, 40, 60, Infinity];
  const languageOf = ({ current }: ArticleRecord) => current.language?.split("-")[0] ?? null;
  const byLanguage = [...Map.groupBy(added, languageOf)].map(([language, { length: count }]) => ({
    language,
    count,
  }));
  return {
    articles: {
      inbox: added.filter(({ state }) => state === ARTICLE_STATES[0]).length,
      reading: added.filter(({ state }) => state === "reading").length,
      done: added.filter(({ state }) => state === "done").length,
      archived: added.filter(({ state }) => state === "archived").length,
    },
    words: total(added.map(words)),
    finished: read.filter(({ finishedAt }) => finishedAt !== null).length,
    wordsRead: total(read.map(wordsRead)),
    waiting: {
      articles: waiting.length,
      words: total(waiting.map((one) => words(one) - wordsRead(one))),
    },
    highlights: made.length,
    notes: made.filter(hasNote).length,
    colors: Object.fromEntries(
      COLORS.map((color) => [color, made.filter((one) => one.color === color).length]),
    ) as Statistics["colors"],
    months: [...months].map(([month, ofMonth]) => ({
      month,
      added: total(ofMonth.map(([, day]) => day.added)),
      finished: total(ofMonth.map(([, day]) => day.finished)),
      highlights: total(ofMonth.map(([, day]) => day.made.length)),
      notes: total(ofMonth.map(([, day]) => day.made.filter(hasNote).length)),
    })),
    days: inOrder.flatMap(
      ([
        day,
        {
          made: { length: highlights },
        },
      ]) => (highlights === 0 ? [] : [{ day, highlights }]),
    ),
    articleTags: topTags(added),
    highlightTags: topTags(made),
    languages: byLanguage.toSorted(
      (one, other) =>
        other.count - one.count || ((one.language ?? "") < (other.language ?? "") ? -1 : 1),
    ),
    lengths: bounds
      .slice(1)
      .map(
        (end, place) =>
          added.filter((one) => minutes(one) < end && minutes(one) >= (bounds[place] ?? 0)).length,
      ),
  };
}

function topTags(carriers: readonly { readonly tags: readonly Tag[] }[]) {
  return [...new Set(carriers.flatMap(({ tags }) => tags))]
    .map((tag) => ({ tag, count: carriers.filter(({ tags }) => tags.includes(tag)).length }))
    .toSorted((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
