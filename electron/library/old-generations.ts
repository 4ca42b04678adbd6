import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { WriterId } from "#core/identity/ids.js";
import { saysTheSame } from "./compact-log.ts";
import { flushDirectory } from "./flush-directory.ts";
import { generationsOf, logNames } from "./log-names.ts";
import { readLog } from "./read-log.ts";

/**
 * Removes generations of a log of this device that a later one replaces: each is read once more, and the later one beside it, and
 * goes only if it says nothing that the later one does not. One that a sync tool brings back is removed at the next call.
 * @param made  paths of generations that this process made; what they replace stays
 * @returns whether anything was removed
 */
export async function removeOldGenerations(
  directory: string,
  writer: WriterId,
  made: ReadonlySet<string>,
): Promise<boolean> {
  const generations = generationsOf(await logNames(directory), writer);
  const latest = generations.at(-1);
  if (latest === undefined || generations.length < 2) return false;
  const path = join(directory, latest.name);
  if (made.has(path)) return false;
  const old: string[] = [];
  for (const { name } of generations.slice(0, -1)) {
    const { log } = await readLog(join(directory, name), undefined);
    if (await saysTheSame(path, log, writer)) old.push(log.path);
  }
  if (old.length === 0) return false;
  // Whoever made the later one may have been killed before its name was sure to stay.
  await flushDirectory(directory);
  for (const each of old) await rm(each);
  await flushDirectory(directory);
  return true;
}
