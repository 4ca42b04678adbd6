import { DAY_MS, readPeriod } from "./period.ts";

/**
 * When an article was published, as far as its source says: milliseconds since 1970 as though it had been written in UTC, so that
 * the day, month and year are those that are written there, in whatever time zone that was.
 */
export interface PublishedSpan {
  readonly from: number;
  /** One past the last: the end of the year where only the year is known, and of the day where a time is. */
  readonly until: number;
}

/** The time zone behind it is not looked at. */
const DATE_AND_TIME = /^(\d{4}(?:-\d\d){0,2})(?:[T ]+(\d\d):(\d\d)(?::(\d\d))?.*)?$/s;

/** @param published  as the source gives it (see `VersionFacts`). @returns undefined for what is no date */
export function publishedSpan(published: string): PublishedSpan | undefined {
  const [, date = "", hour = "0", minute = "0", second = "0"] =
    DATE_AND_TIME.exec(published.trim()) ?? [];
  const period = readPeriod(date);
  if (period === undefined) return undefined;
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  const until = period.nextDay * DAY_MS;
  // A time that no clock shows is as good as none.
  const from = period.firstDay * DAY_MS + (time < DAY_MS ? time : 0);
  return { from, until };
}
