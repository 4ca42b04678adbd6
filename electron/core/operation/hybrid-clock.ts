import { HybridTime, type Operation } from "./operation.ts";

const LATEST_MILLISECONDS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const LARGEST_COUNTER = 0xffff;

/**
 * The next reading of the hybrid logical clock (Kulkarni and others 2014): wall time where it runs ahead of all that was
 * seen, else the latest time seen and one more count, so that a wall clock set back never puts an operation before what its
 * writer had read.
 * @param wallMilliseconds  since 1970, UTC
 * @param latest  the latest time among the operations this writer has read and written
 * @returns a time after `latest`; the last representable one once year 9999 is used up
 */
export function nextTime(wallMilliseconds: number, latest: HybridTime | undefined): HybridTime {
  const wall = reading(wallMilliseconds, 0);
  if (latest === undefined || wall > latest) return wall;
  const counter = Number.parseInt(latest.slice(-4), 16) + 1;
  if (counter <= LARGEST_COUNTER) return withCounter(isoTimeOf(latest), counter);
  return reading(Date.parse(isoTimeOf(latest)) + 1, 0);
}

/** @returns the `at` of an operation: wall time, or undefined when its reading of the clock says as much */
export function ownTime(wallMilliseconds: number, time: HybridTime): string | undefined {
  const wall = isoTimeOf(reading(wallMilliseconds, 0));
  return wall === isoTimeOf(time) ? undefined : wall;
}

/** When an operation was written, as its writer's own clock had it: ISO 8601, UTC, with milliseconds. */
export function writtenAt({ t, at }: Pick<Operation, "t" | "at">): string {
  return at ?? isoTimeOf(t);
}

/** The wall-clock half of a reading: ISO 8601, UTC, with milliseconds. */
function isoTimeOf(time: HybridTime): string {
  return time.slice(0, -"-0000".length);
}

function reading(milliseconds: number, counter: number): HybridTime {
  if (milliseconds > LATEST_MILLISECONDS) {
    return withCounter(new Date(LATEST_MILLISECONDS).toISOString(), LARGEST_COUNTER);
  }
  return withCounter(new Date(Math.max(0, milliseconds)).toISOString(), counter);
}

function withCounter(iso: string, counter: number): HybridTime {
  return HybridTime.parse(`${iso}-${counter.toString(16).padStart(4, "0")}`);
}
