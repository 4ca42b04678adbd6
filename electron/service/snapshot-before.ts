import type { Handlers } from "./handlers.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";

/** Handlers before whose deeds a snapshot is made, where they change very much at once or what was marked by hand. */
export function beforeDeeds(snapshots: Pick<SnapshotDesk, "before">, handlers: Handlers): Handlers {
  return {
    ...handlers,
    async "notes.import"(input, context) {
      if (!input.dryRun) await snapshots.before("import");
      return handlers["notes.import"](input, context);
    },
    async "library.check"(input, context) {
      if (input.repair) await snapshots.before("repair");
      return handlers["library.check"](input, context);
    },
    async "annotations.merge"(input, context) {
      await snapshots.before("merge");
      return handlers["annotations.merge"](input, context);
    },
  };
}
