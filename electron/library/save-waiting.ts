import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { type BulkDeed, countIds, unpackIds } from "#core/operation/bulk-deed.js";
import type { ArticleGroup } from "./article-groups.ts";
import { claimLock, type HeldLock } from "./claim-lock.ts";
import type { FolderListing } from "./folder-listing.ts";
import { articleLogs, articlesDirectory, type LibraryParts } from "./library-parts.ts";
import type { SaveWaitingOptions, SavedArticle, SavedWaiting } from "./library.ts";
import { differByOthers } from "./log-names.ts";
import { scanLibrary } from "./scan-library.ts";
import { settleWaiting } from "./settle-waiting.ts";
import { takesFiles } from "./takes-files.ts";
import { systemErrorCode } from "./system-error.ts";
import type { Turns } from "./turns.ts";
import { writeFailure } from "./write-failure.ts";

/** Flushed side by side, which a disk does in little more time than one; others wait for as many at most. */
const AT_ONCE = 8;
/** A kill costs a second look at so many at most. */
const NOTED_EVERY = 400;
/** After so many failures in a row the disk itself is tried, and then, where only the articles fail, ever more rarely. */
const MOST_FAILURES = 20;

export interface SaveWaitingParts extends LibraryParts {
  /** Appends, one after the other. */
  readonly turns: Turns;
  readonly isOwnFile: (name: string) => boolean;
  readonly writeNotes: (articleId: ArticleId) => Promise<void>;
}

/** Folders whose lock this process could not let go: nobody else gets it before it has. */
const stillHeld = new Set<string>();

/**
 * Writes deeds on very many articles into the log of each, oldest first, until none waits. One process of a device does that for all;
 * what it is killed in, the next one goes on with. Articles that cannot be written to keep no others waiting.
 */
export async function saveWaiting(
  parts: SaveWaitingParts,
  options: SaveWaitingOptions,
): Promise<SavedWaiting> {
  const { directory } = parts.waiting;
  let end: SavedWaiting;
  let release: Failure | undefined;
  try {
    const lock = await claim(parts);
    if (typeof lock === "string") return { kind: lock };
    try {
      end = await saveDeeds(parts, options);
    } finally {
      release = await letGo(lock, directory);
    }
  } catch (error) {
    return { kind: "stuck", failure: writeFailure(error, directory), articleIds: new Set() };
  }
  // Others wait for it: it must be tried again, also where nothing else is to be done.
  return release === undefined || end.kind === "stopped"
    ? end
    : { kind: "stuck", failure: release, articleIds: new Set() };
}

/** @returns why there is nothing to do */
async function claim({ waiting }: SaveWaitingParts): Promise<HeldLock | "done" | "elsewhere"> {
  const isToLetGo = stillHeld.has(waiting.directory);
  if (!isToLetGo && (await waiting.all()).length === 0) return "done";
  return (await claimLock(waiting.directory, "saving")) ?? "elsewhere";
}

/** @returns why this process still holds it */
async function letGo(lock: HeldLock, directory: string): Promise<Failure | undefined> {
  try {
    await lock.release();
    stillHeld.delete(directory);
    return undefined;
  } catch (error) {
    stillHeld.add(directory);
    return writeFailure(error, directory);
  }
}

/** Throws what the file system throws for the deeds themselves. */
async function saveDeeds(
  parts: SaveWaitingParts,
  options: SaveWaitingOptions,
): Promise<SavedWaiting> {
  const { waiting } = parts;
  const sight = createSight(parts);
  const tried = new Set<ActionId>();
  const left = new Set<ArticleId>();
  const failed = new Set<ArticleId>();
  let failure: Failure | undefined;
  for (;;) {
    const [deed, ...others] = (await waiting.all()).filter(({ action }) => !tried.has(action));
    if (deed === undefined) break;
    tried.add(deed.action);
    const end = await saveDeed({ ...parts, sight }, deed, options, others.reduce(sum, 0));
    if (options.signal.aborted) return { kind: "stopped" };
    failure ??= end.failure;
    if (end.isGivenUp) continue;
    for (const articleId of end.failed) failed.add(articleId);
    if (end.left.size === 0) await waiting.finish(deed.action);
    else await waiting.keepOnly(deed.action, end.left);
    for (const articleId of end.left) left.add(articleId);
  }
  if (failure !== undefined) return { kind: "stuck", failure, articleIds: failed };
  return left.size === 0 ? { kind: "done" } : { kind: "left", articleIds: left };
}

function sum(count: number, deed: BulkDeed): number {
  return count + countIds(deed);
}

interface SavedDeed {
  /** Articles whose logs do not have it: out of sight, or not to be written to. */
  readonly left: ReadonlySet<ArticleId>;
  /** Those of them that could not be written to. */
  readonly failed: ReadonlySet<ArticleId>;
  /** What failed first. */
  readonly failure: Failure | undefined;
  /** Nothing can be written, so the rest was not tried: all of it goes on waiting as it is. */
  readonly isGivenUp: boolean;
}

