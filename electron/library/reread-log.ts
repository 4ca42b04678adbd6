import { dirname, join, relative, sep } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import type { Operation } from "#core/operation/operation.js";
import { namesIn } from "./directory-names.ts";
import {
  articleLogs,
  articlesDirectory,
  type LibraryParts,
  libraryLogs,
  marksDirectory,
} from "./library-parts.ts";
import type { LogGroup } from "./log-group.ts";
import { isLogName } from "./log-names.ts";
import { readLog } from "./read-log.ts";
import { systemErrorCode } from "./system-error.ts";

/** What stands in a log and those around it, read from the disk once more. */
export interface RereadLog {
  readonly log: ArticleId | "library";
  /** Of all logs of the article, or of the library, in whichever file it stands. What cannot be read now is left out. */
  readonly present: readonly Operation[];
  /** What this process read in this very log earlier, and has not forgotten. */
  readonly remembered: readonly Operation[];
}

/**
 * Reads every byte again: a disk that rots changes neither size nor times of a file, so what was read of it before passes for what is there.
 * Throws what the file system throws for the folders.
 * @param path  of the log. Absolute
 * @returns undefined where it is of no article that is known
 */
export async function rereadLog(parts: LibraryParts, path: string): Promise<RereadLog | undefined> {
  const found = groupAround(parts, path);
  if (found === undefined) return undefined;
  const { log, group } = found;
  // First, so that what is written meanwhile is not taken for lost.
  const remembered = parts.logs.remembered(group, path);
  const present: Operation[] = [];
  for (const directory of [group.target, ...group.others]) {
    for (const name of (await namesIn(directory.path)).filter(isLogName)) {
      present.push(...(await operationsIn(join(directory.path, name))));
    }
  }
  return { log, present, remembered };
}

function groupAround(
  parts: LibraryParts,
  path: string,
): { readonly log: RereadLog["log"]; readonly group: LogGroup } | undefined {
  const { directory, folders } = parts;
  if (dirname(path) === marksDirectory(directory)) {
    return { log: "library", group: libraryLogs(parts) };
  }
  const [name = ""] = relative(articlesDirectory(directory), path).split(sep);
  const article = folders.groups.ofFolder(name);
  return article && { log: article.articleId, group: articleLogs(parts, article) };
}

async function operationsIn(path: string): Promise<readonly Operation[]> {
  try {
    const { log } = await readLog(path, undefined);
    return log.operations.map(({ operation }) => operation);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    // The check tells of it. What comes back although it stands there as well is the same operation.
    return [];
  }
}
