import { stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { makeDirectory } from "./flush-directory.ts";
import { namesIn } from "./directory-names.ts";
import { moveDurably } from "./replace-durably.ts";
import { writeFailure } from "./write-failure.ts";

/** A file that nobody wrote to for this long has arrived. */
export const ARRIVED_AFTER_MS = 1_000;

export interface InboxFiles {
  /** Absolute paths. */
  readonly arrived: readonly string[];
  readonly arriving: readonly string[];
}

export async function listInbox(inbox: string): Promise<InboxFiles> {
  const arrived: string[] = [];
  const arriving: string[] = [];
  for (const name of await namesIn(inbox)) {
    if (name.startsWith(".")) continue;
    const path = join(inbox, name);
    const found = await stat(path).catch(() => undefined); // Taken away again.
    if (!found?.isFile()) continue;
    // The time of the last change of any kind: copying may set the time of writing back to the source's.
    (Date.now() - found.ctimeMs >= ARRIVED_AFTER_MS ? arrived : arriving).push(path);
  }
  return { arrived, arriving };
}

/** @returns where the file is now: `inbox/done`, under a name of its own */
export async function moveToDone(inbox: string, path: string): Promise<Result<string, Failure>> {
  if (dirname(path) !== inbox) return fail({ code: "bad-input", path });
  try {
    const done = join(inbox, "done");
    await makeDirectory(done);
    const taken = new Set(await namesIn(done));
    const extension = extname(path);
    const stem = basename(path, extension);
    let name = basename(path);
    for (let number = 2; taken.has(name); number += 1) name = `${stem} ${number}${extension}`;
    await moveDurably(path, join(done, name));
    return ok(join(done, name));
  } catch (error) {
    return fail(writeFailure(error, path));
  }
}
