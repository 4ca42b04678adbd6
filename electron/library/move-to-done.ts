import { lstat, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, sep } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { makeDirectories } from "./flush-directory.ts";
import { DONE } from "./inbox-names.ts";
import { stampOf } from "./inbox.ts";
import type { InboxFile } from "./library.ts";
import { createDurably, moveDurably } from "./replace-durably.ts";
import { writeFailure } from "./write-failure.ts";

/**
 * Moves a file of the inbox to `inbox/done`, into the folder that it had in the inbox, under a name that is free there. What
 * came with it goes first: a kill in between leaves the file, which is known, and not folders that nobody knows.
 * @param inbox  absolute
 * @returns where it is now; `file-changed`, and leaves it, when it is not the file any more that was seen
 */
export async function moveToDone(
  inbox: string,
  { path, stamp, folders = [] }: InboxFile,
): Promise<Result<string, Failure>> {
  if ([path, ...folders].some((each) => stepsIn(inbox, each).includes(".."))) {
    return fail({ code: "bad-input", path });
  }
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return fail({ code: "file-not-found", path });
  if (stampOf(found) !== stamp) return fail({ code: "file-changed", path });
  try {
    for (const folder of folders) {
      await moveFolder(folder, join(inbox, DONE, ...stepsIn(inbox, folder)));
    }
    const target = await claimName(join(inbox, DONE, ...stepsIn(inbox, path)));
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

function stepsIn(inbox: string, path: string): readonly string[] {
  return relative(inbox, path).split(sep);
}

/** As a whole, with what nobody looks at, under a name that is free. */
async function moveFolder(folder: string, wanted: string): Promise<void> {
  await makeDirectories(dirname(wanted));
  for (let number = 1; ; number += 1) {
    const target = number === 1 ? wanted : `${wanted} ${number}`;
    const isThere = await lstat(target).then(
      () => true,
      () => false,
    );
    if (!isThere) return await moveDurably(folder, target);
  }
}

/**
 * Makes an empty file for the other to replace: whatever else comes into the folder meanwhile, nothing is overwritten.
 * @returns the path, with a number in it when the name was taken
 */
async function claimName(wanted: string): Promise<string> {
  const folder = dirname(wanted);
  await makeDirectories(folder);
  const extension = extname(wanted);
  const stem = basename(wanted, extension);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : join(folder, `${stem} ${number}${extension}`);
    if ((await createDurably(path, "")) === "created") return path;
  }
}
