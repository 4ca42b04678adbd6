import { expect, test } from "vitest";
import { statisticsWording } from "#core/wording/statistics-wording.js";

test("one is not many", () => {
  const { figures, articlesPlot, highlightsPlot, calendar } = statisticsWording;
  expect([figures.articles(1), figures.articles(2), figures.articles(0)]).toEqual([
    "article",
    "articles",
    "articles",
  ]);
  expect([figures.wordsRead(1), figures.highlights(1), figures.waitingArticles(1)]).toEqual([
    "word read",
    "highlight",
    "1 article in Inbox and Reading",
  ]);
  expect(highlightsPlot.values(1, 0)).toBe("1 highlight, 0 with a note");
  expect(highlightsPlot.values(2, 1)).toBe("2 highlights, 1 with a note");
  expect(articlesPlot.values(1_000, 1)).toBe("1,000 added, 1 finished");
  expect([calendar.values(0), calendar.values(1), calendar.days(1)]).toEqual([
    "no highlights",
    "1 highlight",
    "1 day",
  ]);
});

test("a million is said in words, less in figures", () => {
  expect(statisticsWording.large(999_999)).toBe("999,999");
  expect(statisticsWording.large(1_000_000)).toBe("1 million");
  expect(statisticsWording.large(12_345_678)).toBe("12.3 million");
});

test("lengths, months and days have names", () => {
  const { lengths, month, day, shortMonth } = statisticsWording;
  expect([lengths.range(0, 5), lengths.range(5, 10), lengths.range(60, undefined)]).toEqual([
    "under 5 min",
    "5–10 min",
    "60 min or more",
  ]);
  expect(month("2026-01")).toBe("January 2026");
  expect(shortMonth("2026-01")).toBe("Jan");
  expect(day("2026-11-26")).toBe("Thursday 26 November 2026");
});

test("a language is named, and what is none stands as it is written", () => {
  const { name } = statisticsWording.languages;
  expect([name("de"), name("ja"), name("x"), name("no language")]).toEqual([
    "German",
    "Japanese",
    "x",
    "no language",
  ]);
});
