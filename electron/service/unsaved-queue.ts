import { isDeepStrictEqual } from "node:util";
import type { Failure } from "#core/failure/failure.js";
import type { Library } from "../library/library.ts";
import type { KeptChange, UnsavedChange } from "./unsaved-journal.ts";

/** Changes that wait to be saved, oldest first. */
export interface UnsavedQueue {
  readonly isEmpty: boolean;
  has(log: UnsavedChange["log"]): boolean;
  add(...kept: readonly KeptChange[]): void;
  /** Whether the last that waits in this log says the same: who tries a thing again must not have it wait twice. */
  endsWith(change: Pick<UnsavedChange, "log" | "changes" | "undoes">): boolean;
  /**
   * Writes what can be written now. What is stuck holds up what comes after it in the same log, and no other log.
   * @returns why the rest cannot be written, by log; empty when everything is saved
   */
  write(): Promise<ReadonlyMap<UnsavedChange["log"], Failure>>;
}

/** @param onSaved  told of what could be written after all */
export function createUnsavedQueue(
  library: Pick<Library, "append">,
  onSaved: (change: UnsavedChange) => Promise<void>,
): UnsavedQueue {
  const unsaved = new Set<KeptChange>();
  return {
    get isEmpty() {
      return unsaved.size === 0;
    },
    has: (log) => [...unsaved].some(({ change }) => change.log === log),
    add(...kept) {
      for (const one of kept) unsaved.add(one);
    },
    endsWith({ log, changes, undoes }) {
      const last = [...unsaved].findLast(({ change }) => change.log === log)?.change;
      return (
        last !== undefined &&
        last.undoes === undoes &&
        isDeepStrictEqual(asKept(last.changes), asKept(changes))
      );
    },
    async write() {
      const stuck = new Map<UnsavedChange["log"], Failure>();
      for (const kept of unsaved) {
        const { log, changes, action, undoes, since, after } = kept.change;
        if (stuck.has(log)) continue;
        const written = await library.append(log, changes, { action, undoes }, { since, after });
        if (written.ok) {
          unsaved.delete(kept);
          await kept.forget();
          await onSaved(kept.change);
        } else stuck.set(log, written.error);
      }
      return stuck;
    },
  };
}

/** What an earlier run kept was read from JSON, which leaves out what is undefined. */
function asKept(changes: UnsavedChange["changes"]): unknown {
  return JSON.parse(JSON.stringify(changes));
}
