import type { ScanOptions } from "./library.ts";
import { libraryFilePath, strangersBeside } from "./library-file.ts";
import { type LibraryParts, articlesDirectory } from "./library-parts.ts";
import { whyOutOfSight } from "./out-of-sight.ts";
import { problemWording } from "./problem-wording.ts";
import { sweepTemporaryFiles } from "./sweep-temporary-files.ts";
import { systemErrorCode } from "./system-error.ts";

/**
 * Looks at every folder. While the library, or its disk, cannot be read, or another one lies in its place, what was known of it stays known.
 * @returns whether all were looked at
 */
export async function scanLibrary(
  parts: LibraryParts,
  options: ScanOptions = {},
): Promise<boolean> {
  const { directory, folders, guard, problems } = parts;
  if ((await whyOutOfSight(guard)) !== undefined) return false;
  const path = articlesDirectory(directory);
  try {
    const strangers = await strangersBeside(directory, parts.identity.libraryId);
    problems.set(libraryFilePath(directory), strangers.map(problemWording.otherLibrary));
    await guard.recallArticles();
    if (!folders.wasScanned && guard.refusal === undefined) {
      await sweepTemporaryFiles([path], Date.now());
    }
    await folders.scan(options);
    // Who was stopped did not see all that are there.
    if (!folders.wasScanned) return false;
    problems.set(path, []);
    guard.compareArticles(
      folders.groups.ids(),
      (articleId) => folders.whyOutOfSight(articleId) !== undefined,
    );
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    problems.set(path, [problemWording.unreadableArticles(code)]);
    return false;
  }
}
