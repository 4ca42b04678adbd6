import type { Failure } from "#core/failure/failure.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { FaultJournal } from "../library/fault-journal.ts";
import type { UnsavedChange } from "./unsaved-journal.ts";

/** Notes for people what could not be saved, and that it was after all. */
export interface UnsavedFaults {
  kept(log: UnsavedChange["log"], why: Failure): void;
  /** @returns what a change is given to that was saved after all; its log is passed on */
  hearing(
    onSaved: (log: UnsavedChange["log"]) => Promise<void>,
  ): (change: UnsavedChange) => Promise<void>;
  /** Tells what was saved since the last time: all of one log together. */
  tellSaved(): void;
}

export function createUnsavedFaults(faults: Pick<FaultJournal, "note">): UnsavedFaults {
  let saved: readonly UnsavedChange[] = [];
  const articleOf = (log: UnsavedChange["log"]) => (log === "library" ? null : log);
  return {
    kept(log, why) {
      const cause = describeFailure(why);
      faults.note({ kind: "change-unsaved", articleId: articleOf(log), cause });
    },
    hearing: (onSaved) => async (change) => {
      saved = [...saved, change];
      await onSaved(change.log);
    },
    tellSaved() {
      for (const [log, changes] of Map.groupBy(saved, (change) => change.log)) {
        const since = new Date(Math.min(...changes.map((change) => change.since))).toISOString();
        const articleId = articleOf(log);
        faults.note({ kind: "change-saved", articleId, changes: changes.length, since });
      }
      saved = [];
    },
  };
}
