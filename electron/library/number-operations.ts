import type { WriterId } from "#core/identity/ids.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { type Change, type ChangeKind, type Operation } from "#core/operation/operation.js";
import type { Deed } from "./library.ts";
import type { UnitedLog } from "./unite-logs.ts";

export interface Numbering {
  readonly writer: WriterId;
  /** The number of the first operation. */
  readonly first: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deed: Deed;
  /** The ids of an article and its twins: what is said of one is said of all. */
  readonly aliases: readonly string[];
}

/** Gives changes what makes them operations: writer, sequence, time, and what their writer had seen of each entity. */
export function numberOperations(
  changes: readonly Change[],
  united: UnitedLog,
  { writer, first, now, deed, aliases }: Numbering,
): readonly Operation[] {
  const idsOf = (kind: ChangeKind, id: string): readonly string[] =>
    (kind === "article" || kind === "position") && aliases.includes(id) ? aliases : [id];
  const keyOf = ({ kind, id }: Change): string => `${kind} ${idsOf(kind, id)[0]}`;

  // A name that stands for two operations is told by comparing all of them; without any, those on the entity will do.
  const isForked = united.forked.length > 0;
  const everything = [...united.operations];
  const byEntity = isForked ? undefined : Map.groupBy(everything, keyOf);
  let latest = united.latest;
  return changes.map((change, index) => {
    const onEntity = byEntity?.get(keyOf(change)) ?? (isForked ? everything : []);
    const operation: Operation = {
      v: 1,
      w: writer,
      n: first + index,
      t: nextTime(now, latest),
      after: headsOf(onEntity, change.kind, ...idsOf(change.kind, change.id)),
      ...(deed.action !== undefined && { action: deed.action }),
      ...(deed.undoes !== undefined && { undoes: deed.undoes }),
      ...change,
    };
    latest = operation.t;
    onEntity.push(operation);
    byEntity?.set(keyOf(change), onEntity);
    return operation;
  });
}
