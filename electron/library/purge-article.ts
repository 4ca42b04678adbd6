import { rm, stat } from "node:fs/promises";
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
/** In the order in which they go. */
const TEXT_PARTS = ["versions", "assets", "originals"] as const;

/** File systems tell times in steps of two seconds at most. */
const CLOCK_STEP_MS = 2_000;

/**
 * Takes the text and the files of an article out of all its folders; its identity, the facts of its versions and everything
 * that was ever marked in it stay. Whoever was interrupted does it again: what is gone already is passed over.
 * @param ordered  see `Library.purgeArticle`
 */
export async function purgeArticle(
  parts: LibraryParts,
  articleId: ArticleId,
  ordered: number | undefined,
): Promise<Result<void, Failure>> {
  const { folders, guard } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await folders.find(articleId);
  if (group === undefined) return fail({ code: "article-not-found", detail: articleId });
  const newer = await parts.logs.refusal(articleLogs(parts, group));
  if (newer !== undefined) return fail(newer);
  const paths = folderPaths(parts, group);
  try {
    if (ordered !== undefined && (await hasChangedSince(paths, ordered))) return ok(undefined);
    for (const folder of paths) await purgeFolder(folder);
  } catch (error) {
    return fail(writeFailure(error, paths[0]));
  }
  for (const { name } of group.folders) await folders.refresh(name);
  return ok(undefined);
}

/** Which files of a part are the text, or what it was made of and shows. */
function isText(part: (typeof TEXT_PARTS)[number]): (name: string) => boolean {
  return (name) => {
    if (!STORED_NAME.test(name)) return false;
    return part === "versions" ? name.endsWith(".html") : !isPurgedName(name);
  };
}

/** By the time of the last change of an entry, which no sync tool can set back. */
async function hasChangedSince(folders: readonly string[], moment: number): Promise<boolean> {
  for (const directory of folders) {
    for (const part of TEXT_PARTS) {
      const names = (await namesIn(join(directory, part))).filter(isText(part));
      for (const name of names) {
        const { ctimeMs } = await stat(join(directory, part, name));
        if (ctimeMs > moment + CLOCK_STEP_MS) return true;
      }
    }
  }
  return false;
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
  for (const part of TEXT_PARTS) await removeStored(join(folder, part), isText(part));
}

async function removeStored(directory: string, isWanted: (name: string) => boolean): Promise<void> {
  const names = (await namesIn(directory)).filter(isWanted);
  if (names.length === 0) return;
  for (const name of names) await rm(join(directory, name), { force: true });
  await flushDirectory(directory);
}
