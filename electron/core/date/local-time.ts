import { DAY_MS } from "./period.ts";

/** What the clocks on a person's wall show. */
export interface LocalTime {
  /** Milliseconds since 1970. */
  readonly now: number;
  /**
   * @param instant  milliseconds since 1970
   * @returns how many minutes clocks are ahead of UTC at that moment, such as 120 in Berlin in summer
   */
  readonly minutesAhead: (instant: number) => number;
}

const MINUTE_MS = 60_000;

/** @returns the day that it is now, counted as in `Period` */
export function today({ now, minutesAhead }: LocalTime): number {
  return Math.floor((now + minutesAhead(now) * MINUTE_MS) / DAY_MS);
}

/**
 * @param day  counted as in `Period`
 * @returns its first moment here, in milliseconds since 1970; where clocks are put forward at midnight that is not midnight
 */
export function startOfDay(day: number, { minutesAhead }: LocalTime): number {
  const midnight = day * DAY_MS;
  // Clocks are changed at most once between these; so it is midnight by one of the two, or by none.
  const [earlier, later] = [midnight - DAY_MS, midnight + DAY_MS]
    .map((instant) => midnight - minutesAhead(instant) * MINUTE_MS)
    .toSorted((a, b) => a - b) as [number, number];
  const isMidnight = (instant: number): boolean =>
    instant + minutesAhead(instant) * MINUTE_MS === midnight;
  return isMidnight(earlier) ? earlier : later;
}
