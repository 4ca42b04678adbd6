import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Change, Operation, OperationRef } from "#core/operation/operation.js";
import { type Result, fail, ok } from "#core/result.js";
import { writeArticle, writeVersion } from "./article-store.ts";
import type { NewArticle, NewOriginal, NewVersion } from "./library.ts";
import {
  type LibraryParts,
  articleLogs,
  articlesDirectory,
  folderPaths,
  libraryLogs,
} from "./library-parts.ts";
import { makeDirectory } from "./flush-directory.ts";
import type { LogGroup } from "./log-group.ts";
import type { Occasion } from "./operation-log.ts";
import { settleWaiting } from "./settle-waiting.ts";
import { writeFailure } from "./write-failure.ts";

/** @param onName  hears the name of the new folder just before it appears */
export async function addArticle(
  parts: LibraryParts,
  article: NewArticle,
  onName: (name: string) => void,
): Promise<Result<ArticleId, Failure>> {
  const { directory, folders, guard } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  try {
    await makeDirectory(articlesDirectory(directory));
  } catch (error) {
    return fail(writeFailure(error, directory));
  }
  const written = await writeArticle(articlesDirectory(directory), article, onName);
  if (!written.ok) return written;
  await folders.refresh(written.value);
  return ok(article.articleId);
}

export async function addVersion(
  parts: LibraryParts,
  articleId: ArticleId,
  version: NewVersion,
  original: NewOriginal | undefined,
): Promise<Result<ContentHash, Failure>> {
  const { folders, guard } = parts;
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await folders.find(articleId);
  if (group === undefined) return fail({ code: "article-not-found", detail: articleId });
  const newer = await parts.logs.refusal(articleLogs(parts, group));
  if (newer !== undefined) return fail(newer);
  const written = await writeVersion(folderPaths(parts, group)[0], version, original);
  await folders.refresh(group.folders[0].name);
  return written;
}

export async function append(
  parts: LibraryParts,
  log: ArticleId | "library",
  changes: readonly Change[],
  occasion: Occasion,
): Promise<Result<readonly Operation[], Failure>> {
  const refusal = await parts.guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await logsOf(parts, log);
  if (group === undefined) return fail({ code: "article-not-found", detail: log });
  if (log === "library") return await parts.logs.append(group, changes, occasion);
  const appended = await settleAndAppend(parts, group, changes, occasion);
  if (appended.ok || appended.error.detail !== "ENOENT") return appended;
  // The folder was renamed since it was last looked at.
  await parts.folders.scan();
  const moved = await logsOf(parts, log);
  if (moved === undefined) return fail({ code: "article-not-found", detail: log });
  return await settleAndAppend(parts, moved, changes, occasion);
}

async function settleAndAppend(
  parts: LibraryParts,
  group: LogGroup,
  changes: readonly Change[],
  occasion: Occasion,
): Promise<Result<readonly Operation[], Failure>> {
  try {
    const settled = await settleWaiting(parts, group);
    if (!settled.ok) return settled;
  } catch (error) {
    return fail(writeFailure(error, parts.waiting.directory));
  }
  return await parts.logs.append(group, changes, occasion);
}

/** @returns for each change what was said last of its entity; nothing where the article is not known */
export async function heads(
  parts: LibraryParts,
  log: ArticleId | "library",
  changes: readonly Change[],
): Promise<readonly (readonly OperationRef[])[]> {
  const group = await logsOf(parts, log);
  return group === undefined ? changes.map(() => []) : await parts.logs.heads(group, changes);
}

export async function logsOf(
  parts: LibraryParts,
  log: ArticleId | "library",
): Promise<LogGroup | undefined> {
  if (log === "library") return libraryLogs(parts);
  const group = await parts.folders.find(log);
  return group && articleLogs(parts, group);
}
