import { DAY_MS } from "../date/period.ts";
import type { SnapshotReason } from "./snapshot-record.ts";

const HOUR_MS = DAY_MS / 24;
const WEEK_MS = DAY_MS * 7;

/** How many periods keep their newest snapshot. */
export const KEPT = { hours: 24, days: 14, weeks: 8 } as const;
/** How many of those that are spared stay. */
export const MOST_SPARED = 24;

/** Made at somebody's word or before something. Each may be what a person looks for; so none gives way to a later one of its hour. */
const MADE_FOR_A_DEED: ReadonlySet<SnapshotReason> = new Set([
  "asked",
  "import",
  "upgrade",
  "repair",
  "restore",
]);

/** Whether a snapshot stands for more than its hour. */
export function isForDeed(reason: SnapshotReason): boolean {
  return MADE_FOR_A_DEED.has(reason);
}

export interface KeptSnapshot {
  /** In the order in which they were made. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly reason: SnapshotReason;
  /** One copy of a library never pushes out what another kept. */
  readonly place?: string | undefined;
  /** See the manifest. */
  readonly sparedAt?: number | undefined;
}

/**
 * Which snapshots stay, of each place: the newest of each of the last hours, days and weeks that have one. The order is the one in which they were
 * made: a clock that was years ahead for a while costs one period of each length, and never the newest snapshot. And those that are
 * spared, since what they hold may be nowhere else.
 * @returns in the order given; never empty unless nothing was given
 */
export function whichToKeep<One extends KeptSnapshot>(snapshots: readonly One[]): readonly One[] {
  const places = [...new Set(snapshots.map(({ place }) => place))];
  const kept = new Set(
    places.flatMap((place) => keptOfOnePlace(snapshots.filter((one) => one.place === place))),
  );
  return snapshots.filter((snapshot) => kept.has(snapshot));
}

function keptOfOnePlace<One extends KeptSnapshot>(snapshots: readonly One[]): readonly One[] {
  const newestFirst = snapshots.toSorted((one, other) => other.sequence - one.sequence);
  return [
    ...newestOf(newestFirst, KEPT.hours, ({ madeAt }) => period(madeAt, HOUR_MS)),
    ...newestOf(newestFirst, KEPT.days, ({ madeAt }) => period(madeAt, DAY_MS)),
    ...newestOf(newestFirst, KEPT.weeks, ({ madeAt }) => period(madeAt, WEEK_MS)),
    ...newestFirst.filter(({ reason }) => isForDeed(reason)).slice(0, KEPT.hours),
    ...lastSpared(newestFirst),
  ];
}

function lastSpared<One extends KeptSnapshot>(snapshots: readonly One[]): readonly One[] {
  return snapshots
    .filter(({ sparedAt }) => sparedAt !== undefined)
    .toSorted((one, other) => (other.sparedAt ?? 0) - (one.sparedAt ?? 0))
    .slice(0, MOST_SPARED);
}

function newestOf<One>(
  newestFirst: readonly One[],
  most: number,
  periodOf: (snapshot: One) => string,
): readonly One[] {
  const newest = new Map<string, One>();
  for (const snapshot of newestFirst) {
    if (newest.size === most) break;
    const name = periodOf(snapshot);
    if (!newest.has(name)) newest.set(name, snapshot);
  }
  return [...newest.values()];
}

function period(moment: number, length: number): string {
  return String(Math.floor(moment / length));
}
