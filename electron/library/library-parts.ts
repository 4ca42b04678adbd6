import { join } from "node:path";
import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import type { ArticleFolders } from "./article-folders.ts";
import type { ArticleGroup } from "./article-groups.ts";
import type { FaultJournal } from "./fault-journal.ts";
import type { Inbox } from "./inbox.ts";
import type { LogGroup } from "./log-group.ts";
import type { OperationLogs } from "./operation-log.ts";
import type { ProblemList } from "./problem-list.ts";
import type { WaitingDeeds } from "./waiting-deeds.ts";
import type { WriteGuard } from "./write-guard.ts";

/** What the functions of an open library share. */
export interface LibraryParts {
  readonly identity: LibraryIdentity;
  /** Absolute. */
  readonly directory: string;
  readonly folders: ArticleFolders;
  readonly logs: OperationLogs;
  readonly guard: WriteGuard;
  readonly problems: ProblemList;
  readonly faults: FaultJournal;
  readonly inbox: Inbox;
  readonly waiting: WaitingDeeds;
}

export function articlesDirectory(directory: string): string {
  return join(directory, "articles");
}

export function marksDirectory(directory: string): string {
  return join(directory, "marks");
}

export function inboxDirectory(directory: string): string {
  return join(directory, "inbox");
}

/** @returns absolute, the one that is written to first */
export function folderPaths(
  { directory }: LibraryParts,
  group: ArticleGroup,
): readonly [string, ...string[]] {
  const [first, ...others] = group.folders;
  const pathOf = ({ name }: { readonly name: string }): string =>
    join(articlesDirectory(directory), name);
  return [pathOf(first), ...others.map(pathOf)];
}

export function idsOf(group: ArticleGroup): readonly ArticleId[] {
  return [...new Set(group.folders.map(({ identity }) => identity.id))];
}

/** @returns where an article has a format that this Postil does not know: absolute path of the file that says so */
function newerIn(parts: LibraryParts, group: ArticleGroup): string | undefined {
  const newer = group.folders.find(({ identity }) => identity.format > ARTICLE_FORMAT);
  return newer && join(articlesDirectory(parts.directory), newer.name, "article.json");
}

/** The logs of an article and its twins. */
export function articleLogs(parts: LibraryParts, group: ArticleGroup): LogGroup {
  const [target, ...others] = folderPaths(parts, group).map((folder, index) => ({
    path: join(folder, "marks"),
    log: `${parts.identity.libraryId}/${(group.folders[index] ?? group.folders[0]).identity.id}`,
  }));
  if (target === undefined) throw new Error("a group has a folder");
  return { target, others, aliases: idsOf(group), newer: newerIn(parts, group) };
}

/** The logs of tags, saved searches and colour names. */
export function libraryLogs({ directory, identity }: LibraryParts): LogGroup {
  return {
    target: { path: marksDirectory(directory), log: `${identity.libraryId}/library` },
    others: [],
    aliases: [],
  };
}
