import type { WriterId } from "#core/identity/ids.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime, ownTime } from "#core/operation/hybrid-clock.js";
import {
  type Change,
  type HybridTime,
  type Operation,
  type OperationRef,
  operationRef,
} from "#core/operation/operation.js";
import type { Deed, Waited } from "./library.ts";
import type { LogUnion } from "./log-union.ts";

export interface Numbering {
  readonly writer: WriterId;
  /** The number of the first operation. */
  readonly first: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deed: Deed;
  /** Of changes that had to wait: they are dated and ordered as if they had been written when they were made. */
  readonly waited: Waited | undefined;
  /** Of what this process wrote last, to whichever log: its deeds stay in their order even where clocks run ahead. */
  readonly latestHere: HybridTime | undefined;
}

/** Gives changes what makes them operations: writer, sequence, time, and what their writer had seen of each entity. */
export function numberOperations(
  changes: readonly Change[],
  union: LogUnion,
  { writer, first, now, deed, waited, latestHere }: Numbering,
): readonly Operation[] {
  const added = new Map<string, Operation[]>();
  const wall = waited?.since ?? now;
  let latest =
    waited === undefined ? later(union.latest, latestHere) : latestSeen(union, waited, writer);
  return changes.map((change, index) => {
    const entity = union.entityOf(change);
    const before = added.get(entity) ?? [];
    const t = later(nextTime(wall, latest), waited?.t);
    const at = ownTime(wall, t);
    const operation: Operation = {
      v: 1,
      w: writer,
      n: first + index,
      t,
      ...(at !== undefined && { at }),
      after: [...(waited?.after[index] ?? headsOn(union, change, before))],
      ...(deed.action !== undefined && { action: deed.action }),
      ...(deed.undoes !== undefined && { undoes: deed.undoes }),
      ...change,
    };
    latest = t;
    added.set(entity, [...before, operation]);
    return operation;
  });
}

/** What was said last of a change's entity. @param more  what is about to be said of it before */
export function headsOn(
  union: LogUnion,
  change: Change,
  more: readonly Operation[] = [],
): OperationRef[] {
  const said = union.isForked ? union.operations : union.on(union.entityOf(change));
  return headsOf([...said, ...more], change.kind, ...union.idsOf(change));
}

/** The latest time among what changes that had to wait come after: what their writer had seen, and all it wrote itself. */
function latestSeen(union: LogUnion, { after }: Waited, writer: WriterId): HybridTime | undefined {
  const seen = new Set(after.flat());
  const isSeen = (operation: Operation): boolean =>
    operation.w === writer || seen.has(operationRef(operation));
  return union.operations
    .filter(isSeen)
    .reduce<HybridTime | undefined>((latest, { t }) => later(latest, t), undefined);
}

export function later(one: HybridTime, other: HybridTime | undefined): HybridTime;
export function later(
  one: HybridTime | undefined,
  other: HybridTime | undefined,
): HybridTime | undefined;
export function later(
  one: HybridTime | undefined,
  other: HybridTime | undefined,
): HybridTime | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? other : one;
}
