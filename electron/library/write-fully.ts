import type { FileHandle } from "node:fs/promises";

/**
 * Writes all bytes where the handle stands. One call of the system may write fewer than it was given, on a nearly full
 * disk above all: a count that is not looked at is how good files are replaced by cut ones.
 */
export async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, null);
    if (bytesWritten === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    written += bytesWritten;
  }
}
