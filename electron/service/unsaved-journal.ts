import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ActionId, ArticleId } from "#core/identity/ids.js";
import { Change, OperationRef } from "#core/operation/operation.js";
import { isNewerFormat } from "../library/format-of.ts";
import { replaceDurably } from "../library/replace-durably.ts";
import { createProcessFolders } from "./process-folders.ts";

export const JOURNAL_FORMAT = 1;

/** What somebody did that could not be written to the library yet. */
export const UnsavedChange = z.object({
  log: z.union([ArticleId, z.literal("library")]),
  changes: z.array(Change),
  /** When it was done: milliseconds since 1970. */
  since: z.number(),
  /** For each change, what its writer had seen of the entity. */
  after: z.array(z.array(OperationRef)),
  action: ActionId.optional(),
  undoes: ActionId.optional(),
});
export type UnsavedChange = z.infer<typeof UnsavedChange>;

export interface KeptChange {
  readonly change: UnsavedChange;
  /** Once it is saved. */
  forget(): Promise<void>;
}

/**
 * Keeps unsaved changes outside the library, so that a crash while its disk is full does not lose them. Each process keeps its
 * own in a folder that it holds by a lock: no change is ever written by two.
 */
export interface UnsavedJournal {
  /** A journal that cannot be written either leaves the change in memory alone. */
  keep(change: UnsavedChange): Promise<KeptChange>;
  /** Makes what processes that ended left behind this one's own, oldest first. */
  takeOver(): Promise<readonly KeptChange[]>;
  /** What is still kept waits for another process to take it over. */
  close(): Promise<void>;
}

/** @param directory  made when it is first needed */
export function createUnsavedJournal(directory: string): UnsavedJournal {
  const folders = createProcessFolders(directory);
  let kept = 0;

  return {
    async keep(change) {
      kept += 1;
      // Sorts by time, then by order.
      const name = `${change.since}-${String(kept).padStart(6, "0")}.json`;
      try {
        const path = join(await folders.own(), name);
        await replaceDurably(path, JSON.stringify({ format: JOURNAL_FORMAT, ...change }));
        return { change, forget: () => removeQuietly(path) };
      } catch {
        // The banner already says that it is unsaved, and memory still has it.
        return { change, forget: async () => undefined };
      }
    },
    async takeOver() {
      const found: KeptChange[] = [];
      for (const folder of await folders.takeOver()) found.push(...(await changesIn(folder)));
      return found.toSorted((one, other) => one.change.since - other.change.since);
    },
    close: folders.close,
  };
}

/** In the order in which they were kept. What does not parse, or is a newer Postil's, stays where it is. */
async function changesIn(folder: string): Promise<readonly KeptChange[]> {
  const found: KeptChange[] = [];
  const names = await readdir(folder).catch(() => []); // Saved and tidied up a moment ago.
  for (const name of names.filter((one) => one.endsWith(".json")).toSorted()) {
    const path = join(folder, name);
    const record = parseJson(await readFile(path, "utf8").catch(() => ""));
    const parsed = UnsavedChange.safeParse(record);
    if (parsed.success && !isNewerFormat(record, JOURNAL_FORMAT))
      found.push({ change: parsed.data, forget: () => removeQuietly(path) });
  }
  return found;
}

/** Should it stay, the next process writes the change once more: it says nothing new, and hides nothing said since. */
async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
