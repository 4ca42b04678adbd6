import { Statistics } from "#contract/statistics-calls.js";

/** Figures as of 2026-11-26, of a library in which nothing ever happened but what is said. */
export function madeUpStatistics(said: Partial<Statistics> = {}): Statistics {
  return Statistics.parse({
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
    ...said,
  });
}
