import { type LocalTime, startOfDay } from "./local-time.ts";
import { DAY_MS } from "./period.ts";

/** A day as people in a place live it; around a change of the clocks it is longer or shorter than 24 hours. */
export interface LocalDay {
  /** Such as `2026-11-23`. */
  readonly day: string;
  /** Its first millisecond since 1970, UTC. */
  readonly start: number;
  /** One past its last. */
  readonly end: number;
}

/** @param moment  milliseconds since 1970 */
export function localDay(moment: number, minutesAhead: LocalTime["minutesAhead"]): LocalDay {
  const clock = { now: moment, minutesAhead };
  let number = Math.floor(moment / DAY_MS);
  while (startOfDay(number, clock) > moment) number -= 1;
  while (startOfDay(number + 1, clock) <= moment) number += 1;
  return {
    day: new Date(number * DAY_MS).toISOString().slice(0, "2026-11-23".length),
    start: startOfDay(number, clock),
    end: startOfDay(number + 1, clock),
  };
}
