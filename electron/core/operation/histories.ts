import type { DistinctOperation } from "./distinct-operations.ts";
import { type HistoryEntry, historyOf } from "./history.ts";
import type { ChangeKind, Operation } from "./operation.ts";

/** Operations of one kind. */
export type OperationOn<Kind extends ChangeKind> = Extract<Operation, { kind: Kind }>;

export interface EntityHistory<Kind extends ChangeKind> {
  readonly id: OperationOn<Kind>["id"];
  /** Not empty, in canonical order. */
  readonly history: readonly HistoryEntry<OperationOn<Kind>>[];
}

/** @returns the operations of one kind, in the same order */
export function operationsOn<Kind extends ChangeKind>(
  distinct: readonly DistinctOperation[],
  kind: Kind,
): DistinctOperation<OperationOn<Kind>>[] {
  return distinct.filter(
    (one): one is DistinctOperation<OperationOn<Kind>> => one.operation.kind === kind,
  );
}

/** @returns the history of every entity of one kind */
export function historiesOn<Kind extends ChangeKind>(
  distinct: readonly DistinctOperation[],
  kind: Kind,
): EntityHistory<Kind>[] {
  const byId = new Map<string, DistinctOperation<OperationOn<Kind>>[]>();
  for (const one of operationsOn(distinct, kind)) {
    const others = byId.get(one.operation.id);
    if (others === undefined) byId.set(one.operation.id, [one]);
    else others.push(one);
  }
  return Array.from(byId, ([id, operations]) => ({
    // The map's keys are the ids of these operations.
    id: id as OperationOn<Kind>["id"],
    history: historyOf(operations),
  }));
}
