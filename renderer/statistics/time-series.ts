import type { MonthFigures } from "#contract/statistics-calls.js";
import { monthOf, monthsBefore, type Period, yearOf } from "./period.ts";

/** One place on the axis of time: a month, or a year. */
export interface TimeStep extends Omit<MonthFigures, "month"> {
  /** Such as `2026-11`, or `2026`. */
  readonly when: string;
}

/** Months that are shown where everything is asked for. */
const MOST_MONTHS = 24;

/** The months of a period, those too in which nothing happened; oldest first. @param today  such as `2026-11-23` */
export function monthSteps(
  months: readonly MonthFigures[],
  period: Period,
  today: string,
): readonly TimeStep[] {
  const known = new Map(months.map((month) => [month.month, month]));
  return shownMonths(period, today).map((when) => {
    const { added = 0, finished = 0, highlights = 0, notes = 0 } = known.get(when) ?? {};
    return { when, added, finished, highlights, notes };
  });
}

function shownMonths(period: Period, today: string): readonly string[] {
  const number = period === "all" ? MOST_MONTHS : 12;
  const last = period === "this-year" ? `${yearOf(today)}-12` : monthOf(today);
  return Array.from({ length: number }, (_, at) => monthsBefore(last, number - 1 - at));
}

/** Every year from the first in which anything happened to this one. */
export function yearSteps(months: readonly MonthFigures[], today: string): readonly TimeStep[] {
  const first = Math.min(yearOf(today), ...months.map(({ month }) => yearOf(month)));
  const last = Math.max(yearOf(today), ...months.map(({ month }) => yearOf(month)));
  const byYear = Map.groupBy(months, ({ month }) => yearOf(month));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const ofYear = byYear.get(first + at) ?? [];
    const sum = (name: "added" | "finished" | "highlights" | "notes"): number =>
      ofYear.reduce((total, month) => total + month[name], 0);
    return {
      when: String(first + at),
      added: sum("added"),
      finished: sum("finished"),
      highlights: sum("highlights"),
      notes: sum("notes"),
    };
  });
}

/** Whether the months that are shown are not all that there were. */
export function hasEarlier(months: readonly MonthFigures[], today: string): boolean {
  const [first] = shownMonths("all", today);
  return first !== undefined && months.some(({ month }) => month < first);
}
