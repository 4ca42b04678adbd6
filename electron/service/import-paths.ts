import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { ImportOutcome } from "#contract/records.js";
import { findPageFolders } from "#core/article/page-folders.js";
import { READABLE_EXTENSIONS } from "#core/article/readable-format.js";
import type { TextEncoding } from "#core/article/text-encoding.js";
import { compareText } from "#core/compare-text.js";
import type { Failure } from "#core/failure/failure.js";
import { fail } from "#core/result.js";
import { mediaTypeOf } from "../import/media-type.ts";
import { loadsFrom } from "../import/companions/loads-from.ts";
import { readWithCompanions } from "../import/companions/read-with-companions.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import { importFiles, type ImportRequest } from "./import-files.ts";
import { readingIn } from "./reading-in-encoding.ts";

export interface ImportPathsOptions {
  /** In which their text is read, whatever their bytes say; files that are in the library already are read anew. */
  readonly encoding?: TextEncoding | undefined;
}

/**
 * Imports files and folders by path: for the command line, and for files the desktop is asked to open. A folder stands for
 * the files below it that can be read; a file named itself is tried whatever it is called. What a browser saved beside a page
 * comes with the page.
 */
export async function importPaths(
  parts: AppParts,
  paths: readonly string[],
  context: CallContext,
  { encoding }: ImportPathsOptions = {},
): Promise<ImportOutcome[]> {
  const looked = await Promise.all(paths.map(lookAt));
  const belonging = await belongingFolders(looked);
  const found = await Promise.all(
    looked.filter(({ path }) => !belonging.has(path)).map(requestsFor),
  );
  const requests = found.flat();
  const asked =
    encoding === undefined
      ? requests
      : requests.map((request) => readingIn(encoding, request, { parts, context }));
  return importFiles(parts, asked, context);
}

interface AskedPath {
  readonly path: string;
  readonly isFolder: boolean;
}

async function lookAt(path: string): Promise<AskedPath> {
  // What cannot be looked at is passed on, so that reading it says why.
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return { path, isFolder };
}

/** Folders that come with a page which is asked for as well: `postil add *` names both. */
async function belongingFolders(asked: readonly AskedPath[]): Promise<ReadonlySet<string>> {
  const belonging = new Set<string>();
  const together = Map.groupBy(asked, ({ path }) => dirname(resolve(path)));
  for (const [place, those] of together) {
    const [folders, files] = [
      those.filter((each) => each.isFolder),
      those.filter((each) => !each.isFolder),
    ];
    const found = await pageFoldersIn(place, files.map(nameOf), folders.map(nameOf));
    for (const each of folders) if (found.has(nameOf(each))) belonging.add(each.path);
  }
  return belonging;
}

function nameOf({ path }: AskedPath): string {
  return basename(resolve(path));
}

function pageFoldersIn(
  place: string,
  files: readonly string[],
  folders: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return findPageFolders({ files, folders }, (page, folder) =>
    loadsFrom(join(place, page), folder),
  );
}

async function requestsFor({ path, isFolder }: AskedPath): Promise<readonly ImportRequest[]> {
  if (!isFolder) return [readingOf(path)];
  const requests = await requestsBelow(path);
  if (requests.length > 0) return requests;
  const detail = READABLE_EXTENSIONS.join(", ");
  return [refusalOf({ code: "folder-empty", path, detail })];
}

/** In the order of their names. A folder that may not be looked into costs itself only. */
async function requestsBelow(folder: string): Promise<readonly ImportRequest[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const detail = "the folder may not be looked into";
    return [refusalOf({ code: "file-unreadable", path: folder, detail })];
  }
  const [files, folders] = [
    entries.filter((each) => each.isFile()),
    entries.filter((each) => each.isDirectory()),
  ];
  const belonging = await pageFoldersIn(
    folder,
    files.map(({ name }) => name),
    folders.map(({ name }) => name),
  );
  const requests: ImportRequest[] = [];
  for (const entry of entries.toSorted((one, other) => compareText(one.name, other.name))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || belonging.has(entry.name)) continue;
    if (entry.isDirectory()) requests.push(...(await requestsBelow(path)));
    else if (entry.isFile() && mediaTypeOf(entry.name) !== undefined) {
      requests.push(readingOf(path));
    }
  }
  return requests;
}

function readingOf(path: string): ImportRequest {
  return { path, read: (signal) => readWithCompanions(path, signal) };
}

function refusalOf(failure: Failure & { readonly path: string }): ImportRequest {
  return { path: failure.path, read: () => Promise.resolve(fail(failure)) };
}
