import { access, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createDurably } from "./replace-durably.ts";
import { sha256 } from "./sha256.ts";
import { systemErrorCode } from "./system-error.ts";

/*
 * Where this device has opened libraries: a small file for each folder, in the data directory. Nothing is ever changed in
 * one, so that processes have nothing to agree about, and its being there is all it says, so that no damage can unsay it.
 */

/**
 * Whether a library was open in this folder before. Where one is gone it is missed, on a disk that is not connected perhaps,
 * and an empty one in its place would look like a loss.
 */
export async function wasOpenedBefore(dataDirectory: string, directory: string): Promise<boolean> {
  try {
    await access(noteOf(dataDirectory, directory));
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    // Where the data directory cannot be read there is no telling; then nothing is made.
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}

export async function rememberOpened(dataDirectory: string, directory: string): Promise<void> {
  try {
    if (await wasOpenedBefore(dataDirectory, directory)) return;
    await mkdir(notesIn(dataDirectory), { recursive: true });
    await createDurably(noteOf(dataDirectory, directory), `${resolve(directory)}\n`);
  } catch (error) {
    // A full disk must not keep anybody from reading; the next start remembers.
    if (systemErrorCode(error) === undefined) throw error;
  }
}

function notesIn(dataDirectory: string): string {
  return join(dataDirectory, "opened");
}

function noteOf(dataDirectory: string, directory: string): string {
  return join(notesIn(dataDirectory), `${sha256(resolve(directory))}.txt`);
}
