import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { startOfDay } from "#core/date/local-time.js";
import { readPeriod } from "#core/date/period.js";
import { type ZoneClock, zoneClock } from "#core/date/zone-clock.js";
import { LENGTH_CLASSES } from "#core/statistics/length-classes.js";
import { leastWordsFor } from "#core/wording/reading-time.js";
import {
  articlesAddedByDay,
  articlesFinishedByDay,
  type DayCounts,
  highlightsByDay,
  undatedHighlights,
} from "./count-by-day.ts";
import { topSites, topTags } from "./count-tops.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { MonthFigures, Statistics, StatisticsQuestion } from "./statistics-question.ts";

/** Before every moment that a row can have. */
const EVER = -8_640_000_000_000_000;

/** Reads no records but one for each site that it names: only what lists are chosen and ordered by. */
export function statistics(database: Database, question: StatisticsQuestion): Statistics {
  const clock = zoneClock(question.timeZone);
  const start = startOfPeriod(question, clock);
  const from = start ?? EVER;
  return database.read(() => {
    const made = highlightsByDay(database, clock);
    return {
      ...articlesAdded(database, from),
      ...articlesRead(database, from),
      waiting: articlesWaiting(database),
      ...highlightsMade(made, from, start === undefined ? undatedHighlights(database) : []),
      months: monthsOf(
        articlesAddedByDay(database, clock),
        articlesFinishedByDay(database, clock),
        made,
      ),
      days: made.flatMap(({ day, counts: [highlights = 0] }) =>
        highlights === 0 ? [] : [{ day: day.day, highlights }],
      ),
      ...topTags(database, start),
      sites: topSites(database, from),
      languages: languages(database, from),
    };
  });
}

/** @throws when `since` is no day: the contract lets none in */
function startOfPeriod({ since }: StatisticsQuestion, clock: ZoneClock): number | undefined {
  if (since === null) return undefined;
  const day = readPeriod(since);
  if (day === undefined) throw new Error("statistics since no day");
  return startOfDay(day.firstDay, { now: 0, minutesAhead: clock });
}

function articlesAdded(
  database: Database,
  from: number,
): Pick<Statistics, "articles" | "words" | "lengths"> {
  const states = ARTICLE_STATES.map((state) => sum(`state = '${state}'`, state));
  const lengths = LENGTH_CLASSES.map((minutes, at) => {
    const next = LENGTH_CLASSES[at + 1];
    const isShorter = next === undefined ? "" : `AND words < ${leastWordsFor(next)}`;
    return sum(`words >= ${leastWordsFor(minutes)} ${isShorter}`, `length${at}`);
  });
  const row = onlyRow(
    database,
    `SELECT ${sum("words", "words")}, ${[...states, ...lengths].join(", ")}
     FROM article WHERE trashed = 0 AND added >= ?`,
    from,
  );
  return {
    articles: {
      inbox: numberIn(row, "inbox"),
      reading: numberIn(row, "reading"),
      done: numberIn(row, "done"),
      archived: numberIn(row, "archived"),
    },
    words: numberIn(row, "words"),
    lengths: LENGTH_CLASSES.map((_, at) => numberIn(row, `length${at}`)),
  };
}

const WORDS_READ = "CAST(round(words * readShare) AS INTEGER)";

function articlesRead(
  database: Database,
  from: number,
): Pick<Statistics, "finished" | "wordsRead"> {
  const row = onlyRow(
    database,
    `SELECT ${sum("finished", "finished")}, ${sum(WORDS_READ, "wordsRead")}
     FROM article WHERE trashed = 0 AND readAt >= ?`,
    from,
  );
  return { finished: numberIn(row, "finished"), wordsRead: numberIn(row, "wordsRead") };
}

function articlesWaiting(database: Database): Statistics["waiting"] {
  const row = onlyRow(
    database,
    `SELECT count(*) AS articles, ${sum(`words - ${WORDS_READ}`, "words")}
     FROM article WHERE trashed = 0 AND state IN ('inbox', 'reading')`,
  );
  return { articles: numberIn(row, "articles"), words: numberIn(row, "words") };
}

function highlightsMade(
  days: readonly DayCounts[],
  from: number,
  undated: readonly number[],
): Pick<Statistics, "highlights" | "notes" | "colors"> {
  const counted = days.filter(({ day }) => day.start >= from).map(({ counts }) => counts);
  const total = (at: number): number =>
    [undated, ...counted].reduce((all, counts) => all + (counts[at] ?? 0), 0);
  const [pink, orange, yellow, green, blue, purple] = COLORS.map((_, at) => total(at + 2));
  return {
    highlights: total(0),
    notes: total(1),
    colors: {
      pink: pink ?? 0,
      orange: orange ?? 0,
      yellow: yellow ?? 0,
      green: green ?? 0,
      blue: blue ?? 0,
      purple: purple ?? 0,
    },
  };
}

function monthsOf(
  added: readonly DayCounts[],
  finished: readonly DayCounts[],
  made: readonly DayCounts[],
): MonthFigures[] {
  const months = new Map<string, MonthFigures>();
  const monthOf = ({ day }: DayCounts): MonthFigures => {
    const month = day.day.slice(0, -"-01".length);
    const known = months.get(month) ?? { month, added: 0, finished: 0, highlights: 0, notes: 0 };
    months.set(month, known);
    return known;
  };
  for (const one of added) monthOf(one).added += one.counts[0] ?? 0;
  for (const one of finished) monthOf(one).finished += one.counts[0] ?? 0;
  for (const one of made) {
    const month = monthOf(one);
    month.highlights += one.counts[0] ?? 0;
    month.notes += one.counts[1] ?? 0;
  }
  return [...months.values()]
    .filter((month) => month.added + month.finished + month.highlights > 0)
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

function languages(database: Database, from: number): Statistics["languages"] {
  // The plus leaves SQLite the index that holds all of this, instead of one by which it would read every article.
  const rows = database.all(
    `SELECT language, count(*) AS count FROM article WHERE trashed = 0 AND +added >= ? GROUP BY language`,
    from,
  );
  const counts = new Map<string | null, number>();
  for (const row of rows) {
    const language = textIn(row, "language").split("-")[0] || null;
    counts.set(language, (counts.get(language) ?? 0) + numberIn(row, "count"));
  }
  return [...counts]
    .map(([language, count]) => ({ language, count }))
    .toSorted(
      (one, other) =>
        other.count - one.count || ((one.language ?? "") < (other.language ?? "") ? -1 : 1),
    );
}

function sum(what: string, name: string): string {
  return `coalesce(sum(${what}), 0) AS ${name}`;
}

function onlyRow(database: Database, sql: string, ...values: readonly number[]): SqlRow {
  const row = database.first(sql, ...values);
  if (row === undefined) throw new Error("a sum has one row");
  return row;
}
