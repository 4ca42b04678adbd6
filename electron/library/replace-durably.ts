import { link, open, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { flushDirectory } from "./flush-directory.ts";
import { systemErrorCode } from "./system-error.ts";
import { temporaryPathFor } from "./temporary-name.ts";
import { writeFully } from "./write-fully.ts";

/**
 * A reader sees the old file or the new one, whole, at every moment and after a power cut. Whatever fails leaves the old
 * one in place and no trace beside it.
 */
export async function replaceDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = temporaryPathFor(path);
  await writeNew(temporary, bytes);
  try {
    await renamePatiently(temporary, path);
  } catch (error) {
    await removeQuietly(temporary);
    throw error;
  }
  await flushDirectory(dirname(path));
}

/**
 * Gives a file its name only if nothing has it yet; it appears with all its bytes at once.
 * @returns "exists", and touches nothing, when another was first
 */
export async function createDurably(
  path: string,
  bytes: Uint8Array | string,
): Promise<"created" | "exists"> {
  const temporary = temporaryPathFor(path);
  await writeNew(temporary, bytes);
  try {
    await link(temporary, path);
    await flushOrRemove(path);
    return "created";
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return "exists";
    if (!LINKS_UNKNOWN.has(systemErrorCode(error) ?? "")) throw error;
    return await createByRename(temporary, path);
  } finally {
    await removeQuietly(temporary);
  }
}

/** What FAT, exFAT and some network disks answer to `link`. */
const LINKS_UNKNOWN: ReadonlySet<string> = new Set([
  "EPERM",
  // exFAT under Windows, where Node has no better name for "invalid function" (nodejs/node#65817).
  "EISDIR",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
]);

/** Where there are no links, two processes that start within the same moment may replace one another. */
async function createByRename(temporary: string, path: string): Promise<"created" | "exists"> {
  if (await isAnythingAt(path)) return "exists";
  await renamePatiently(temporary, path);
  await flushOrRemove(path);
  return "created";
}

async function isAnythingAt(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function flushOrRemove(path: string): Promise<void> {
  try {
    await flushDirectory(dirname(path));
  } catch (error) {
    await removeQuietly(path);
    throw error;
  }
}

/**
 * Writes and flushes a file that must not exist. Its name is not flushed: the caller flushes the directory once for all
 * the files that it puts there.
 */
export async function writeNew(path: string, bytes: Uint8Array | string): Promise<void> {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  const handle = await open(path, "wx");
  try {
    try {
      await writeFully(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const { size } = await stat(path);
    if (size !== content.length) {
      throw Object.assign(new Error(`${size} of ${content.length} bytes arrived`), { code: "EIO" });
    }
  } catch (error) {
    await removeQuietly(path);
    throw error;
  }
}

/**
 * Gives a file another name unless something has that already.
 * @returns "exists", and leaves it where it is, when something has
 */
export async function renameIfFree(from: string, to: string): Promise<"renamed" | "exists"> {
  try {
    await link(from, to);
    await unlink(from);
    return "renamed";
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return "exists";
    if (!LINKS_UNKNOWN.has(systemErrorCode(error) ?? "")) throw error;
    if (await isAnythingAt(to)) return "exists";
    await renamePatiently(from, to);
    return "renamed";
  }
}

/** What Windows answers while a virus scanner or a sync tool has a file open that was written a moment ago, or one in the folder. */
const HELD: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EBUSY"]);
/** Between tries. Two seconds in all: who may really not write there is told soon. */
const PAUSES_MS = [10, 20, 50, 100, 200, 500, 1_000];

/** @param isPatient  elsewhere than under Windows these answers are lasting */
export async function renamePatiently(
  from: string,
  to: string,
  { isPatient = process.platform === "win32" } = {},
): Promise<void> {
  for (const pauseMs of isPatient ? PAUSES_MS : []) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has(systemErrorCode(error) ?? "")) throw error;
      await pause(pauseMs);
    }
  }
  await rename(from, to);
}

/** Renames a file or folder so that the new name survives a power cut; if that fails, it has its old one again. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  try {
    await flushDirectory(dirname(to));
    if (dirname(from) !== dirname(to)) await flushDirectory(dirname(from));
  } catch (error) {
    // What was said not to be there must not be there. Should this fail too, the first error says enough.
    await renamePatiently(to, from).catch(() => undefined);
    throw error;
  }
}

/** The error that led here is what the caller must hear; of what is left behind see `sweepTemporaryFiles`. */
async function removeQuietly(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}
