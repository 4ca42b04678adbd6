import { randomBytes } from "node:crypto";
import { readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { claimLock, type HeldLock } from "../library/claim-lock.ts";
import { makeDirectories } from "../library/flush-directory.ts";
import { sweepTemporaryFiles } from "../library/sweep-temporary-files.ts";

/** Folders in one directory, each held by one process at a time: what lies in them is never worked on by two. */
export interface ProcessFolders {
  /** This process's own. Made when it is first asked for. @throws what the file system throws */
  own(): Promise<string>;
  /** Takes the folders of processes that ended. @returns those that this process got, and holds from now on */
  takeOver(): Promise<readonly string[]>;
  /** Lets all go. What is not empty waits for another process to take it over. */
  close(): Promise<void>;
}

/** One process's folder. */
interface Holding {
  readonly name: string;
  readonly lock: HeldLock;
}

/** @param directory  made when it is first needed */
export function createProcessFolders(directory: string): ProcessFolders {
  const holdings: Holding[] = [];
  let own: Promise<string> | undefined;

  async function hold(name: string): Promise<Holding | undefined> {
    const lock = await claimLock(directory, name);
    if (lock === undefined) return undefined;
    const holding = { name, lock };
    holdings.push(holding);
    return holding;
  }

  async function makeOwn(): Promise<string> {
    await makeDirectories(directory);
    const holding = await hold(randomBytes(8).toString("hex"));
    if (holding === undefined) throw new Error("a name that was just made up is held by nobody");
    const folder = join(directory, holding.name);
    await makeDirectories(folder);
    return folder;
  }

  async function letGo({ name, lock }: Holding): Promise<void> {
    const isEmpty = await rmdir(join(directory, name)).then(
      () => true,
      () => false, // Something in it waits, or does not parse and waits for a person to look at it.
    );
    await lock.release();
    if (!isEmpty) return;
    // Names are never used again, so that nobody can hold this one any more.
    for (const entry of await readdir(directory)) {
      if (entry.startsWith(`${name}.lock.`)) await rm(join(directory, entry), { force: true });
    }
  }

  return {
    async own() {
      own ??= makeOwn();
      try {
        return await own;
      } catch (error) {
        // The disk may have room the next time.
        own = undefined;
        throw error;
      }
    },
    async takeOver() {
      const folders: string[] = [];
      const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
      for (const { name } of entries.filter((entry) => entry.isDirectory())) {
        // One that cannot be held now is left to the next start.
        const holding = await hold(name).catch(() => undefined);
        if (holding === undefined) continue;
        const folder = join(directory, name);
        await sweepTemporaryFiles([folder], Date.now());
        folders.push(folder);
      }
      return folders;
    },
    async close() {
      // What fails here is taken over or tidied up by the next process.
      for (const holding of holdings.splice(0)) await letGo(holding).catch(() => undefined);
    },
  };
}
