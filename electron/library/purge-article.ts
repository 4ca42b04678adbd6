import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type ArticleId, OriginalHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { type LibraryParts, articleLogs, folderPaths } from "./library-parts.ts";
import { isPurgedName, purgedName } from "./purged-original.ts";
import { createDurably } from "./replace-durably.ts";
import { writeFailure } from "./write-failure.ts";

const STORED_NAME = /^[0-9a-f]{64}\./;

/**
 * Takes the text and the files of an article out of all its folders; its identity, the facts of its versions and everything
 * that was ever marked in it stay. Whoever was interrupted does it again: what is gone already is passed over.
 */
export async function purgeArticle(
  parts: LibraryParts,
  articleId: ArticleId,
): Promise<Result<void, Failure>> {
  const { folders, guard } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await folders.find(articleId);
  if (group === undefined) return fail({ code: "article-not-found", detail: articleId });
  const newer = await parts.logs.refusal(articleLogs(parts, group));
  if (newer !== undefined) return fail(newer);
  for (const folder of folderPaths(parts, group)) {
    try {
      await purgeFolder(folder);
    } catch (error) {
      return fail(writeFailure(error, folder));
    }
  }
  for (const { name } of group.folders) await folders.refresh(name);
  return ok(undefined);
}

/** Files that are not named as ours are somebody else's, and stay. */
async function purgeFolder(folder: string): Promise<void> {
  const originals = join(folder, "originals");
  const kept = (await namesIn(originals)).filter((name) => !isPurgedName(name));
  // The names first: an article whose files are half gone is still known by them.
  for (const name of kept) {
    const hash = OriginalHash.safeParse(name.slice(0, name.indexOf(".")));
    if (hash.success) await createDurably(join(originals, purgedName(hash.data)), "");
  }
  await removeStored(join(folder, "versions"), (name) => name.endsWith(".html"));
  await removeStored(join(folder, "assets"), () => true);
  await removeStored(originals, (name) => !isPurgedName(name));
}

async function removeStored(directory: string, isWanted: (name: string) => boolean): Promise<void> {
  const names = (await namesIn(directory)).filter(
    (name) => STORED_NAME.test(name) && isWanted(name),
  );
  if (names.length === 0) return;
  for (const name of names) await rm(join(directory, name), { force: true });
  await flushDirectory(directory);
}
