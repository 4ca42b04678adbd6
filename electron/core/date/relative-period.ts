import { calendarDay, dayOf, type Period } from "./period.ts";

/** Periods that are counted back from today; besides, `3-days-ago` and the like. A week begins on Monday. */
export const RELATIVE_PERIODS = [
  "today",
  "yesterday",
  "this-week",
  "last-week",
  "this-month",
  "last-month",
  "this-year",
  "last-year",
] as const;
type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

/** Nobody asks for what was more years ago, and every calendar ends somewhere. */
const AGO = /^(\d{1,4})-(day|week|month|year)s?-ago$/;

/**
 * @param word  one of `RELATIVE_PERIODS`, or so many days, weeks, months or years ago, which is the day so long before today
 * @param today  counted as in `Period`
 * @returns undefined for any other word
 */
export function relativePeriod(word: string, today: number): Period | undefined {
  const [, count, unit] = AGO.exec(word) ?? [];
  if (count !== undefined && unit !== undefined) return oneDay(dayAgo(Number(count), unit, today));
  const known = RELATIVE_PERIODS.find((period) => period === word);
  return known && periodAround(known, today);
}

function periodAround(word: RelativePeriod, today: number): Period {
  const { year, month } = calendarDay(today);
  // The first day of 1970 was a Thursday.
  const monday = today - ((((today + 3) % 7) + 7) % 7);
  switch (word) {
    case "today":
      return oneDay(today);
    case "yesterday":
      return oneDay(today - 1);
    case "this-week":
      return { firstDay: monday, nextDay: monday + 7 };
    case "last-week":
      return { firstDay: monday - 7, nextDay: monday };
    case "this-month":
      return { firstDay: dayOf(year, month, 1), nextDay: dayOf(year, month + 1, 1) };
    case "last-month":
      return { firstDay: dayOf(year, month - 1, 1), nextDay: dayOf(year, month, 1) };
    case "this-year":
      return { firstDay: dayOf(year, 1, 1), nextDay: dayOf(year + 1, 1, 1) };
    case "last-year":
      return { firstDay: dayOf(year - 1, 1, 1), nextDay: dayOf(year, 1, 1) };
  }
}

function dayAgo(count: number, unit: string, today: number): number {
  if (unit === "day") return today - count;
  if (unit === "week") return today - count * 7;
  const { year, month, day } = calendarDay(today);
  const monthsBack = unit === "month" ? count : count * 12;
  // A month before the 31st of March is the last day of February.
  const lastOfMonth = dayOf(year, month - monthsBack + 1, 0);
  return Math.min(dayOf(year, month - monthsBack, day), lastOfMonth);
}

function oneDay(day: number): Period {
  return { firstDay: day, nextDay: day + 1 };
}
