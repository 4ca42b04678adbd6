import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { problemWording } from "../problem-wording.ts";
import { isSetAsideName } from "../set-aside-name.ts";
import { isStale } from "../sweep-temporary-files.ts";
import { isOwnTemporaryName, isTemporaryName } from "../temporary-name.ts";
import { type RunningCheck, reportDamage, reportLeft } from "./running-check.ts";

/** What writes and repairs that were interrupted left in a folder; writes that may be under way are passed over. */
export async function checkTemporaryFiles(check: RunningCheck, directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []); // Not there, or told where it is listed.
  // Where a file was on its way out of the library, all of it may lie there and nowhere else, however long ago it was written.
  for (const name of names.filter((one) => isSetAsideName(one) && !isTemporaryName(one))) {
    await reportDamage(check, join(directory, name), problemWording.interruptedRepair);
  }
  for (const name of names.filter(isOwnTemporaryName)) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined); // Its writer has just finished.
    if (found === undefined || !isStale(found.mtimeMs, check.now)) continue;
    if (found.isFile()) await reportDamage(check, path, problemWording.interruptedWrite);
    // An article that was being put together: the next start removes it, as none of it was ever said to be saved.
    else reportLeft(check, path, problemWording.interruptedWrite);
  }
}
