import { stat } from "node:fs/promises";
import { join } from "node:path";
import { WriterId } from "#core/identity/ids.js";
import { isMissing, namesIn } from "./directory-names.ts";

/** Every log, conflict copies included: "x.jsonl", "x.sync-conflict-….jsonl", "x (conflicted copy).jsonl", "x.jsonl.bak". */
export async function logNames(directory: string): Promise<readonly string[]> {
  return (await namesIn(directory)).filter(isLogName);
}

export function isLogName(name: string): boolean {
  return name.includes(".jsonl");
}

/** "k3x9q2.jsonl"; once it was made smaller, "k3x9q2.g2.jsonl", then "k3x9q2.g3.jsonl". */
const LOG_FILE = /^(?<writer>[^.]+)(?:\.g(?<generation>[1-9]\d*))?\.jsonl$/;

/** A log that its writer named, in contrast to a copy that somebody else named. */
export interface OwnNamedLog {
  readonly name: string;
  readonly writer: WriterId;
  /** From 1; the highest is the one that is written to. */
  readonly generation: number;
}

export function logFileName(writer: WriterId, generation: number): string {
  return generation === 1 ? `${writer}.jsonl` : `${writer}.g${generation}.jsonl`;
}

/** @returns undefined for a conflict copy */
export function parseLogFileName(name: string): OwnNamedLog | undefined {
  const { writer, generation = "1" } = LOG_FILE.exec(name)?.groups ?? {};
  const parsed = WriterId.safeParse(writer);
  if (!parsed.success) return undefined;
  const log = { name, writer: parsed.data, generation: Number(generation) };
  return logFileName(log.writer, log.generation) === name ? log : undefined;
}

/** @returns the generations of one writer's log, oldest first */
export function generationsOf(names: Iterable<string>, writer: WriterId): readonly OwnNamedLog[] {
  return [...names]
    .map(parseLogFileName)
    .filter((log) => log?.writer === writer)
    .filter((log) => log !== undefined)
    .toSorted((one, other) => one.generation - other.generation);
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
