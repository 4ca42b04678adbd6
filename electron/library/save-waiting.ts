import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { type BulkDeed, countIds, unpackIds } from "#core/operation/bulk-deed.js";
import { claimLock } from "./claim-lock.ts";
import { articleLogs, type LibraryParts } from "./library-parts.ts";
import type { SaveWaitingOptions, SavedArticle, SavedWaiting } from "./library.ts";
import { differByOthers } from "./log-names.ts";
import { settleWaiting } from "./settle-waiting.ts";
import { systemErrorCode } from "./system-error.ts";
import type { Turns } from "./turns.ts";
import { writeFailure } from "./write-failure.ts";

/** Flushed side by side, which a disk does in little more time than one; others wait for as many at most. */
const AT_ONCE = 8;
/** A kill costs a second look at so many at most. */
const NOTED_EVERY = 400;
/** A disk that fails so often in a row fails as a whole. */
const MOST_FAILURES = 20;

export interface SaveWaitingParts extends LibraryParts {
  /** Appends, one after the other. */
  readonly turns: Turns;
  readonly isOwnFile: (name: string) => boolean;
  readonly writeNotes: (articleId: ArticleId) => Promise<void>;
}

/**
 * Writes deeds on very many articles into the log of each, oldest first, until none waits. One process of a device does that for all;
 * what it is killed in, the next one goes on with.
 */
export async function saveWaiting(
  parts: SaveWaitingParts,
  options: SaveWaitingOptions,
): Promise<SavedWaiting> {
  const { waiting } = parts;
  if ((await waiting.all()).length === 0) return { kind: "done" };
  const lock = await claimLock(waiting.directory, "saving");
  if (lock === undefined) return { kind: "elsewhere" };
  try {
    for (;;) {
      const deeds = await waiting.all();
      const [oldest] = deeds;
      if (oldest === undefined) return { kind: "done" };
      const failure = await saveDeed(parts, oldest, options, deeds.slice(1).reduce(sum, 0));
      if (options.signal.aborted) return { kind: "stopped" };
      if (failure !== undefined) return { kind: "stuck", failure };
      await waiting.finish(oldest.action);
    }
  } finally {
    await lock.release();
  }
}

function sum(count: number, deed: BulkDeed): number {
  return count + countIds(deed);
}

/** @param later  articles of deeds that come after this one. @returns why it is not in all logs */
async function saveDeed(
  parts: SaveWaitingParts,
  deed: BulkDeed,
  { signal, onProgress, onSaved }: SaveWaitingOptions,
  later: number,
): Promise<Failure | undefined> {
  const retagged = new Set(deed.groups.filter(({ change }) => change.add ?? change.remove));
  const articles = deed.groups.flatMap((group) =>
    unpackIds(group.ids).map((articleId) => ({ articleId, hasNotes: retagged.has(group) })),
  );
  let failure: Failure | undefined;
  let failures = 0;
  let done = Math.min(await parts.waiting.progressOf(deed.action), articles.length);
  let noted = done;
  while (done < articles.length && !signal.aborted && failures < MOST_FAILURES) {
    const some = articles.slice(done, done + AT_ONCE);
    const saved = await parts.turns.take(() =>
      Promise.all(some.map(({ articleId }) => saveArticle(parts, articleId))),
    );
    for (const { hasNotes, articleId } of some) if (hasNotes) await parts.writeNotes(articleId);
    onSaved(saved.flatMap((one) => (one.ok ? one.value : [])));
    const failed = saved.filter((one) => !one.ok);
    failure ??= failed.at(0)?.error;
    failures = failed.length === 0 ? 0 : failures + failed.length;
    done += some.length;
    // What failed is tried again, and so is all after it: it is found in its log.
    if (failure === undefined && done - noted >= NOTED_EVERY) {
      noted = done;
      await parts.waiting.noteProgress(deed.action, done);
    }
    onProgress({ done, total: articles.length + later });
  }
  return failure;
}

/** @returns nothing for an article that is gone, or where somebody else said it already */
async function saveArticle(
  parts: SaveWaitingParts,
  articleId: ArticleId,
): Promise<Result<readonly SavedArticle[], Failure>> {
  const { folders, guard, directory } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await folders.find(articleId);
  if (group === undefined) return ok([]);
  try {
    const [{ name }, ...twins] = group.folders;
    const before = await folders.refresh(name);
    const action = (await parts.waiting.of([articleId])).at(-1)?.deed.action;
    const settled = await settleWaiting(parts, articleLogs(parts, group));
    if (!settled.ok) return settled;
    const after = await folders.refresh(name);
    if (settled.value === "nothing waited") return ok([]);
    const isOursAlone =
      twins.length === 0 &&
      before !== undefined &&
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
