import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { acceptMissingArticles } from "../accept-missing-articles.ts";
import { namesIn } from "../directory-names.ts";
import { LIBRARY_NAME, parseLibraryFile } from "../library-file.ts";
import { type LibraryParts, articlesDirectory, marksDirectory } from "../library-parts.ts";
import { join } from "node:path";
import type { CheckOptions, CheckReport, CheckedProblem } from "./check-report.ts";
import { problemWording } from "../problem-wording.ts";
import { whyOutOfSight } from "../out-of-sight.ts";
import type { Quarantine } from "../quarantine.ts";
import { scanLibrary } from "../scan-library.ts";
import { checkFolder } from "./check-folder.ts";
import { checkKeptFiles, checkQuarantine, checkWriterMemories, deedFiles } from "./check-kept.ts";
import { checkSnapshots } from "./check-snapshots.ts";
import type { Writers } from "../writer-id.ts";
import { checkLogs } from "./check-logs.ts";
import { checkCopiesOf, type SingleFile } from "./check-single-file.ts";
import { checkTemporaryFiles } from "./check-temporary-files.ts";
import { type RunningCheck, namesOf, reportLeft } from "./running-check.ts";

export interface CheckLibraryParts extends LibraryParts {
  readonly quarantine: Quarantine;
  readonly writers: Pick<Writers, "directory">;
  readonly now: () => number;
}

/**
 * Verifies every original, version and asset against its hash, every log line against its checksum, that all facts can be read, and that
 * nothing is missing. Repair takes damaged files out of the library into the quarantine, brings back those whose very bytes lie elsewhere,
 * copies damaged lines, and accepts that missing articles are gone: it deletes nothing and never rewrites a log.
 * @returns what was found; of the part that was checked, when the signal stopped it or the library went out of sight
 */
export async function checkLibrary(
  parts: CheckLibraryParts,
  { repair, goesOn, kept, signal, onProgress }: CheckOptions,
): Promise<CheckReport> {
  await scanLibrary(parts);
  // What was missing when it was seen last is accepted by nobody who sees nothing.
  const outOfSight = await whyOutOfSight(parts.guard);
  if (outOfSight !== undefined) return { filesChecked: 0, problems: [], remarks: [], outOfSight };
  const missing = await acceptMissing(parts, repair);
  const check = await beginCheck(parts, { repair });
  check.problems.push(...missing);
  reportNewer(parts, check);
  await checkRoot(check);
  const articles = articlesDirectory(parts.directory);
  const names = await namesOf(check, articles);
  check.filesChecked += goesOn?.filesChecked ?? 0;
  for (const [index, name] of names.entries()) {
    if (signal?.aborted) break;
    if (goesOn?.hasFolder(name) !== true) {
      const files = await checkWatched(check, () =>
        checkFolder(check, articles, name, twinsOf(parts, name)),
      );
      if (files !== undefined) goesOn?.folderIsSound(name, files);
      if (goesOn?.isDue === true && (await whyOutOfSight(parts.guard)) === undefined)
        await goesOn.save();
    }
    onProgress?.({ done: index + 1, total: names.length, current: name });
  }
  if (!signal?.aborted) await checkBeside(parts, check, { kept, signal });
  return await reportOf(parts, check);
}

/** @returns names below `articles/`, sorted; or why the library is out of sight. Throws what the file system throws. */
export async function foldersToCheck({
  directory,
  guard,
}: LibraryParts): Promise<Result<readonly string[], Failure>> {
  const names = await namesIn(articlesDirectory(directory));
  const outOfSight = await whyOutOfSight(guard);
  return outOfSight === undefined ? ok(names) : fail(outOfSight);
}

/** One folder of `articles/`; repairs nothing. Throws an AbortError when it is stopped. */
export async function checkOneFolder(
  parts: CheckLibraryParts,
  name: string,
  signal: AbortSignal,
): Promise<CheckReport> {
  const check = await beginCheck(parts, { repair: false, signal });
  await checkFolder(check, articlesDirectory(parts.directory), name, twinsOf(parts, name));
  return await reportOf(parts, check);
}

