import { mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { systemErrorCode } from "./system-error.ts";

/** Makes what was created, renamed or removed in a directory survive a power cut. */
export async function flushDirectory(path: string): Promise<void> {
  // Windows cannot open a directory to flush it; NTFS journals its names itself.
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FUSE file systems cannot flush directories at all: nothing more can be done there.
    if (systemErrorCode(error) !== "EINVAL" && systemErrorCode(error) !== "ENOTSUP") throw error;
  } finally {
    await handle.close();
  }
}

/** A directory with all above it that are not there yet, each flushed into its parent. */
export async function makeDirectories(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(path); made.length >= first.length; made = dirname(made)) {
    await flushDirectory(dirname(made));
  }
}

/** One directory level, flushed into its parent; one that is there already is fine. Its parent must exist. */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw error;
    return;
  }
  await flushDirectory(dirname(path));
}