/** @param later  articles of deeds that come after this one */
async function saveDeed(
  parts: SaveWaitingParts & { readonly sight: Sight },
  deed: BulkDeed,
  { signal, onProgress, onSaved }: SaveWaitingOptions,
  later: number,
): Promise<SavedDeed> {
  const retagged = new Set(deed.groups.filter(({ change }) => change.add ?? change.remove));
  const articles = deed.groups.flatMap((group) =>
    unpackIds(group.ids).map((articleId) => ({ articleId, hasNotes: retagged.has(group) })),
  );
  const left = new Set<ArticleId>();
  const failed = new Set<ArticleId>();
  const patience = createPatience(parts);
  let failure: Failure | undefined;
  let isGivenUp = false;
  let done = Math.min(await parts.waiting.progressOf(deed), articles.length);
  let noted = done;
  while (done < articles.length && !signal.aborted && !isGivenUp) {
    const some = articles.slice(done, done + AT_ONCE);
    const saved = await parts.turns.take(() =>
      Promise.all(some.map(async (one) => ({ ...one, end: await saveArticle(parts, one) }))),
    );
    for (const { articleId, hasNotes, end } of saved) {
      if (!end.ok) failed.add(articleId);
      if (!end.ok || end.value === "out of sight") left.add(articleId);
      else if (hasNotes) await parts.writeNotes(articleId);
    }
    onSaved(saved.flatMap(({ end }) => (end.ok && end.value !== "out of sight" ? end.value : [])));
    const failures = saved.flatMap(({ end }) => (end.ok ? [] : [end.error]));
    failure ??= failures[0];
    isGivenUp = await patience.isOverAfter(failures.length, some.length);
    done += some.length;
    // What is left is looked for again, and so is all after it: it is found in its log.
    if (left.size === 0 && done - noted >= NOTED_EVERY) {
      noted = done;
      await noteProgress(parts, deed, done);
    }
    onProgress({ done, total: articles.length + later });
  }
  return { left, failed, failure, isGivenUp };
}

/** Tells a disk that fails from articles that fail, each for reasons of its own. */
function createPatience({ directory, waiting, guard }: SaveWaitingParts): {
  /** @returns whether nothing can be written any more */
  isOverAfter(failed: number, tried: number): Promise<boolean>;
} {
  let failures = 0;
  let most = MOST_FAILURES;
  return {
    async isOverAfter(failed, tried) {
      failures = failed < tried ? 0 : failures + failed;
      if (failures < most) return false;
      [failures, most] = [0, most * 2];
      if ((await guard.check()) !== undefined) return true;
      const places = [articlesDirectory(directory), waiting.directory];
      return (await Promise.all(places.map(takesFiles))).includes(false);
    },
  };
}

/** Not knowing how far it came costs time only. */
async function noteProgress(
  { waiting }: SaveWaitingParts,
  deed: BulkDeed,
  done: number,
): Promise<void> {
  try {
    await waiting.noteProgress(deed, done);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}

/** @returns nothing where somebody else said it already */
async function saveArticle(
  parts: SaveWaitingParts & { readonly sight: Sight },
  { articleId }: { readonly articleId: ArticleId },
): Promise<Result<readonly SavedArticle[] | "out of sight", Failure>> {
  const { folders, guard, directory, sight } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  try {
    const found = await sight.find(articleId);
    if (found === undefined) return ok("out of sight");
    const { group, before } = found;
    const [{ name }, ...twins] = group.folders;
    const action = (await parts.waiting.of([articleId])).at(-1)?.deed.action;
    const settled = await settleWaiting(parts, articleLogs(parts, group));
    if (!settled.ok) {
      // A newer Postil has to see it first; nothing is wrong with the disk.
      return settled.error.code === "written-by-newer" ? ok("out of sight") : settled;
    }
    const after = await folders.refresh(name);
    if (settled.value === "nothing waited") return ok([]);
    const isOursAlone =
      twins.length === 0 &&
      after !== undefined &&
      action !== undefined &&
      !differByOthers(before.entries, after.entries, parts.isOwnFile);
    // Else it must be read: others wrote at the same moment.
    const restamp = isOursAlone ? { from: before.stamp, to: after.stamp, action } : undefined;
    return ok([{ articleId: group.articleId, restamp }]);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return fail(writeFailure(error, join(directory, "articles")));
  }
}

/** Where articles are now. */
interface Sight {
  /** @returns undefined for one that is not there; looked for in all folders once only, however many are missing */
  find(
    articleId: ArticleId,
  ): Promise<{ readonly group: ArticleGroup; readonly before: FolderListing } | undefined>;
}

function createSight(parts: LibraryParts): Sight {
  const { folders } = parts;
  let scanned: Promise<boolean> | undefined;

  async function findKnown(articleId: ArticleId): ReturnType<Sight["find"]> {
    const group = folders.wasScanned
      ? folders.groups.withId(articleId)
      : await folders.find(articleId);
    const before = group && (await folders.refresh(group.folders[0].name));
    return group && before && { group, before };
  }
  return {
    async find(articleId) {
      const known = await findKnown(articleId);
      if (known !== undefined) return known;
      await (scanned ??= scanLibrary(parts));
      return await findKnown(articleId);
    },
  };
}
