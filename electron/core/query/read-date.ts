import { type LocalTime, today } from "../date/local-time.ts";
import { dayOf, type Period, readPeriod } from "../date/period.ts";
import { RELATIVE_PERIODS, relativePeriod } from "../date/relative-period.ts";
import { nearestWord } from "./nearest-word.ts";

/** What somebody wrote for a date. */
export type DateReading =
  | { readonly kind: "period"; readonly period: Period }
  /** @property nearest  the date that was most likely meant, if any */
  | { readonly kind: "no-date"; readonly nearest: string | undefined };

/** A period with an open end, or none. */
export interface OpenPeriod {
  readonly firstDay: number | null;
  readonly nextDay: number | null;
}

export function readDate(typed: string, localTime: LocalTime): DateReading {
  const period = periodOf(typed, localTime);
  return period === undefined
    ? { kind: "no-date", nearest: nearestDate(typed) }
    : { kind: "period", period };
}

const BETWEEN = "..";

/**
 * Reads a date, or two with two dots between them, of which one may be left out: `2010..2014`, `2010..`, `..2014`.
 * @returns the days from the first of the one to the last of the other
 */
export function readDateRange(
  typed: string,
  localTime: LocalTime,
): { readonly kind: "period"; readonly period: OpenPeriod } | (DateReading & { kind: "no-date" }) {
  const at = typed.indexOf(BETWEEN);
  if (at === -1) return readDate(typed, localTime);
  const [from, to] = [typed.slice(0, at), typed.slice(at + BETWEEN.length)];
  if (from === "" && to === "") return { kind: "no-date", nearest: undefined };
  const first = from === "" ? null : readDate(from, localTime);
  const last = to === "" ? null : readDate(to, localTime);
  if (first?.kind === "no-date" || last?.kind === "no-date") {
    const [nearestFrom, nearestTo] = [nearestOf(first, from), nearestOf(last, to)];
    const isGuessed = nearestFrom !== undefined && nearestTo !== undefined;
    return { kind: "no-date", nearest: isGuessed ? `${nearestFrom}..${nearestTo}` : undefined };
  }
  const firstDay = first?.period.firstDay ?? null;
  const nextDay = last?.period.nextDay ?? null;
  if (firstDay !== null && nextDay !== null && firstDay >= nextDay) {
    return { kind: "no-date", nearest: `${to}..${from}` };
  }
  return { kind: "period", period: { firstDay, nextDay } };
}

function nearestOf(reading: DateReading | null, typed: string): string | undefined {
  return reading?.kind === "no-date" ? reading.nearest : typed;
}

function periodOf(typed: string, localTime: LocalTime): Period | undefined {
  return readPeriod(typed) ?? relativePeriod(typed.toLowerCase(), today(localTime));
}

/** @returns what is written there in other ways, or nearly; undefined when it cannot be told */
function nearestDate(typed: string): string | undefined {
  const word = typed.trim().toLowerCase();
  return nearestNumbers(word) ?? nearestAgo(word) ?? nearestWord(dashed(word), RELATIVE_PERIODS);
}

const UNSEPARATED = /^(\d{4})(\d\d)(\d\d)?$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})?)?$/;
const YEAR_LAST = /^(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})$/;

function nearestNumbers(word: string): string | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(word.replace(UNSEPARATED, "$1-$2-$3")) ?? [];
  if (year !== undefined && month !== undefined) {
    // The 14th month is the 14th of a month.
    return day !== undefined && Number(month) > 12 && Number(day) <= 12
      ? nearestDay(year, day, month)
      : nearestDay(year, month, day);
  }
  const [, one, other, lastYear] = YEAR_LAST.exec(word) ?? [];
  if (lastYear === undefined || other === undefined) return undefined;
  if (one === undefined) return nearestDay(lastYear, other, undefined);
  // Between slashes the day stands first in one country and second in another, so only what is beyond doubt is guessed.
  if (Number(other) > 12) return nearestDay(lastYear, one, other);
  const isDayFirst = Number(one) > 12 || word.includes(".") || one === other;
  return isDayFirst ? nearestDay(lastYear, other, one) : undefined;
}

function nearestDay(year: string, month: string, day: string | undefined): string | undefined {
  if (Number(year) === 0) return undefined;
  const nearestMonth = within(Number(month), 12);
  const start = `${year}-${twoDigits(nearestMonth)}`;
  if (day === undefined) return start;
  const days = dayOf(Number(year), nearestMonth + 1, 1) - dayOf(Number(year), nearestMonth, 1);
  return `${start}-${twoDigits(within(Number(day), days))}`;
}

function within(number: number, last: number): number {
  return Math.min(Math.max(number, 1), last);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

const AGO = /^(\d{1,4})[\s_-]*([a-z]{1,8}?)s?(?:[\s_-]*ago)?$/;
const UNITS: Readonly<Record<string, string>> = { d: "days", w: "weeks", m: "months", y: "years" };

/** `3 days`, `3d` and `3daysago` are `3-days-ago`. */
function nearestAgo(word: string): string | undefined {
  const [, count, unit = ""] = AGO.exec(word) ?? [];
  if (count === undefined || unit === "") return undefined;
  const known = UNITS[unit] ?? nearestWord(`${unit}s`, Object.values(UNITS));
  return known && `${count}-${known}-ago`;
}

function dashed(word: string): string {
  return word.replace(/[\s_]+/g, "-");
}
