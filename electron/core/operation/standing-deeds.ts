import type { ActionId } from "../identity/ids.ts";
import type { DistinctOperation } from "./distinct-operations.ts";

/** The deeds in some operations: each with the deed it takes back, in the order they were done. */
export type Deeds = ReadonlyMap<ActionId, ActionId | undefined>;

/** @param distinct  in canonical order */
export function deedsIn(distinct: readonly DistinctOperation[]): Deeds {
  const deeds = new Map<ActionId, ActionId | undefined>();
  for (const { operation } of distinct) {
    if (operation.action === undefined || deeds.has(operation.action)) continue;
    deeds.set(operation.action, operation.undoes);
  }
  return deeds;
}

/**
 * Tells which operations are left when undo is taken at its word: a deed taken back was never done, and taking back was no
 * deed at all.
 * @param without  a deed that shall count as taken back now
 */
export function standsWithout(
  without: ActionId,
  deeds: Deeds,
): (one: DistinctOperation) => boolean {
  const takenBack = new Set([without]);
  // What takes a deed back comes after it, so from the end each deed is already decided when it is reached.
  for (const [action, undoes] of [...deeds].toReversed()) {
    if (undoes !== undefined && !takenBack.has(action)) takenBack.add(undoes);
  }
  return ({ operation: { action } }) => {
    if (action === undefined) return true;
    const undoes = deeds.get(action);
    const isUndo = undoes !== undefined && deeds.has(undoes);
    return !isUndo && !takenBack.has(action);
  };
}

/** @returns the deed, the one it took back, the one that took back, and so on to the original; empty for an unknown deed */
export function chainOf(action: ActionId, deeds: Deeds): ReadonlySet<ActionId | undefined> {
  const chain = new Set<ActionId | undefined>();
  let next: ActionId | undefined = action;
  // Damaged records may lead in a circle.
  while (next !== undefined && deeds.has(next) && !chain.has(next)) {
    chain.add(next);
    next = deeds.get(next);
  }
  return chain;
}
