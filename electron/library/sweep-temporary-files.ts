import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isOwnTemporaryName } from "./temporary-name.ts";

/** No write takes that long; a younger file may still be another process's, or on its way through a sync tool. */
const LONGEST_WRITE_MS = 3_600_000;

/**
 * Removes what writes that were interrupted left behind; nothing of it was ever said to be saved. Nothing of other programs. The library's own folders
 * are swept at each start, `articles/` by the first look at all of it, an article's by the next write there, since looking into all of them would make every start slow.
 * Until then such a file is in nobody's way, and `check` reports it.
 */
export async function sweepTemporaryFiles(
  directories: readonly string[],
  now: number,
): Promise<void> {
  for (const directory of directories) {
    const names = await readdir(directory).catch(() => []); // Not there: nothing to sweep.
    for (const name of names.filter(isOwnTemporaryName)) {
      const path = join(directory, name);
      const found = await stat(path).catch(() => undefined); // Its writer was quicker.
      if (found === undefined || !isStale(found.mtimeMs, now)) continue;
      // The next sweep tries again.
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

export function isStale(mtimeMs: number, now: number): boolean {
  return now - mtimeMs >= LONGEST_WRITE_MS;
}
