import { randomBytes } from "node:crypto";
import { readFile, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { isProcessRunning, processStart } from "./process-start.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";
import { isOfThisMachine, thisBoot } from "./this-boot.ts";
import { createForNow, replaceForNow } from "./write-for-now.ts";

/** An unreadable lock is taken for one that is being written for this long. */
const WRITING_MS = 10_000;

const LockHolder = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** See `processStart`; null where the system does not say. */
  started: z.string().nullable(),
  /** Tells two claims of one process apart. */
  nonce: z.string(),
  /** Tells this machine from others also after it was renamed; missing in locks of earlier versions. */
  boot: z.object({ id: z.string(), processes: z.string() }).nullable().optional(),
  released: z.boolean(),
});
type LockHolder = Readonly<z.infer<typeof LockHolder>>;

/** A name that this process alone holds until it lets go or dies. */
export interface HeldLock {
  /** @throws what the file system throws; then this process still holds it, and the next of it to claim the name has it */
  release(): Promise<void>;
}

/**
 * Those that could not be let go, by path of their generation: the disk was full. Nobody else gets them while this process lives, so
 * without this nobody at all would.
 */
const unreleased = new Map<string, { readonly nonce: string; readonly lock: HeldLock }>();

export interface ClaimOptions {
  /** Only processes that run now need to see it: nothing is flushed, which is most of what a lock costs. */
  readonly isForNow?: boolean;
}

/**
 * Claims a name among the processes of this device.
 *
 * The lock is `<name>.lock.<generation>`; the highest generation says who holds the name. Taking over from a dead holder
 * makes the next generation, and only one process can. Removing a stale file and making it anew would not do: a third
 * process, which saw the stale one a moment ago, would remove the new one. A generation is removed only by a higher one.
 * @returns undefined when a living process holds it
 */
export async function claimLock(
  directory: string,
  name: string,
  { isForNow = false }: ClaimOptions = {},
): Promise<HeldLock | undefined> {
  const [create, replace] = isForNow
    ? [createForNow, replaceForNow]
    : [createDurably, replaceDurably];
  const generations = await generationsOf(directory, name);
  const latest = generations.at(-1) ?? 0;
  if (latest > 0) {
    const latestPath = lockPath(directory, name, latest);
    const kept = await takeUnreleased(latestPath);
    if (kept !== undefined) return kept;
    if (await isHeld(latestPath)) return undefined;
  }

  const own = latest + 1;
  const path = lockPath(directory, name, own);
  const holder: LockHolder = {
    pid: process.pid,
    host: hostname(),
    started: processStart(process.pid) ?? null,
    boot: thisBoot(),
    nonce: randomBytes(8).toString("hex"),
    released: false,
  };
  if ((await create(path, JSON.stringify(holder))) === "exists") return undefined;
  const release = async (): Promise<void> => {
    try {
      await replace(path, JSON.stringify({ ...holder, released: true }));
    } catch (error) {
      unreleased.set(path, { nonce: holder.nonce, lock: { release } });
      throw error;
    }
  };
  const highest = await highestOf(directory, name).catch(async (error: unknown) => {
    // Whoever cannot look does not hold it, and nobody else would let it go while this process lives.
    await release().catch(() => undefined);
    throw error;
  });
  if (highest !== own) {
    // Others went through several generations since we looked.
    await removeLower(path);
    return undefined;
  }
  for (const generation of generations) await removeLower(lockPath(directory, name, generation));
  return { release };
}

/** One claim gets it. Letting go may have failed so late that it stands there all the same. */
async function takeUnreleased(path: string): Promise<HeldLock | undefined> {
  const kept = unreleased.get(path);
  if (kept === undefined) return undefined;
  unreleased.delete(path);
  const holder = await readHolder(path);
  const isOurs = typeof holder === "object" && holder.nonce === kept.nonce && !holder.released;
  return isOurs ? kept.lock : undefined;
}

/** One that stays counts for nothing: the next holder tries again. */
async function removeLower(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

async function highestOf(directory: string, name: string): Promise<number | undefined> {
  return (await generationsOf(directory, name)).at(-1);
}

/** @returns ascending */
async function generationsOf(directory: string, name: string): Promise<readonly number[]> {
  const prefix = `${name}.lock.`;
  const names = await readdir(directory);
  return names
    .filter((entry) => entry.startsWith(prefix) && /^[1-9]\d*$/.test(entry.slice(prefix.length)))
    .map((entry) => Number(entry.slice(prefix.length)))
    .toSorted((one, other) => one - other);
}

async function isHeld(path: string): Promise<boolean> {
  const holder = await readHolder(path);
  if (holder === "gone") return false;
  if (holder === "unreadable") return await isBeingWritten(path);
  if (holder.released) return false;
  const reach = await reachOf(holder, dirname(path));
  if (reach !== "seen") return reach === "out of reach";
  if (!isProcessRunning(holder.pid)) return false;
  const started = processStart(holder.pid);
  return started === undefined || holder.started === null || started === holder.started;
}

/**
 * Whether it can be seen from here if the holder lives. Names of machines change, on some networks by themselves; and the data folder may
 * lie on a network disk, or in a volume of several containers, where processes do not see each other.
 */
async function reachOf(
  { host, boot }: LockHolder,
  directory: string,
): Promise<"seen" | "out of reach" | "over"> {
  if (host === hostname()) return "seen";
  const own = thisBoot();
  // Outside of containers all boots have the same name for who sees whom.
  if (own === null || own.processes !== boot?.processes) return "out of reach";
  if (own.id === boot.id) return "seen";
  // It held the lock before this machine was started, and nobody else writes to its disk.
  return (await isOfThisMachine(directory)) ? "over" : "out of reach";
}

async function isBeingWritten(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined); // Removed by a higher generation.
  return found !== undefined && Date.now() - found.mtimeMs < WRITING_MS;
}

async function readHolder(path: string): Promise<LockHolder | "gone" | "unreadable"> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return "gone";
  }
  try {
    return LockHolder.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}

function lockPath(directory: string, name: string, generation: number): string {
  return join(directory, `${name}.lock.${generation}`);
}
