import { randomBytes } from "node:crypto";
import { mkdir, readdir, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { type LibraryId, WriterId } from "#core/identity/ids.js";
import { makeWriterId } from "#core/identity/make-id.js";
import { type HeldLock, claimLock } from "./claim-lock.ts";
import { type WriterMemory, createWriterMemory, readWriterMemory } from "./writer-memory.ts";

const MEMORY_SUFFIX = ".jsonl";
const WRITER_BYTES = 6;

/** The id under which this process writes into one library. */
export interface Writers {
  /** Where the ids and their locks are kept. */
  readonly directory: string;
  /** Claimed so far; undefined before the first write. */
  readonly currentId: WriterId | undefined;
  /** Whether this process writes, or wrote, under an id. */
  isOwn(writerId: string): boolean;
  /** Claims an id when there is none yet. Throws what the file system throws. */
  current(): Promise<WriterMemory>;
  /** The current id was found to be used elsewhere, or its log can no longer be trusted: never use it here again. */
  replace(): Promise<WriterMemory>;
  /**
   * Does something for which nobody may write under an id of this device.
   * @returns whether it was done: not while another process writes under it, nor with one that is not to be used any more
   */
  whileHeld(writerId: WriterId, work: (memory: WriterMemory) => Promise<void>): Promise<boolean>;
  /** Every id of this device, whether or not a process writes under it now. */
  ownIds(): Promise<ReadonlySet<WriterId>>;
  release(): Promise<void>;
}

/**
 * Writer ids belong to a device: they are kept in the data directory, never in the library, used by one process at a
 * time, and used again by the next, so that a library gathers few logs. Not by one that was there already: under this id
 * it would take what the other wrote last, and what it has perhaps not heard of yet, for its own.
 * @param dataDirectory  per user and device
 */
export function openWriters(dataDirectory: string, libraryId: LibraryId): Writers {
  const directory = writersDirectory(dataDirectory);
  let claimed: Promise<Claim> | undefined;
  let currentId: WriterId | undefined;
  const claimedHere = new Set<string>();
  const sizesAtStart = memorySizes(directory);

  const claim = async (): Promise<Claim> => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const taken =
      (await claimRemembered(directory, libraryId, await sizesAtStart)) ??
      (await claimNew(directory));
    currentId = taken.memory.writerId;
    claimedHere.add(currentId);
    return taken;
  };
  const current = async (): Promise<WriterMemory> => {
    claimed ??= claim();
    try {
      return (await claimed).memory;
    } catch (error) {
      claimed = undefined; // The next write tries again.
      throw error;
    }
  };
  const release = async (): Promise<void> => {
    const held = claimed;
    claimed = undefined;
    currentId = undefined;
    await (await held)?.lock.release();
  };
  return {
    directory,
    get currentId() {
      return currentId;
    },
    isOwn: (writerId) => claimedHere.has(writerId),
    current,
    async replace() {
      await (await current()).retireFor(libraryId);
      await release();
      return await current();
    },
    async whileHeld(writerId, work) {
      const own = writerId === currentId ? await claimed : undefined;
      const taken = own ?? (await claimOne(directory, libraryId, writerId));
      if (taken === undefined) return false;
      try {
        await work(taken.memory);
      } finally {
        if (own === undefined) await taken.lock.release();
      }
      return true;
    },
    ownIds: async () => new Set((await rememberedIds(directory)).concat(currentId ?? [])),
    release,
  };
}

/** Holds the memory of every writer id, `<id>.jsonl`, which grows with each of its writes, and their locks. */
export function writersDirectory(dataDirectory: string): string {
  return join(dataDirectory, "writers");
}

interface Claim {
  readonly lock: HeldLock;
  readonly memory: WriterMemory;
}

async function claimRemembered(
  directory: string,
  libraryId: LibraryId,
  sizesAtStart: ReadonlyMap<WriterId, number>,
): Promise<Claim | undefined> {
  for (const writerId of await rememberedIds(directory)) {
    const claim = await claimOne(
      directory,
      libraryId,
      writerId,
      async () => (await memorySize(directory, writerId)) === sizesAtStart.get(writerId),
    );
    if (claim !== undefined) return claim;
  }
  return undefined;
}

/**
 * @param isFit  asked under the lock, before the memory is read, which may write it anew
 * @returns undefined when a process has it, or when it is not to be used any more
 */
async function claimOne(
  directory: string,
  libraryId: LibraryId,
  writerId: WriterId,
  isFit: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Claim | undefined> {
  const lock = await claimLock(directory, writerId);
  if (lock === undefined) return undefined;
  const isAsWanted = await isFit();
  const memory = await readWriterMemory(memoryPath(directory, writerId));
  // A home folder may be shared or copied between machines; the ids of the other one are left alone.
  if (isAsWanted && memory?.host === hostname() && !memory.isRetiredFor(libraryId)) {
    return { lock, memory };
  }
  await lock.release();
  return undefined;
}

async function claimNew(directory: string): Promise<Claim> {
  for (;;) {
    const writer = WriterId.parse(makeWriterId(randomBytes(WRITER_BYTES)));
    const lock = await claimLock(directory, writer);
    if (lock === undefined) continue;
    const memory = await createWriterMemory(memoryPath(directory, writer), {
      writer,
      host: hostname(),
    });
    if (memory !== undefined) return { lock, memory };
    await lock.release();
  }
}

async function rememberedIds(directory: string): Promise<WriterId[]> {
  const names = await readdir(directory).catch(() => []); // Nothing was written on this device yet.
  return names
    .filter((name) => name.endsWith(MEMORY_SUFFIX))
    .flatMap((name) => {
      const parsed = WriterId.safeParse(name.slice(0, -MEMORY_SUFFIX.length));
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted();
}

/** In bytes. Each write under an id adds to its memory. */
async function memorySizes(directory: string): Promise<ReadonlyMap<WriterId, number>> {
  const sizes = new Map<WriterId, number>();
  for (const writerId of await rememberedIds(directory)) {
    sizes.set(writerId, await memorySize(directory, writerId));
  }
  return sizes;
}

/** @returns NaN, which equals nothing, when it cannot be told */
async function memorySize(directory: string, writerId: WriterId): Promise<number> {
  return await stat(memoryPath(directory, writerId)).then(
    ({ size }) => size,
    () => Number.NaN,
  );
}

function memoryPath(directory: string, writerId: WriterId): string {
  return join(directory, `${writerId}${MEMORY_SUFFIX}`);
}
