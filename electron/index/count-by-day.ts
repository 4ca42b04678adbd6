import { COLORS } from "#core/annotation/color.js";
import { type LocalDay, localDay } from "#core/date/local-day.js";
import type { ZoneClock } from "#core/date/zone-clock.js";
import { type Database, numberIn, textIn } from "./database.ts";

/** What has no moment, or one that no clock of a person shows, has 0 or lies beyond: it belongs to no day. */
const FIRST_MOMENT = 1;
const LAST_MOMENT = Date.UTC(9999, 0, 1);

/** Sums of one day, in the order in which they were asked for. */
export interface DayCounts {
  readonly day: LocalDay;
  readonly counts: readonly number[];
}

/** An index in the order of time, and what is summed up of it. */
interface Timed {
  readonly table: "article" | "annotation";
  readonly column: "added" | "readAt" | "created";
  readonly sums: readonly string[];
  /** Beside what lies in the trash. */
  readonly leftOut?: string;
}

const IN_TRASHED_ARTICLE = "article IN (SELECT number FROM article WHERE trashed = 1)";

export function articlesAddedByDay(database: Database, clock: ZoneClock): readonly DayCounts[] {
  return countByDay(database, clock, {
    table: "article",
    column: "added",
    sums: ["count(*)"],
  });
}

/** @returns for each day how many articles were finished */
export function articlesFinishedByDay(database: Database, clock: ZoneClock): readonly DayCounts[] {
  return countByDay(database, clock, {
    table: "article",
    column: "readAt",
    sums: ["coalesce(sum(finished), 0)"],
  });
}

/** @returns for each day how many highlights were made, how many of them have a note, and how many there are of each colour */
export function highlightsByDay(database: Database, clock: ZoneClock): readonly DayCounts[] {
  return countByDay(database, clock, {
    table: "annotation",
    column: "created",
    sums: ["count(*)", ...HIGHLIGHT_SUMS],
    leftOut: IN_TRASHED_ARTICLE,
  });
}

/** The same of highlights that belong to no day. */
export function undatedHighlights(database: Database): readonly number[] {
  // Two ranges of the index: an "or" of them would read all of it.
  const [early = [], late = []] = ["created < ?", "created >= ?"].map((range, at) => {
    const row = database.first(
      `SELECT json_array(${["count(*)", ...HIGHLIGHT_SUMS].join(", ")}) AS sums FROM annotation
       WHERE trashed = 0 AND ${range} AND NOT ${IN_TRASHED_ARTICLE}`,
      at === 0 ? FIRST_MOMENT : LAST_MOMENT,
    );
    if (row === undefined) throw new Error("a sum has one row");
    return sumsIn(textIn(row, "sums"));
  });
  return early.map((sum, at) => sum + (late[at] ?? 0));
}

const HIGHLIGHT_SUMS = [
  "coalesce(sum(hasNote), 0)",
  ...COLORS.map((color) => `coalesce(sum(color = '${color}'), 0)`),
];

/** Day by day through an index, however many rows each has: grouped by an expression, all rows would be sorted first. */
function countByDay(database: Database, clock: ZoneClock, timed: Timed): readonly DayCounts[] {
  const { table, column, sums, leftOut } = timed;
  const days = daysWithAny(database, clock, timed);
  const rows = database.all(
    `SELECT (SELECT json_array(${sums.join(", ")}) FROM ${table}
       WHERE trashed = 0 AND ${column} >= span.value ->> 0 AND ${column} < span.value ->> 1
       ${leftOut === undefined ? "" : `AND NOT ${leftOut}`}) AS sums
     FROM json_each(?) span ORDER BY span.key`,
    JSON.stringify(days.map(({ start, end }) => [Math.max(start, FIRST_MOMENT), end])),
  );
  return days.map((day, at) => ({ day, counts: sumsIn(textIn(rows[at] ?? {}, "sums")) }));
}

/** Leaps from day to day. */
function daysWithAny(
  database: Database,
  clock: ZoneClock,
  { table, column }: Timed,
): readonly LocalDay[] {
  const days: LocalDay[] = [];
  for (let from = FIRST_MOMENT; ;) {
    const next = database.first(
      `SELECT min(${column}) AS moment FROM ${table} WHERE trashed = 0 AND ${column} >= ?`,
      from,
    );
    if (next === undefined || next["moment"] === null) return days;
    const moment = numberIn(next, "moment");
    if (moment >= LAST_MOMENT) return days;
    const day = localDay(moment, clock);
    days.push(day);
    from = day.end;
  }
}

function sumsIn(text: string): readonly number[] {
  // Made by `json_array` out of sums.
  return JSON.parse(text) as readonly number[];
}
