/** A day as people in a place live it; around a change of the clocks it is longer or shorter than 24 hours. */
export interface LocalDay {
  /** Such as `2026-11-23`. */
  readonly day: string;
  /** Its first millisecond since 1970, UTC. */
  readonly start: number;
  /** One past its last. */
  readonly end: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * @param moment  milliseconds since 1970
 * @param timeZone  IANA name, such as `Europe/Berlin`
 * @throws RangeError for a zone that the runtime does not know
 */
export function localDay(moment: number, timeZone: string): LocalDay {
  let number = Math.floor(moment / DAY_MS);
  while (startOf(number, timeZone) > moment) number -= 1;
  while (startOf(number + 1, timeZone) <= moment) number += 1;
  return {
    day: new Date(number * DAY_MS).toISOString().slice(0, -"T00:00:00.000Z".length),
    start: startOf(number, timeZone),
    end: startOf(number + 1, timeZone),
  };
}

/** @returns the first millisecond of a day. @param day  such as `2026-11-23` */
export function startOfDay(day: string, timeZone: string): number {
  return startOf(Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS), timeZone);
}

/** Whether the runtime knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    // RangeError is its way to say no.
    return false;
  }
}

/** When a day begins. @param number  days since 1970, on the calendar of the zone */
function startOf(number: number, timeZone: string): number {
  const ahead = aheadAtNoon(number, timeZone);
  // No zone changes its clocks twice in two days, and none is further from UTC than 15 hours.
  const isSteady =
    ahead === aheadAtNoon(number - 1, timeZone) && ahead === aheadAtNoon(number - 2, timeZone);
  return isSteady ? number * DAY_MS - ahead : searchStart(number, timeZone);
}

/** Around a change of the clocks, which may leave midnight out. */
function searchStart(number: number, timeZone: string): number {
  let before = number * DAY_MS - 15 * HOUR_MS;
  let within = number * DAY_MS + 15 * HOUR_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (middle + aheadOfUtc(middle, timeZone) < number * DAY_MS) before = middle;
    else within = middle;
  }
  return within;
}

/** By zone and number of the day: asked for again and again, and slow to find out. */
const known = new Map<string, Map<number, number>>();
/** A hundred years. */
const MOST_KNOWN = 36_500;

/** How far the clocks are ahead at noon, UTC, of a day. Milliseconds. */
function aheadAtNoon(number: number, timeZone: string): number {
  const days = known.get(timeZone) ?? new Map<number, number>();
  known.set(timeZone, days);
  const found = days.get(number) ?? aheadOfUtc(number * DAY_MS + DAY_MS / 2, timeZone);
  if (days.size > MOST_KNOWN) days.clear();
  days.set(number, found);
  return found;
}

/** How far the clocks of the zone are ahead of UTC. Milliseconds; negative where they are behind. */
function aheadOfUtc(moment: number, timeZone: string): number {
  const second = Math.floor(moment / 1000) * 1000;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(second)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second: seconds = 0 } = parts;
  const shown = new Date(0);
  // Years before 100 would be taken for those of the last century.
  shown.setUTCFullYear(year, month - 1, day);
  return shown.setUTCHours(hour, minute, seconds) - second;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const ready = formats.get(timeZone);
  if (ready !== undefined) return ready;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
