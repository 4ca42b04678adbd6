import { constants, lstat, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isPageName } from "#core/article/page-folders.js";
import { pictureKindOf } from "../pictures/picture-kind.ts";
import type { Companion, SourceFile } from "../source-file.ts";
import { COMPANION_LIMITS, type CompanionLimits } from "./companion-limits.ts";
import { namedFiles } from "./named-files.ts";

const START_BYTES = 1024;

/**
 * Reads the pictures that lie beside a page and that it names. Nothing else is opened: no other kind of file, nothing outside
 * the page's folder, nothing that a link leads to. One that cannot be read is left out, as is what goes beyond the limits.
 * @param path  of the page
 */
export async function readCompanions(
  path: string,
  page: SourceFile,
  limits: CompanionLimits = COMPANION_LIMITS,
): Promise<readonly Companion[]> {
  if (!isPageName(page.name)) return [];
  const folder = dirname(path);
  const lookedAt = new Map<string, Promise<boolean>>();
  const companions: Companion[] = [];
  let left = limits.bytes;
  for (const named of namedFiles(page.bytes)) {
    if (companions.length === limits.files) break;
    if (!(await isBelow(folder, named, lookedAt))) continue;
    const bytes = await readPicture(join(folder, named), left);
    if (bytes === undefined) continue;
    left -= bytes.length;
    companions.push({ path: named, bytes });
  }
  return companions;
}

/** Whether every folder on the way is one itself, and no link. */
async function isBelow(
  folder: string,
  path: string,
  lookedAt: Map<string, Promise<boolean>>,
): Promise<boolean> {
  const steps = path.split("/").slice(0, -1);
  for (let count = 1; count <= steps.length; count += 1) {
    const step = join(folder, ...steps.slice(0, count));
    const isFolder = lookedAt.get(step) ?? isFolderItself(step);
    lookedAt.set(step, isFolder);
    if (!(await isFolder)) return false;
  }
  return true;
}

async function isFolderItself(path: string): Promise<boolean> {
  return await lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readPicture(path: string, mostBytes: number): Promise<Uint8Array | undefined> {
  try {
    // Looked at before it is opened: opening a pipe waits for its writer.
    const found = await lstat(path);
    if (!found.isFile() || found.size === 0 || found.size > mostBytes) return undefined;
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const start = new Uint8Array(Math.min(START_BYTES, found.size));
      await file.read(start, 0, start.length, 0);
      if (pictureKindOf(start) === undefined) return undefined;
      const bytes = new Uint8Array(found.size);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
        if (bytesRead === 0) return undefined;
        length += bytesRead;
      }
      return bytes;
    } finally {
      await file.close();
    }
  } catch {
    // Not there, or not to be read: the picture's words stand in its place.
    return undefined;
  }
}
