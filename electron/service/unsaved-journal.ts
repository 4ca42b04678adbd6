import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ActionId, ArticleId } from "#core/identity/ids.js";
import { Change } from "#core/operation/operation.js";
import { replaceDurably } from "../library/replace-durably.ts";

/** What somebody did that could not be written to the library yet. */
export const UnsavedChange = z.object({
  log: z.union([ArticleId, z.literal("library")]),
  changes: z.array(Change),
  action: ActionId.optional(),
  undoes: ActionId.optional(),
});
export type UnsavedChange = z.infer<typeof UnsavedChange>;

/** Keeps unsaved changes outside the library, so that a crash while its disk is full does not lose them. */
export interface UnsavedJournal {
  /** @returns what forgets it again; a journal that cannot be written either leaves the change in memory alone */
  keep(change: UnsavedChange): Promise<() => Promise<void>>;
  /** What earlier runs left behind, oldest first, each with what forgets it. */
  leftBehind(): Promise<readonly { change: UnsavedChange; forget: () => Promise<void> }[]>;
}

/** @param directory  made when it is first needed */
export function createUnsavedJournal(directory: string): UnsavedJournal {
  let kept = 0;

  return {
    async keep(change) {
      kept += 1;
      // Sorts by time, then by order; the random end keeps processes apart.
      const order = `${Date.now()}-${String(kept).padStart(6, "0")}`;
      const path = join(directory, `${order}-${randomBytes(4).toString("hex")}.json`);
      try {
        await mkdir(directory, { recursive: true });
        await replaceDurably(path, JSON.stringify(change));
      } catch {
        // The banner already says that it is unsaved, and memory still has it.
      }
      return () => rm(path, { force: true });
    },
    async leftBehind() {
      const names = await readdir(directory).catch(() => []);
      const found = [];
      for (const name of names.filter((one) => one.endsWith(".json")).toSorted()) {
        const path = join(directory, name);
        const change = UnsavedChange.safeParse(
          parseJson(await readFile(path, "utf8").catch(() => "")),
        );
        // What does not parse stays where it is, for a person to look at.
        if (change.success)
          found.push({ change: change.data, forget: () => rm(path, { force: true }) });
      }
      return found;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
