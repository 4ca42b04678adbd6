import { stat } from "node:fs/promises";
import { join } from "node:path";
import { WriterId } from "#core/identity/ids.js";
import { nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { isMissing, namesIn } from "./directory-names.ts";
import type { Stamped } from "./folder-fingerprint.ts";

/** Every log, conflict copies included: "x.jsonl", "x.sync-conflict-….jsonl", "x (conflicted copy).jsonl", "x.jsonl.bak". */
export async function logNames(directory: string): Promise<readonly string[]> {
  return (await namesIn(directory)).filter(isLogName);
}

export function isLogName(name: string): boolean {
  return name.includes(".jsonl") && nameOfUndownloaded(name) === undefined;
}

/** @returns the names of logs that a sync tool only shows so far, of all names in a directory */
export function undownloadedLogs(names: readonly string[]): readonly string[] {
  return names
    .map(nameOfUndownloaded)
    .filter((name) => name !== undefined)
    .filter(isLogName);
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

/** A log, and what `stat` says of it. */
export interface StampedLog {
  readonly name: string;
  readonly stamp: Stamped;
}

/** @returns every log of a `marks/` folder, by name */
export async function stampedLogs(directory: string): Promise<readonly StampedLog[]> {
  const names = await logNames(directory);
  const logs = await Promise.all(names.map((name) => stampedLog(directory, name)));
  return logs.filter((log) => log !== undefined);
}

async function stampedLog(directory: string, name: string): Promise<StampedLog | undefined> {
  try {
    return { name, stamp: await stat(join(directory, name)) };
  } catch (error) {
    if (isMissing(error)) return undefined; // Gone since the directory was read.
    throw error;
  }
}

/**
 * @returns a log's name, without white space, its size and its times: "x.jsonl 812 1764….5 1764….5". The second is that of the last change
 * of its entry, which nobody can set back: a sync tool may bring another log of the same size and give it the time that it had.
 */
export function logEntry({ name, stamp: { size, mtimeMs, ctimeMs } }: StampedLog): string {
  return `${name.replace(/\s/g, "_")} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** @returns the entry of each log of a `marks/` folder */
export async function logEntries(directory: string): Promise<readonly string[]> {
  return (await stampedLogs(directory)).map(logEntry);
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
