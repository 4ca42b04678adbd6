import { isDeepStrictEqual } from "node:util";
import type { Failure } from "#core/failure/failure.js";
import { fail } from "#core/result.js";
import type { Library } from "../library/library.ts";
import { mayBeOfOneArticle } from "./concerns-one-article.ts";
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

/**
 * So many logs in a row that cannot be written are a disk that cannot: the rest is not tried now, or whoever saves something would wait for
 * thousands of tries where a deed on many articles is kept.
 */
const MOST_FAILURES = 20;

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
      let inARow: Failure[] = [];
      for (const kept of unsaved) {
        const { log, changes, action, undoes, since, after } = kept.change;
        if (stuck.has(log)) continue;
        const [failure] = inARow.length < MOST_FAILURES ? [] : inARow;
        const written =
          failure === undefined
            ? await library.append(log, changes, { action, undoes }, { since, after })
            : fail(failure);
        if (written.ok) {
          inARow = [];
          unsaved.delete(kept);
          await kept.forget();
          await onSaved(kept.change);
        } else {
          stuck.set(log, written.error);
          // One that is refused for itself says nothing of the others.
          if (!mayBeOfOneArticle(written.error)) inARow.push(written.error);
        }
      }
      return stuck;
    },
  };
}

/** What an earlier run kept was read from JSON, which leaves out what is undefined. */
function asKept(changes: UnsavedChange["changes"]): unknown {
  return JSON.parse(JSON.stringify(changes));
}
