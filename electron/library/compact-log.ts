import { readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { WriterId } from "#core/identity/ids.js";
import { dispensableOperations, missedIn } from "#core/operation/compact-log.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import { flushDirectory } from "./flush-directory.ts";
import type { MarksDirectory } from "./log-group.ts";
import { generationsOf, logFileName, logNames } from "./log-names.ts";
import type { LoggedOperation } from "./parse-log.ts";
import { type LogContents, readLog } from "./read-log.ts";
import { createDurably } from "./replace-durably.ts";
import type { WriterMemory } from "./writer-memory.ts";

/** Below this a log is never made smaller: 64 KiB are read in a millisecond. */
const LEAST_BYTES = 65_536;
/** From here on every reading of it costs a person time. */
const LARGE_BYTES = 1_000_000;
/** A log of any size is worth it from this many times what it needs. */
const LIVE_SIZES = 4;
/** A large log is not copied for less than a quarter of it. */
const LEAST_GAIN = 1 / 4;

/**
 * Writes the next generation of a log of this device, beside it, without what it can do without. The old one stays: see
 * `removeOldGenerations`. The caller holds the writer and lets nobody append meanwhile.
 * @returns the path of the new one; undefined where there is nothing to gain, or any doubt: a damaged line, a line of a newer
 * Postil, an end other than this device remembers, another log that knows more of this writer
 */
export async function compactLog(
  marks: MarksDirectory,
  memory: WriterMemory,
  now: number,
): Promise<string | undefined> {
  const { writerId: writer } = memory;
  const names = await logNames(marks.path);
  const latest = generationsOf(names, writer).at(-1);
  if (latest === undefined) return undefined;
  const path = join(marks.path, latest.name);
  if ((await stat(path)).size < LEAST_BYTES) return undefined;
  const { log } = await readLog(path, undefined);
  const own = operationsOf(log, writer);
  if (log.damaged.length > 0 || !isAsLeft(log, memory, marks)) return undefined;
  for (const name of names.filter((other) => other !== latest.name)) {
    const { log: other } = await readLog(join(marks.path, name), undefined);
    if (missed(own, operationsOf(other, writer)).length > 0) return undefined;
  }

  const bytes = await readFile(path);
  const smaller = without(bytes, dispensableLines(own, now));
  if (!isWorthIt(bytes.length, smaller.length)) return undefined;
  const next = join(marks.path, logFileName(writer, latest.generation + 1));
  if ((await createDurably(next, smaller)) === "exists") return undefined;
  if (await saysTheSame(next, log, writer)) return next;
  // Nobody has written to it yet; the old one has all.
  await rm(next, { force: true });
  await flushDirectory(dirname(next));
  return undefined;
}

/** Whether a log has no damage, ends as another one does, and misses nothing that the other says. */
export async function saysTheSame(
  path: string,
  older: LogContents,
  writer: WriterId,
): Promise<boolean> {
  const { log } = await readLog(path, undefined);
  const isWhole = log.damaged.length === 0 && older.damaged.length === 0;
  const has = new Set(log.operations.map(({ checksum, operation }) => nameOf(operation, checksum)));
  const othersAreThere = older.operations
    .filter(({ operation }) => operation.w !== writer)
    .every(({ operation, checksum }) => has.has(nameOf(operation, checksum)));
  const endsNoEarlier = (log.ends.get(writer)?.n ?? 0) >= (older.ends.get(writer)?.n ?? 0);
  const own = operationsOf(log, writer);
  return (
    isWhole &&
    othersAreThere &&
    endsNoEarlier &&
    missed(own, operationsOf(older, writer)).length === 0
  );
}

export function operationsOf(log: LogContents, writer: WriterId): readonly LoggedOperation[] {
  return log.operations.filter(({ operation }) => operation.w === writer);
}

/** See `missedIn`; what is the same is told by the checksum. */
export function missed(
  newer: readonly LoggedOperation[],
  older: readonly LoggedOperation[],
): readonly Operation[] {
  const checksums = new Map([...newer, ...older].map((one) => [one.operation, one.checksum]));
  return missedIn(
    newer.map(({ operation }) => operation),
    older.map(({ operation }) => operation),
    (one, other) => checksums.get(one) === checksums.get(other),
  );
}

function isAsLeft(log: LogContents, memory: WriterMemory, marks: MarksDirectory): boolean {
  const end = log.ends.get(memory.writerId);
  const remembered = memory.endOf(marks.log);
  return end?.n === remembered?.n && end?.checksum === remembered?.checksum;
}

function nameOf({ w, n }: Operation, checksum: string): string {
  return `${w}:${n}:${checksum}`;
}

/** Only lines that this Postil would have written just so: one with more in it says something that is not known here. */
function dispensableLines(own: readonly LoggedOperation[], now: number): ReadonlySet<string> {
  const operations = own.map(({ operation }) => operation);
  return new Set([...dispensableOperations(operations, now)].map(encodeOperation));
}

function without(bytes: Buffer, lines: ReadonlySet<string>): Buffer {
  const kept: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf("\n", start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    if (line.length > 0 && !lines.has(line.toString("utf8"))) kept.push(line, Buffer.from("\n"));
    start = end + 1;
  }
  return Buffer.concat(kept);
}

function isWorthIt(bytes: number, live: number): boolean {
  const isLarge = bytes > LARGE_BYTES && bytes - live > bytes * LEAST_GAIN;
  return isLarge || bytes > live * LIVE_SIZES;
}
