/** Days in a row. A day is counted from 1970-01-01, which is 0, in the Gregorian calendar, and belongs to no time zone. */
export interface Period {
  readonly firstDay: number;
  /** One past the last. */
  readonly nextDay: number;
}

export const DAY_MS = 86_400_000;

const WRITTEN = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/**
 * @param written  a year, a month or a day, such as `2025`, `2025-06` or `2025-06-14`
 * @returns undefined for anything else, and for what no calendar has, such as `2025-13` or `2025-02-29`
 */
export function readPeriod(written: string): Period | undefined {
  const [, year, month, day] = WRITTEN.exec(written) ?? [];
  if (year === undefined || Number(year) === 0) return undefined;
  if (month === undefined)
    return periodOf(dayOf(Number(year), 1, 1), dayOf(Number(year) + 1, 1, 1));
  if (!isWithin(month, 12)) return undefined;
  const firstOfMonth = dayOf(Number(year), Number(month), 1);
  const firstOfNext = dayOf(Number(year), Number(month) + 1, 1);
  if (day === undefined) return periodOf(firstOfMonth, firstOfNext);
  if (!isWithin(day, firstOfNext - firstOfMonth)) return undefined;
  const firstDay = firstOfMonth + Number(day) - 1;
  return periodOf(firstDay, firstDay + 1);
}

/** @param month  from 1; one beyond 12 is a month of the next year, and so on. @param day  likewise */
export function dayOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Not `Date.UTC`, which takes the year 24 for 1924.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS;
}

/** @returns what the calendar calls a day; months from 1 */
export function calendarDay(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function periodOf(firstDay: number, nextDay: number): Period {
  return { firstDay, nextDay };
}

function isWithin(digits: string, last: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= last;
}
