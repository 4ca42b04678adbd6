import type { LocalTime } from "#core/date/local-time.js";

/** Of the machine that this process runs on, whose clock the person reads. */
export function localTime(): LocalTime {
  return {
    now: Date.now(),
    minutesAhead: (instant) => -new Date(instant).getTimezoneOffset(),
  };
}
