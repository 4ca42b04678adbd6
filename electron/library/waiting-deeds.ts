import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { type BulkDeed, type BulkGroup, countIds, narrowDeed } from "#core/operation/bulk-deed.js";
import { encodeBulkDeed } from "./bulk-deed-file.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import type { ProblemList } from "./problem-list.ts";
import type { Quarantine } from "./quarantine.ts";
import { moveDurably, replaceDurably } from "./replace-durably.ts";
import { createSeenDeeds, DEED_SUFFIX, loadDeed, type SeenDeed } from "./seen-deeds.ts";
import { systemErrorCode } from "./system-error.ts";
import { replaceForNow } from "./write-for-now.ts";

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
  /** Returns once it would survive a power cut. Throws what the file system throws, and then it does not wait. */
  keep(deed: BulkDeed): Promise<void>;
  /** Oldest first, as they are on disk now. Throws what the file system throws. */
  all(): Promise<readonly BulkDeed[]>;
  /**
   * What waits to be said of an article, oldest first. Throws what the file system throws.
   * @param articleIds  its own and its twins'
   */
  of(articleIds: readonly ArticleId[]): Promise<readonly WaitingChange[]>;
  /** The same for those who only read: as it was seen last, while it cannot be looked at. */
  lastSeenOf(articleIds: readonly ArticleId[]): Promise<readonly WaitingChange[]>;
  /** It stands in the logs of all its articles but these, and goes on waiting for them. What takes it back stays whole. */
  keepOnly(action: ActionId, left: ReadonlySet<ArticleId>): Promise<void>;
  /** It stands in all logs: from now on it is only kept for being taken back. */
  finish(action: ActionId): Promise<void>;
  /** One that waits, or that was done not long ago; with all its articles, as long as it is kept. */
  find(action: ActionId): Promise<BulkDeed | undefined>;
  /** How many of a deed's articles are known to have it in their logs. */
  progressOf(deed: BulkDeed): Promise<number>;
  noteProgress(deed: BulkDeed, done: number): Promise<void>;
}

export interface WaitingDeedsParts {
  readonly quarantine: Pick<Quarantine, "moveFile">;
  readonly problems: Pick<ProblemList, "set">;
}

/** @param directory  made when it is first needed */
export function openWaitingDeeds(directory: string, parts: WaitingDeedsParts): WaitingDeeds {
  const waiting = join(directory, "waiting");
  const done = join(directory, "done");
  const seen = createSeenDeeds(waiting, parts);
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
      const path = join(waiting, nameOf(deed.action));
      try {
        await replaceDurably(path, encodeBulkDeed(deed));
        seen.wrote(nameOf(deed.action), deed);
      } catch (error) {
        if (!(await staysThere(path))) throw error;
      } finally {
        seen.distrust();
      }
    },
    all: async () => Array.from(await seen.now(), ([, { deed }]) => deed),
    of: async (articleIds) => changesOf(articleIds, await seen.now()),
    async lastSeenOf(articleIds) {
      try {
        return changesOf(articleIds, await seen.now());
      } catch (error) {
        if (systemErrorCode(error) === undefined) throw error;
        return changesOf(articleIds, seen.latest);
      }
    },
    async keepOnly(action, left) {
      const name = nameOf(action);
      const deed = (await seen.now()).get(name)?.deed;
      if (deed === undefined) return;
      const rest = narrowDeed(deed, left);
      if (countIds(rest) === countIds(deed)) return;
      await mkdir(done, { recursive: true });
      if (!(await isThere(join(done, name)))) {
        await replaceDurably(join(done, name), encodeBulkDeed(deed));
      }
      await replaceDurably(join(waiting, name), encodeBulkDeed(rest));
      seen.distrust();
    },
    async finish(action) {
      const name = nameOf(action);
      await mkdir(done, { recursive: true });
      if (await isThere(join(done, name))) {
        // It is there with all its articles; what waited were the last of them.
        await rm(join(waiting, name), { force: true });
        await flushDirectory(waiting);
      } else await moveDurably(join(waiting, name), join(done, name));
      seen.distrust();
      await progress.forget(action);
      // By name, which begins with the time.
      const old = (await namesIn(done)).slice(0, -MOST_KEPT);
      for (const one of old) await rm(join(done, one), { force: true });
    },
    async find(action) {
      const name = nameOf(action);
      return (await keptIn(join(done, name))) ?? (await seen.now()).get(name)?.deed;
    },
  };
}

function nameOf(action: ActionId): string {
  return `${action}${DEED_SUFFIX}`;
}

function changesOf(
  articleIds: readonly ArticleId[],
  deeds: ReadonlyMap<string, SeenDeed>,
): readonly WaitingChange[] {
  return [...deeds.values()].flatMap(({ deed, groupOf }) => {
    for (const articleId of articleIds) {
      const group = groupOf(articleId);
      if (group !== undefined) return [{ ...group, deed, articleId }];
    }
    return [];
  });
}

/** @returns undefined for what cannot be read as well: then each article is asked what its logs say */
async function keptIn(path: string): Promise<BulkDeed | undefined> {
  try {
    const kept = await loadDeed(path);
    return typeof kept === "string" ? undefined : kept.deed;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Removes what is going to be said not to be saved, since whatever waits is done. @returns whether it stays there all the same */
async function staysThere(path: string): Promise<boolean> {
  try {
    await rm(path, { force: true });
  } catch {
    return await isThere(path).catch(() => false); // Whoever kept it hears of the first error.
  }
  await flushDirectory(dirname(path)).catch(() => undefined); // As before.
  return false;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** With the names of the folders above, which may be new as well. */
async function makeWithParents(waiting: string): Promise<void> {
  await mkdir(waiting, { recursive: true });
  const library = dirname(waiting);
  for (const path of [library, dirname(library), dirname(dirname(library))]) {
    await flushDirectory(path);
  }
}

/** Nothing is lost with it: what was noted is looked for in the logs again, and so is what was noted of more articles than wait now. */
function createProgress(folder: string): {
  of(deed: BulkDeed): Promise<number>;
  note(deed: BulkDeed, done: number): Promise<void>;
  forget(action: ActionId): Promise<void>;
} {
  return {
    async of(deed) {
      const text = await readFile(join(folder, deed.action), "utf8").catch(() => "");
      const [, done, total] = /^(\d+) of (\d+)$/.exec(text) ?? [];
      return Number(total) === countIds(deed) ? Number(done) : 0;
    },
    async note(deed, done) {
      await mkdir(folder, { recursive: true });
      await replaceForNow(join(folder, deed.action), `${done} of ${countIds(deed)}`);
    },
    forget: (action) => rm(join(folder, action), { force: true }),
  };
}
