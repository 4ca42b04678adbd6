import type { LocalTime } from "#core/date/local-time.js";

/** @param now  ISO 8601, UTC. @param zone  as in the IANA time zone database */
export function timeIn(zone: string, now: string): LocalTime {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  return {
    now: Date.parse(now),
    minutesAhead(instant) {
      const shown = clock.format(instant);
      const [, day, month, year, time] = /^(\d+)\/(\d+)\/(\d+), (.+)$/.exec(shown) ?? [];
      const second = Math.floor(instant / 1_000) * 1_000;
      return (Date.parse(`${year}-${month}-${day}T${time}Z`) - second) / 60_000;
    },
  };
}

/** A Thursday. */
export const NOON: LocalTime = { now: Date.UTC(2026, 10, 26, 12), minutesAhead: () => 0 };
