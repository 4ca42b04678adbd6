import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { type BulkDeed, type BulkGroup, lookInto } from "#core/operation/bulk-deed.js";
import { decodeBulkDeed, encodeBulkDeed } from "./bulk-deed-file.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { moveDurably, replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { replaceForNow } from "./write-for-now.ts";

const SUFFIX = ".json";
/** File systems tell times in steps of some milliseconds: a folder that changed just now may change again within the same one. */
const CLOCK_STEP_MS = 100;
/** Deeds that can still be taken back at once, after they are in the logs. */
const MOST_KEPT = 30;

/** What waits to be said of one article. */
export interface WaitingChange extends BulkGroup {
  readonly deed: BulkDeed;
  /** The id that it is said of: the article's own, or a twin's. */
  readonly articleId: ArticleId;
}

/**
 * Deeds on very many articles that are not yet in the log of each: one flushed file a deed, in the data folder, seen by every process
 * of this device.
 */
export interface WaitingDeeds {
  /** Holds them, and the lock of whoever saves them. */
  readonly directory: string;
  /** Returns once it would survive a power cut. Throws what the file system throws. */
  keep(deed: BulkDeed): Promise<void>;
  /** Oldest first, as they are on disk now. */
  all(): Promise<readonly BulkDeed[]>;
  /** What waits to be said of an article, oldest first. @param articleIds  its own and its twins' */
  of(articleIds: readonly ArticleId[]): Promise<readonly WaitingChange[]>;
  /** It stands in all logs: from now on it is only kept for being taken back. */
  finish(action: ActionId): Promise<void>;
  /** One that waits, or that was done not long ago. */
  find(action: ActionId): Promise<BulkDeed | undefined>;
  /** How many of a deed's articles are known to have it in their logs. */
  progressOf(action: ActionId): Promise<number>;
  noteProgress(action: ActionId, done: number): Promise<void>;
}

interface Loaded {
  readonly deed: BulkDeed;
  readonly groupOf: (articleId: ArticleId) => BulkGroup | undefined;
}

/** @param directory  made when it is first needed */
export function openWaitingDeeds(directory: string): WaitingDeeds {
  const waiting = join(directory, "waiting");
  const done = join(directory, "done");
  const seen = createSeenDeeds(waiting);
  const progress = createProgress(join(directory, "progress"));
  let made: Promise<void> | undefined;

  return {
    directory,
    progressOf: progress.of,
    noteProgress: progress.note,
    async keep(deed) {
      await (made ??= makeWithParents(waiting)).catch((error: unknown) => {
        made = undefined; // The disk may have room the next time.
        throw error;
      });
      await replaceDurably(join(waiting, nameOf(deed.action)), encodeBulkDeed(deed));
      seen.distrust();
    },
    all: async () => Array.from(await seen.now(), ([, { deed }]) => deed),
    async of(articleIds) {
      const loaded = await seen.now();
      if (loaded.size === 0) return [];
      return [...loaded.values()].flatMap(({ deed, groupOf }) => {
        for (const articleId of articleIds) {
          const group = groupOf(articleId);
          if (group !== undefined) return [{ ...group, deed, articleId }];
        }
        return [];
      });
    },
    async finish(action) {
      await mkdir(done, { recursive: true });
      await moveDurably(join(waiting, nameOf(action)), join(done, nameOf(action)));
      seen.distrust();
      await progress.forget(action);
      // By name, which begins with the time.
      const old = (await namesIn(done)).slice(0, -MOST_KEPT);
      for (const one of old) await rm(join(done, one), { force: true });
    },
    async find(action) {
      const name = nameOf(action);
      return ((await seen.now()).get(name) ?? (await load(join(done, name))))?.deed;
    },
  };
}

function nameOf(action: ActionId): string {
  return `${action}${SUFFIX}`;
}

/** With the names of the folders above, which may be new as well. */
async function makeWithParents(waiting: string): Promise<void> {
  await mkdir(waiting, { recursive: true });
  const library = dirname(waiting);
  for (const path of [library, dirname(library), dirname(dirname(library))]) {
    await flushDirectory(path);
  }
}

/** What lies in a folder, by name and oldest first; read again only where the folder has changed. */
function createSeenDeeds(folder: string): {
  now(): Promise<ReadonlyMap<string, Loaded>>;
  distrust(): void;
} {
  let loaded: ReadonlyMap<string, Loaded> = new Map();
  /** Of the folder, when what is loaded was read; undefined while that is in doubt. */
  let readAt: number | undefined;
  return {
    distrust() {
      readAt = undefined;
    },
    async now() {
      const time = await modifiedTime(folder);
      if (time === undefined) return new Map();
      if (time === readAt) return loaded;
      const known = loaded;
      const names = (await namesIn(folder)).filter((name) => name.endsWith(SUFFIX));
      const entries = await Promise.all(
        names.map(async (name) => {
          const one = known.get(name) ?? (await load(join(folder, name)));
          return one === undefined ? [] : [[name, one] as const];
        }),
      );
      loaded = new Map(
        entries.flat().toSorted(([, one], [, other]) => compareTimes(one.deed, other.deed)),
      );
      readAt = Date.now() - time < CLOCK_STEP_MS ? undefined : time;
      return loaded;
    },
  };
}

/** Nothing is lost with it: what was noted is looked for in the logs again. */
function createProgress(folder: string): {
  of(action: ActionId): Promise<number>;
  note(action: ActionId, done: number): Promise<void>;
  forget(action: ActionId): Promise<void>;
} {
  return {
    async of(action) {
      const text = await readFile(join(folder, action), "utf8").catch(() => "0");
      return /^\d+$/.test(text) ? Number(text) : 0;
    },
    async note(action, done) {
      await mkdir(folder, { recursive: true });
      await replaceForNow(join(folder, action), String(done));
    },
    forget: (action) => rm(join(folder, action), { force: true }),
  };
}

/** @returns undefined for what is gone meanwhile, or is no whole deed: it was never said to be saved */
async function load(path: string): Promise<Loaded | undefined> {
  try {
    const deed = decodeBulkDeed(await readFile(path, "utf8"));
    return deed && { deed, groupOf: lookInto(deed) };
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

function compareTimes(one: BulkDeed, other: BulkDeed): number {
  return one.t < other.t ? -1 : one.t > other.t ? 1 : one.action < other.action ? -1 : 1;
}

/** @returns milliseconds since 1970; undefined while there is no such folder */
async function modifiedTime(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
