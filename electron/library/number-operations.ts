import type { WriterId } from "#core/identity/ids.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime, ownTime } from "#core/operation/hybrid-clock.js";
import type { Change, HybridTime, Operation } from "#core/operation/operation.js";
import type { Deed } from "./library.ts";
import type { LogUnion } from "./log-union.ts";

export interface Numbering {
  readonly writer: WriterId;
  /** The number of the first operation. */
  readonly first: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deed: Deed;
  /** Of what this process wrote last, to whichever log: its deeds stay in their order even where clocks run ahead. */
  readonly latestHere: HybridTime | undefined;
}

/** Gives changes what makes them operations: writer, sequence, time, and what their writer had seen of each entity. */
export function numberOperations(
  changes: readonly Change[],
  union: LogUnion,
  { writer, first, now, deed, latestHere }: Numbering,
): readonly Operation[] {
  const added = new Map<string, Operation[]>();
  let latest = later(union.latest, latestHere);
  return changes.map((change, index) => {
    const entity = union.entityOf(change);
    const before = added.get(entity) ?? [];
    const seen = [...(union.isForked ? union.operations : union.on(entity)), ...before];
    const t = nextTime(now, latest);
    const at = ownTime(now, t);
    const operation: Operation = {
      v: 1,
      w: writer,
      n: first + index,
      t,
      ...(at !== undefined && { at }),
      after: headsOf(seen, change.kind, ...union.idsOf(change)),
      ...(deed.action !== undefined && { action: deed.action }),
      ...(deed.undoes !== undefined && { undoes: deed.undoes }),
      ...change,
    };
    latest = t;
    added.set(entity, [...before, operation]);
    return operation;
  });
}

function later(one: HybridTime | undefined, other: HybridTime | undefined): HybridTime | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? other : one;
}
