import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
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
