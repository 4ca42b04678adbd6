import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ActionId, ArticleId } from "#core/identity/ids.js";
import { Change, OperationRef } from "#core/operation/operation.js";
import { claimLock, type HeldLock } from "../library/claim-lock.ts";
import { replaceDurably } from "../library/replace-durably.ts";
import { sweepTemporaryFiles } from "../library/sweep-temporary-files.ts";

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

/** One process's folder of changes. */
interface Holding {
  readonly name: string;
  readonly lock: HeldLock;
}

/** @param directory  made when it is first needed */
export function createUnsavedJournal(directory: string): UnsavedJournal {
  const holdings: Holding[] = [];
  let own: Holding | undefined;
  let kept = 0;

  async function hold(name: string): Promise<Holding | undefined> {
    const lock = await claimLock(directory, name);
    if (lock === undefined) return undefined;
    const holding = { name, lock };
    holdings.push(holding);
    return holding;
  }

  async function ownFolder(): Promise<string> {
    await mkdir(directory, { recursive: true });
    own ??= await hold(randomBytes(8).toString("hex"));
    if (own === undefined) throw new Error("a name that was just made up is held by nobody");
    const folder = join(directory, own.name);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async function letGo({ name, lock }: Holding): Promise<void> {
    const isEmpty = await rmdir(join(directory, name)).then(
      () => true,
      () => false, // Something in it is unsaved, or does not parse and waits for a person to look at it.
    );
    await lock.release();
    if (!isEmpty) return;
    // Names are never used again, so that nobody can hold this one any more.
    for (const entry of await readdir(directory)) {
      if (entry.startsWith(`${name}.lock.`)) await rm(join(directory, entry), { force: true });
    }
  }

  return {
    async keep(change) {
      kept += 1;
      // Sorts by time, then by order.
      const name = `${change.since}-${String(kept).padStart(6, "0")}.json`;
      try {
        const path = join(await ownFolder(), name);
        await replaceDurably(path, JSON.stringify(change));
        return { change, forget: () => removeQuietly(path) };
      } catch {
        // The banner already says that it is unsaved, and memory still has it.
        return { change, forget: async () => undefined };
      }
    },
    async takeOver() {
      const found: KeptChange[] = [];
      const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
      for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        // One that cannot be held now is left to the next start.
        const holding = await hold(name).catch(() => undefined);
        if (holding === undefined) continue;
        const folder = join(directory, name);
        await sweepTemporaryFiles([folder], Date.now());
        found.push(...(await changesIn(folder)));
      }
      return found.toSorted((one, other) => one.change.since - other.change.since);
    },
    async close() {
      // What fails here is taken over or tidied up by the next process.
      for (const holding of holdings.splice(0)) await letGo(holding).catch(() => undefined);
    },
  };
}

/** In the order in which they were kept. What does not parse stays where it is, for a person to look at. */
async function changesIn(folder: string): Promise<readonly KeptChange[]> {
  const found: KeptChange[] = [];
  const names = await readdir(folder).catch(() => []); // Saved and tidied up a moment ago.
  for (const name of names.filter((one) => one.endsWith(".json")).toSorted()) {
    const path = join(folder, name);
    const parsed = UnsavedChange.safeParse(parseJson(await readFile(path, "utf8").catch(() => "")));
    if (parsed.success) found.push({ change: parsed.data, forget: () => removeQuietly(path) });
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
