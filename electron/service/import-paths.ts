import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ImportOutcome } from "#contract/records.js";
import { mediaTypeOf } from "../import/media-type.ts";
import { readSourceFile } from "../import/read-source-file.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import { importFiles, type ImportRequest } from "./import-files.ts";

/**
 * Imports files and folders by path: for the command line, and for files the desktop is asked to open. A folder stands for
 * the files below it that can be read; a file named itself is tried whatever it is called.
 */
export async function importPaths(
  parts: AppParts,
  paths: readonly string[],
  context: CallContext,
): Promise<ImportOutcome[]> {
  const found = (await Promise.all(paths.map(filesBelow))).flat();
  const requests = found.map((path): ImportRequest => ({
    path,
    read: (signal) => readSourceFile(path, signal),
  }));
  return importFiles(parts, requests, context);
}

async function filesBelow(path: string): Promise<string[]> {
  // What cannot be looked at is passed on, so that reading it says why.
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter(
      (entry) => entry.isFile() && mediaTypeOf(entry.name) !== undefined && !isHidden(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function isHidden(path: string): boolean {
  return basename(path).startsWith(".");
}
