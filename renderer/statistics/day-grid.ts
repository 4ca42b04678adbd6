import { monthOf } from "./period.ts";

const DAY_MS = 86_400_000;
/** Shades of the days on which there is something. */
export const LEVELS = 4;

/** A day of the calendar. */
export interface DayCell {
  readonly day: string;
  /** From 0, left to right. */
  readonly week: number;
  /** Monday is 0. */
  readonly weekday: number;
  readonly highlights: number;
  /** After today. */
  readonly isAhead: boolean;
  /** 0 for nothing, then 1 to `LEVELS`, by the root of the share of the fullest day: a single large one pales no other. */
  readonly level: number;
}

export interface DayGrid {
  /** In the order of time. */
  readonly cells: readonly DayCell[];
  readonly weeks: number;
  /** Where months begin: in the week of their first day. */
  readonly months: readonly { readonly month: string; readonly week: number }[];
}

/** Which days are shown: from one to another, both included. Each such as `2026-11-23`. */
export interface ShownDays {
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

/** Days in weeks that begin on Monday. */
export function dayGrid(
  days: readonly { readonly day: string; readonly highlights: number }[],
  { from, to, today }: ShownDays,
): DayGrid {
  const known = new Map(days.map(({ day, highlights }) => [day, highlights]));
  const first = numberOf(from);
  const before = weekdayOf(first);
  const shown = Array.from({ length: numberOf(to) - first + 1 }, (_, at) => {
    const day = dayOf(first + at);
    return { day, place: before + at, highlights: known.get(day) ?? 0 };
  });
  const most = Math.max(1, ...shown.map(({ highlights }) => highlights));
  const cells = shown.map(({ day, place, highlights }) => ({
    day,
    week: Math.floor(place / 7),
    weekday: place % 7,
    highlights,
    isAhead: day > today,
    level: Math.ceil(LEVELS * Math.sqrt(highlights / most)),
  }));
  const months = cells
    .filter(({ day }, at) => at === 0 || day.endsWith("-01"))
    .map(({ day, week }) => ({ month: monthOf(day), week }));
  return { cells, weeks: (cells.at(-1)?.week ?? 0) + 1, months: withRoom(months) };
}

/** A name needs room for itself: the first month may be there by a few days only. */
function withRoom(
  months: readonly { readonly month: string; readonly week: number }[],
): readonly { readonly month: string; readonly week: number }[] {
  const [first, second] = months;
  const isTight = first !== undefined && second !== undefined && second.week - first.week < 3;
  return isTight ? months.slice(1) : months;
}

/** The day as many days later. @param day  such as `2026-11-23` */
export function daysAfter(day: string, number: number): string {
  return dayOf(numberOf(day) + number);
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, "2026-11-23".length);
}

function weekdayOf(number: number): number {
  // 1970 began on a Thursday.
  return (number + 3) % 7;
}
