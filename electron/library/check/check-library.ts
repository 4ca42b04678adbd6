import { LibraryIdentity } from "#core/library/library-identity.js";
import { acceptMissingArticles } from "../accept-missing-articles.ts";
import { type LibraryParts, articlesDirectory, marksDirectory } from "../library-parts.ts";
import { join } from "node:path";
import type { CheckOptions, CheckReport, CheckedProblem } from "../library.ts";
import { problemWording } from "../problem-wording.ts";
import type { Quarantine } from "../quarantine.ts";
import { scanLibrary } from "../scan-library.ts";
import { checkFolder } from "./check-folder.ts";
import { checkLogs } from "./check-logs.ts";
import { checkCopiesOf, type SingleFile } from "./check-single-file.ts";
import { checkTemporaryFiles } from "./check-temporary-files.ts";
import { type RunningCheck, namesOf } from "./running-check.ts";

export interface CheckLibraryParts extends LibraryParts {
  readonly quarantine: Quarantine;
  readonly now: () => number;
}

/**
 * Verifies every original, version and asset against its hash, every log line against its checksum, that all facts can be read, and that
 * nothing is missing. Repair takes damaged files out of the library into the quarantine, brings back those whose very bytes lie elsewhere,
 * copies damaged lines, and accepts that missing articles are gone: it deletes nothing and never rewrites a log.
 * @returns what was found; of the part that was checked, when the signal stopped it
 */
export async function checkLibrary(
  parts: CheckLibraryParts,
  { repair, signal, onProgress }: CheckOptions,
): Promise<CheckReport> {
  const missing = await acceptMissing(parts, repair);
  const check = await beginCheck(parts, repair);
  check.problems.push(...missing);
  await checkRoot(check);
  const articles = articlesDirectory(parts.directory);
  const names = await namesOf(check, articles);
  for (const [index, name] of names.entries()) {
    if (signal?.aborted) break;
    await checkFolder(check, articles, name, twinsOf(parts, name));
    onProgress?.({ done: index + 1, total: names.length, current: name });
  }
  const { filesChecked, problems, remarks } = check;
  return { filesChecked, problems, remarks };
}

export async function beginCheck(
  { directory, quarantine, now, guard }: CheckLibraryParts,
  repair: boolean,
): Promise<RunningCheck> {
  return {
    directory,
    quarantine,
    repair: repair && (await guard.check()) === undefined,
    now: now(),
    filesChecked: 0,
    problems: [],
    remarks: [],
  };
}

/** What lies in the library beside its articles. */
export async function checkRoot(check: RunningCheck): Promise<void> {
  const { directory } = check;
  await checkCopiesOf(check, libraryFile(directory));
  await checkLogs(check, marksDirectory(directory));
  for (const folder of [directory, marksDirectory(directory), articlesDirectory(directory)]) {
    await checkTemporaryFiles(check, folder);
  }
}

function libraryFile(folder: string): SingleFile {
  return {
    folder,
    name: "library.json",
    parse(text) {
      try {
        return LibraryIdentity.safeParse(JSON.parse(text)).data?.libraryId;
      } catch {
        return undefined; // No JSON.
      }
    },
  };
}

/** @returns absolute paths of the other folders of the article, as of the last scan */
export function twinsOf({ folders, directory }: LibraryParts, name: string): readonly string[] {
  const group = folders.groups.ofFolder(name);
  return (group?.folders ?? [])
    .filter((folder) => folder.name !== name)
    .map((folder) => join(articlesDirectory(directory), folder.name));
}

async function acceptMissing(parts: LibraryParts, repair: boolean): Promise<CheckedProblem[]> {
  await scanLibrary(parts);
  const { missingArticles } = parts.guard;
  if (missingArticles === undefined) return [];
  if (repair) acceptMissingArticles(parts);
  const { left, accepted } = problemWording.actions;
  const problem = problemWording.missingArticles(missingArticles);
  return [{ path: parts.directory, problem, action: repair ? accepted : left }];
}
