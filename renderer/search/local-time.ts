import type { LocalTime } from "#core/date/local-time.js";

/** What the clock of the person before the window shows. */
export function localTime(): LocalTime {
  return {
    now: Date.now(),
    minutesAhead: (instant) => -new Date(instant).getTimezoneOffset(),
  };
}
