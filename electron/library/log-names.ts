import { stat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, namesIn } from "./directory-names.ts";

/** Every log, conflict copies included: "x.jsonl", "x.sync-conflict-….jsonl", "x (conflicted copy).jsonl", "x.jsonl.bak". */
export async function logNames(directory: string): Promise<readonly string[]> {
  return (await namesIn(directory)).filter(isLogName);
}

export function isLogName(name: string): boolean {
  return name.includes(".jsonl");
}

/** @returns for each log of a `marks/` folder its name, without white space, its size and its time: "x.jsonl 812 1764….5" */
export async function logEntries(directory: string): Promise<readonly string[]> {
  const names = await logNames(directory);
  const entries = await Promise.all(names.map((name) => logEntry(directory, name)));
  return entries.filter((entry) => entry !== undefined);
}

async function logEntry(directory: string, name: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs } = await stat(join(directory, name));
    return `${name.replace(/\s/g, "_")} ${size} ${mtimeMs}`;
  } catch (error) {
    if (isMissing(error)) return undefined; // Gone since the directory was read.
    throw error;
  }
}

/** Whether entries differ besides those of files that this process writes itself. */
export function differByOthers(
  before: readonly string[],
  after: readonly string[],
  isOwnFile: (name: string) => boolean,
): boolean {
  const othersOf = (entries: readonly string[]): string =>
    entries.filter((entry) => !isOwnFile(entry.split(" ", 1)[0] ?? "")).join("\n");
  return othersOf(before) !== othersOf(after);
}
