import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeNew } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { temporaryPathFor } from "./temporary-name.ts";

/** On a disk that has no more room than this nearly nothing can be written: bytes. */
const ROOM = 65_536;

/** Whether anything can be written and flushed there: what fails beside it then fails for reasons of its own. */
export async function takesFiles(directory: string): Promise<boolean> {
  const path = temporaryPathFor(join(directory, "room"));
  try {
    await writeNew(path, Buffer.alloc(ROOM));
    return true;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  } finally {
    // What stays is swept like any write that was interrupted.
    await rm(path, { force: true }).catch(() => undefined);
  }
}
