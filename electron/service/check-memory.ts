import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CheckRound, FIRST_ROUND } from "#core/library/check-round.js";
import { replaceDurably } from "../library/replace-durably.ts";
import { systemErrorCode } from "../library/system-error.ts";

/** Where the slow check stands, kept in the data folder. @returns the beginning where nothing can be read: then all is checked anew */
export async function readCheckRound(path: string): Promise<CheckRound> {
  try {
    return CheckRound.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return FIRST_ROUND;
  }
}

/** A disk that has no room now has some later, and a round that is not noted is gone through once more. */
export async function writeCheckRound(path: string, round: CheckRound): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceDurably(path, JSON.stringify(round));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}
