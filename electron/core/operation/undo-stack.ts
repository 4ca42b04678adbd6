import { compareText } from "../compare-text.ts";
import type { ActionId } from "../identity/ids.ts";
import type { HybridTime } from "./operation.ts";

/** One thing the reader did, from which its operations carry `action`. */
export interface Deed {
  readonly action: ActionId;
  /** The deed it took back: then it is an undo, or a redo if that was an undo. */
  readonly undoes?: ActionId | undefined;
  /** Of its first operation. */
  readonly t: HybridTime;
}

/**
 * Replays the deeds of one device and says what undo and redo would take back now. A new deed ends the possibility to redo.
 * @param deeds  in any order
 * @returns deeds to give to `invertAction`, none where there is nothing to undo or redo
 */
export function undoStack(deeds: readonly Deed[]): {
  readonly undo?: ActionId;
  readonly redo?: ActionId;
} {
  const done: ActionId[] = [];
  const undone: ActionId[] = [];
  for (const { action, undoes } of inOrder(deeds)) {
    if (undoes === undefined) {
      done.push(action);
      undone.length = 0;
    } else if (takeOut(done, undoes)) {
      undone.push(action);
    } else if (takeOut(undone, undoes)) {
      done.push(action);
    }
    // Else another window took the same deed back first, or the deed is too old to be known: nothing more to take back.
  }
  const undo = done.at(-1);
  const redo = undone.at(-1);
  return { ...(undo !== undefined && { undo }), ...(redo !== undefined && { redo }) };
}

/** @returns the deed at the beginning of a chain of undo and redo: the one whose name a person knows */
export function originalDeed(deeds: readonly Deed[], action: ActionId): ActionId {
  const undoneBy = new Map(inOrder(deeds).map((deed) => [deed.action, deed.undoes]));
  let original = action;
  // Each step leads to another deed; damaged records that lead in a circle end when every deed was passed.
  for (let steps = undoneBy.size; steps > 0; steps -= 1) {
    const earlier = undoneBy.get(original);
    if (earlier === undefined || !undoneBy.has(earlier)) break;
    original = earlier;
  }
  return original;
}

function inOrder(deeds: readonly Deed[]): readonly Deed[] {
  return deeds.toSorted(
    (one, other) => compareText(one.t, other.t) || compareText(one.action, other.action),
  );
}

function takeOut(actions: ActionId[], action: ActionId): boolean {
  const at = actions.lastIndexOf(action);
  if (at < 0) return false;
  actions.splice(at, 1);
  return true;
}
