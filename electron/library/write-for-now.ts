import { rename, writeFile } from "node:fs/promises";
import { systemErrorCode } from "./system-error.ts";
import { temporaryPathFor } from "./temporary-name.ts";

// For what only processes that run now are to see of each other, such as a lock that is held for moments. Nothing is flushed: after a
// power cut nobody who wrote it runs any more. Nothing of the library is written so.

/**
 * Gives a file its name only if nothing has it yet. It may be seen before it has its bytes.
 * @returns "exists", and touches nothing, when another was first
 */
export async function createForNow(path: string, text: string): Promise<"created" | "exists"> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return "created";
  } catch (error) {
    if (systemErrorCode(error) === "EEXIST") return "exists";
    throw error;
  }
}

/** A reader sees the old file or the new one, whole. */
export async function replaceForNow(path: string, text: string): Promise<void> {
  const temporary = temporaryPathFor(path);
  await writeFile(temporary, text, { flag: "wx" });
  await rename(temporary, path);
}