/** All that lies elsewhere; repairs nothing. */
export async function checkAllBeside(
  parts: CheckLibraryParts,
  options: Pick<CheckOptions, "kept" | "signal">,
): Promise<CheckReport> {
  const check = await beginCheck(parts, { repair: false });
  await checkRoot(check);
  await checkBeside(parts, check, options);
  return await reportOf(parts, check);
}

/** A folder that cannot be seen has no damage. So it is asked afterwards whether there was anything to be seen. */
async function reportOf(
  { guard }: LibraryParts,
  { filesChecked, problems, remarks }: RunningCheck,
): Promise<CheckReport> {
  const outOfSight = await whyOutOfSight(guard);
  return { filesChecked, problems, remarks, ...(outOfSight && { outOfSight }) };
}

async function beginCheck(
  { directory, quarantine, now, guard }: CheckLibraryParts,
  { repair, signal }: { readonly repair: boolean; readonly signal?: AbortSignal },
): Promise<RunningCheck> {
  return {
    directory,
    quarantine,
    repair: repair && (await guard.check()) === undefined,
    signal,
    now: now(),
    filesChecked: 0,
    problems: [],
    remarks: [],
  };
}

/** @returns how many files were checked; undefined where something was found */
async function checkWatched(
  check: RunningCheck,
  look: () => Promise<void>,
): Promise<number | undefined> {
  const found = (): number => check.problems.length + check.remarks.length;
  const before = { files: check.filesChecked, found: found() };
  await look();
  return found() === before.found ? check.filesChecked - before.files : undefined;
}

/** What this device keeps in its data folder and its cache folder. */
async function checkBeside(
  { waiting, writers }: CheckLibraryParts,
  check: RunningCheck,
  { kept, signal }: Pick<CheckOptions, "kept" | "signal">,
): Promise<void> {
  await checkWriterMemories(check, writers.directory);
  for (const files of [...deedFiles(waiting.directory), ...(kept?.files ?? [])]) {
    await checkKeptFiles(check, files);
  }
  if (kept !== undefined) await checkSnapshots(check, kept.snapshots, signal);
  await checkQuarantine(check);
}

/** Then not all was looked at, whatever else is found. */
function reportNewer({ directory, guard }: CheckLibraryParts, check: RunningCheck): void {
  if (guard.refusal?.code !== "written-by-newer") return;
  reportLeft(check, join(directory, LIBRARY_NAME), problemWording.newerLibrary, "no-damage");
}

/** What lies in the library beside its articles. */
async function checkRoot(check: RunningCheck): Promise<void> {
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
    name: LIBRARY_NAME,
    parse(text) {
      const parsed = parseLibraryFile(text, LIBRARY_NAME);
      return parsed.ok ? parsed.value.libraryId : undefined;
    },
    isAnother: problemWording.otherLibrary,
  };
}

/** @returns absolute paths of the other folders of the article, as of the last scan */
function twinsOf({ folders, directory }: LibraryParts, name: string): readonly string[] {
  const group = folders.groups.ofFolder(name);
  return (group?.folders ?? [])
    .filter((folder) => folder.name !== name)
    .map((folder) => join(articlesDirectory(directory), folder.name));
}

/** As of the last scan. */
async function acceptMissing(
  parts: LibraryParts,
  repair: boolean,
): Promise<readonly CheckedProblem[]> {
  const { missingArticles } = parts.guard;
  if (missingArticles === undefined) return [];
  const isAccepted = repair && (await acceptMissingArticles(parts, missingArticles));
  const { left, accepted } = problemWording.actions;
  const problem = problemWording.missingArticles(missingArticles);
  const action = isAccepted ? accepted : left;
  // As long as the question stands, it is asked.
  return [{ path: parts.directory, problem, action, nature: "no-damage" }];
}
