import { join } from "node:path";
import type { ArticleIdentity } from "#core/article/article-identity.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import type { ArticleGroup } from "./article-groups.ts";
import type { ArticleFiles, ArticleFolder } from "./library.ts";
import { type LibraryParts, articleLogs, folderPaths, idsOf } from "./library-parts.ts";
import { problemWording } from "./problem-wording.ts";
import { readVersions } from "./read-version.ts";
import { readWithWaiting } from "./settle-waiting.ts";
import { readFailure } from "./write-failure.ts";

/** Reads all that the files say of an article. @param articleId  canonical or a twin's */
export async function readArticle(
  parts: LibraryParts,
  articleId: ArticleId,
): Promise<Result<ArticleFiles, Failure>> {
  try {
    const group = await findFresh(parts, articleId);
    if (group === undefined) {
      const why = parts.folders.whyOutOfSight(articleId);
      return fail(why ?? { code: "article-not-found", detail: articleId });
    }
    const versions = await readVersionsOf(parts, folderPaths(parts, group));
    if (!versions.ok) return versions;
    const read = await readWithWaiting(parts, articleLogs(parts, group));
    const isSeen = versions.value.isSeen && read.isSeen && hasEveryLog(parts, group, read.logs);
    // What a library says that went away meanwhile is a part of what it said.
    const vanished = isSeen ? undefined : await parts.guard.lookForLibrary();
    if (vanished !== undefined) return fail(vanished);
    const [identity, ...twins] = identitiesOf(group);
    return ok({
      identity,
      twins,
      versions: versions.value.versions,
      operations: read.operations,
      folders: foldersOf(group),
      originals: originalsOf(group),
      isSeen,
      // What was out of sight is not known, and facts that come back from elsewhere do not show in it: the next look is to read
      // the article again.
      stamp: isSeen && versions.value.isWhole ? group.stamp : "",
    });
  } catch (error) {
    return fail((await parts.guard.lookForLibrary()) ?? readFailure(error, parts.directory));
  }
}

/** Not where a folder was renamed, or went away with its disk, since it was listed. */
function hasEveryLog(parts: LibraryParts, group: ArticleGroup, read: ReadonlySet<string>): boolean {
  const folders = folderPaths(parts, group);
  return group.folders.every(({ logs }, at) =>
    logs.every((name) => read.has(join(folders[at] ?? "", "marks", name))),
  );
}

interface VersionsOfFolders {
  readonly versions: ArticleFiles["versions"];
  /** Whether none is out of sight. */
  readonly isSeen: boolean;
  /** Whether the facts of all of them were understood. */
  readonly isWhole: boolean;
}

async function readVersionsOf(
  { guard, problems }: LibraryParts,
  folders: readonly [string, ...string[]],
): Promise<Result<VersionsOfFolders, Failure>> {
  const found = await Promise.all(folders.map((folder) => readVersions(folder, problems)));
  const [first, ...others] = found.flatMap(({ versions }) => versions);
  const [damaged] = found.flatMap((folder) => folder.damaged);
  const [newer] = found.flatMap((folder) => folder.newer);
  const isSeen = found.every((folder) => folder.isSeen);
  const place = join(folders[0], "versions");
  if (first !== undefined) {
    problems.set(place, []);
    const isWhole = damaged === undefined && newer === undefined;
    return ok({ versions: [first, ...others], isSeen, isWhole });
  }
  const vanished = await guard.lookForLibrary();
  if (vanished !== undefined) return fail(vanished);
  if (newer !== undefined) return fail({ code: "written-by-newer", path: newer });
  problems.set(place, damaged === undefined && isSeen ? [problemWording.noVersion] : []);
  if (damaged !== undefined) return fail({ code: "library-damaged", path: damaged });
  const [unreadable] = found.flatMap((folder) => folder.unreadable);
  return fail(unreadable ?? { code: "article-incomplete", path: folders[0] });
}

/** The article as its folders are now; they may have been renamed since anybody looked. */
async function findFresh(
  { folders, guard }: LibraryParts,
  articleId: ArticleId,
): Promise<ArticleGroup | undefined> {
  const group = await folders.find(articleId);
  if (group === undefined) return undefined;
  for (const { name } of group.folders) {
    if ((await folders.refresh(name)) !== undefined) continue;
    // Another library in its place is none of its own.
    if ((await guard.lookForLibrary()) === undefined) await folders.scan();
    break;
  }
  return folders.groups.withId(articleId);
}

export function describeGroup(group: ArticleGroup): ArticleFolder {
  return {
    articleId: group.articleId,
    twins: idsOf(group).filter((id) => id !== group.articleId),
    folders: foldersOf(group),
    originals: originalsOf(group),
    hasLogs: group.folders.some(({ logs }) => logs.length > 0),
    stamp: group.stamp,
  };
}

function foldersOf(group: ArticleGroup): readonly string[] {
  return group.folders.map(({ name }) => name);
}

function originalsOf(group: ArticleGroup): ArticleFolder["originals"] {
  return [...new Set(group.folders.flatMap(({ originals }) => originals))];
}

/** Of folders that were copied, and so have one id, one stands for all. */
function identitiesOf(group: ArticleGroup): readonly [ArticleIdentity, ...ArticleIdentity[]] {
  const [first, ...others] = group.folders;
  const twins = new Map(others.map(({ identity }) => [identity.id, identity]));
  twins.delete(first.identity.id);
  return [first.identity, ...twins.values()];
}
