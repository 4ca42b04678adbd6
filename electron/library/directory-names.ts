import { readdir } from "node:fs/promises";
import { systemErrorCode } from "./system-error.ts";
import { isTemporaryName } from "./temporary-name.ts";

/** @returns sorted, without what is still being written; empty when there is no such directory */
export async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).filter((name) => !isTemporaryName(name)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Nothing has this name, which is something else than being unreadable. */
export function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
