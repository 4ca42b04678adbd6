import type { Failure } from "#core/failure/failure.js";
import { fail } from "#core/result.js";
import type { Handlers } from "./handlers.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";

const CANCELLED = fail<Failure>({ code: "cancelled" });

/** Handlers before whose deeds a snapshot is made, where they change very much at once or what was marked by hand. */
export function beforeDeeds(snapshots: Pick<SnapshotDesk, "before">, handlers: Handlers): Handlers {
  return {
    ...handlers,
    async "notes.import"(input, context) {
      if (!input.dryRun) await snapshots.before("import", context);
      return context.signal.aborted ? CANCELLED : handlers["notes.import"](input, context);
    },
    async "library.check"(input, context) {
      if (input.repair) await snapshots.before("repair", context);
      return context.signal.aborted ? CANCELLED : handlers["library.check"](input, context);
    },
    async "annotations.merge"(input, context) {
      await snapshots.before("merge", context);
      return context.signal.aborted ? CANCELLED : handlers["annotations.merge"](input, context);
    },
  };
}
