import { mkdir, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { flushDirectory } from "./flush-directory.ts";
import { DONE } from "./inbox-names.ts";
import { stampOf } from "./inbox.ts";
import type { InboxFile } from "./library.ts";
import { createDurably, moveDurably } from "./replace-durably.ts";
import { writeFailure } from "./write-failure.ts";

/**
 * Moves a file of the inbox to `inbox/done`, into the folder that it had in the inbox, under a name that is free there.
 * @param inbox  absolute
 * @returns where it is now; `file-changed`, and leaves it, when it is not the file any more that was seen
 */
export async function moveToDone(
  inbox: string,
  { path, stamp }: InboxFile,
): Promise<Result<string, Failure>> {
  const steps = relative(inbox, path).split(sep);
  if (steps.includes("..")) return fail({ code: "bad-input", path });
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return fail({ code: "file-not-found", path });
  if (stampOf(found) !== stamp) return fail({ code: "file-changed", path });
  try {
    const target = await claimName(join(inbox, DONE, ...steps));
    try {
      await moveDurably(path, target);
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    }
    return ok(target);
  } catch (error) {
    return fail(writeFailure(error, path));
  }
}

/**
 * Makes an empty file for the other to replace: whatever else comes into the folder meanwhile, nothing is overwritten.
 * @returns the path, with a number in it when the name was taken
 */
async function claimName(wanted: string): Promise<string> {
  const folder = dirname(wanted);
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await flushDirectory(dirname(made));
  const extension = extname(wanted);
  const stem = basename(wanted, extension);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : join(folder, `${stem} ${number}${extension}`);
    if ((await createDurably(path, "")) === "created") return path;
  }
}
