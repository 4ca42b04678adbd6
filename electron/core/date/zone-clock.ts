import type { LocalTime } from "./local-time.ts";

const MINUTE_MS = 60_000;

/** What clocks in a zone show, whatever zone this process runs in. */
export type ZoneClock = LocalTime["minutesAhead"];

/** Asked for again and again, and slow to find out. */
const clocks = new Map<string, ZoneClock>();
/** Moments of which one clock remembers what it showed. */
const MOST_KNOWN = 100_000;

/**
 * @param timeZone  IANA name, such as `Europe/Berlin`
 * @throws RangeError for a zone that the runtime does not know
 */
export function zoneClock(timeZone: string): ZoneClock {
  const ready = clocks.get(timeZone);
  if (ready !== undefined) return ready;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  const clock: ZoneClock = (instant) => {
    const found = known.get(instant) ?? minutesAhead(format, instant);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(instant, found);
    return found;
  };
  clocks.set(timeZone, clock);
  return clock;
}

/** Whether the runtime knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneClock(name);
    return true;
  } catch {
    // RangeError is its way to say no.
    return false;
  }
}

function minutesAhead(format: Intl.DateTimeFormat, instant: number): number {
  const moment = Math.floor(instant / 1_000) * 1_000;
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  const shown = new Date(0);
  // Not `Date.UTC`, which takes the year 24 for 1924.
  shown.setUTCFullYear(year, month - 1, day);
  return (shown.setUTCHours(hour, minute, second) - moment) / MINUTE_MS;
}
