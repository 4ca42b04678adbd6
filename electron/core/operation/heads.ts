import { distinctOperations } from "./distinct-operations.ts";
import { latestOf } from "./happened-before.ts";
import { historyOf } from "./history.ts";
import type { ChangeKind, Operation, OperationRef } from "./operation.ts";

/**
 * The operations on an entity that no other has seen: what the next operation on it names in `after`.
 * @param operations  all of the article, or of the library
 * @param ids  the entity; for an article or its reading position, the ids of its twins too
 * @returns sorted; empty when nothing was said about the entity yet
 */
export function headsOf(
  operations: readonly Operation[],
  kind: ChangeKind,
  ...ids: readonly string[]
): OperationRef[] {
  const onEntity = distinctOperations(operations).filter(
    ({ operation }) => operation.kind === kind && ids.includes(operation.id),
  );
  return latestOf(historyOf(onEntity))
    .map(({ ref }) => ref)
    .toSorted();
}
