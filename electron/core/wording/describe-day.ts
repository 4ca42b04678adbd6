import { describePublished } from "./describe-published.ts";

/** Where a person's days begin; `undefined` is the place the program runs in. */
interface DayOptions {
  readonly timeZone?: string;
}

/**
 * Names the day of a moment as people do in a list.
 * @param moment  ISO 8601
 * @param now  ISO 8601
 * @returns `Today`, `Yesterday`, `Thu 19 Nov` within half a year, else `19 Nov 2025`; the text itself when it is no date
 */
export function describeDay(moment: string, now: string, { timeZone }: DayOptions = {}): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const days = dayNumber(new Date(now), timeZone) - dayNumber(date, timeZone);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const isNear = days > 0 && days < 183;
  return words(date, isNear ? { weekday: "short" } : { year: "numeric" }, timeZone);
}

/**
 * Names a moment to the minute: two versions of a text may be of one day.
 * @returns `today at 14:05`, `Thu 19 Nov at 14:05`; the text itself when it is no date
 */
export function describeMoment(moment: string, now: string, options: DayOptions = {}): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const day = describeDay(moment, now, options);
  const parts = partsOf(date, { hour: "2-digit", minute: "2-digit" }, options.timeZone);
  const isNamed = day === "Today" || day === "Yesterday";
  return `${isNamed ? day.toLowerCase() : day} at ${parts["hour"]}:${parts["minute"]}`;
}

/**
 * Names the distance of a moment, as beside a note.
 * @returns `just now`, `5 min ago`, `3 h ago`, `yesterday`, `4 days ago`, else the day
 */
export function describeAge(moment: string, now: string, options: DayOptions = {}): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const minutes = Math.floor((new Date(now).getTime() - date.getTime()) / 60_000);
  const days = dayNumber(new Date(now), options.timeZone) - dayNumber(date, options.timeZone);
  if (minutes < 1 && days <= 0) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (days === 0) return `${Math.floor(minutes / 60)} h ago`;
  if (days === 1) return "yesterday";
  return days < 7 ? `${days} days ago` : describeDay(moment, now, options);
}

/** @returns the day of a moment on the calendar of the time zone, as `2026-11-23`; the text itself when it is no date */
export function calendarDay(moment: string, { timeZone }: DayOptions = {}): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const number = dayNumber(date, timeZone);
  return new Date(number * 86_400_000).toISOString().slice(0, "2026-11-23".length);
}

/**
 * Names a day as a heading does.
 * @param day  as `calendarDay` gives it
 * @param now  ISO 8601
 * @returns `Today`, `Yesterday`, else `23 November 2026`
 */
export function describeWholeDay(day: string, now: string, options: DayOptions = {}): string {
  const days = dayNumber(new Date(now), options.timeZone) - dayNumber(new Date(day), "UTC");
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return describePublished(day);
}

/** Days since 1970 on the calendar of the time zone. */
function dayNumber(date: Date, timeZone: string | undefined): number {
  const parts = partsOf(date, { year: "numeric", month: "numeric", day: "numeric" }, timeZone);
  return (
    Date.UTC(Number(parts["year"]), Number(parts["month"]) - 1, Number(parts["day"])) / 86_400_000
  );
}

function words(
  date: Date,
  fields: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): string {
  const parts = partsOf(date, { day: "numeric", month: "short", ...fields }, timeZone);
  return [parts["weekday"], parts["day"], parts["month"], parts["year"]]
    .filter((part) => part !== undefined)
    .join(" ");
}

function partsOf(
  date: Date,
  fields: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): Readonly<Record<string, string>> {
  const format = formatOf(fields, timeZone);
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it, and a list uses one in every row. */
function formatOf(
  fields: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
): Intl.DateTimeFormat {
  const options = { ...fields, ...(timeZone !== undefined && { timeZone }) };
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", options);
  formats.set(key, format);
  return format;
}
