import { basename, dirname, join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { WriterId } from "#core/identity/ids.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import {
  type Change,
  type HybridTime,
  type Operation,
  type OperationRef,
  operationRef,
} from "#core/operation/operation.js";
import { type Result, fail, ok } from "#core/result.js";
import { FlushError, appendDurably } from "./append-durably.ts";
import { flushDirectory, makeDirectory } from "./flush-directory.ts";
import type { Deed, Waited } from "./library.ts";
import {
  type LogGroup,
  type LogReaderParts,
  type MarksDirectory,
  type ReadGroup,
  createLogReader,
} from "./log-group.ts";
import { generationsOf, logFileName } from "./log-names.ts";
import type { LogUnion } from "./log-union.ts";
import { headsOn, later, numberOperations } from "./number-operations.ts";
import type { Quarantine } from "./quarantine.ts";
import type { LogContents } from "./read-log.ts";
import { systemErrorCode } from "./system-error.ts";
import { writeFailure } from "./write-failure.ts";
import type { Writers } from "./writer-id.ts";
import type { LogEnd, WriterMemory } from "./writer-memory.ts";

/** Ids that are found to be used elsewhere are rare; that many in a row means that something else is wrong. */
const MOST_REPLACED_WRITERS = 1_000;

/** What the logs of a group say. */
export interface ReadOperations {
  /** Every intact one of every log once. */
  readonly operations: readonly Operation[];
  /** Whether all that is there was seen; what was not, is as it was before, or not here at all. */
  readonly isSeen: boolean;
  /** Absolute paths of the logs that they stand in. */
  readonly logs: ReadonlySet<string>;
}

export interface OperationLogs {
  /** Throws what the file system throws. */
  read(group: LogGroup): Promise<ReadOperations>;
  /** What was read last in one log of the group, without looking at the disk; nothing when that was long ago. */
  remembered(group: LogGroup, path: string): readonly Operation[];
  /** Why nothing may be written beside what a newer Postil wrote: it would be written without having understood that. */
  refusal(group: LogGroup): Promise<Failure | undefined>;
  /** One write for all changes. The caller lets one append end before the next begins. */
  append(
    group: LogGroup,
    changes: readonly Change[],
    occasion: Occasion,
  ): Promise<Result<readonly Operation[], Failure>>;
  /** The next time of this process, for a deed that is written later. */
  tick(): HybridTime;
  /** What was said last of the entity of each change, as of the last reading. */
  heads(group: LogGroup, changes: readonly Change[]): Promise<readonly (readonly OperationRef[])[]>;
}

/** What a group of changes belongs to, and how long it has waited, if it had to. */
export interface Occasion {
  readonly deed: Deed;
  readonly waited: Waited | undefined;
}

export interface OperationLogParts extends LogReaderParts {
  readonly writers: Writers;
  readonly quarantine: Quarantine;
  readonly now: () => number;
}

/** Append-only logs, one a writer. Every other log beside it is read, whatever a sync tool named it, and never written. */
export function createOperationLogs(parts: OperationLogParts): OperationLogs {
  const reader = createLogReader(parts);
  let latestHere: HybridTime | undefined;
  const flushed = new Set<string>();
  return {
    refusal: async (group) => refusalOf(await reader.read(group)),
    async read(group) {
      const { union, isSeen, logs } = await reader.read(group);
      return { operations: union.operations.slice(), isSeen, logs: new Set(logs.keys()) };
    },
    remembered: (group, path) =>
      (reader.lastRead(group)?.logs.get(path)?.operations ?? []).map(({ operation }) => operation),
    tick() {
      latestHere = nextTime(parts.now(), latestHere);
      return latestHere;
    },
    async heads(group, changes) {
      const { union } = reader.lastRead(group) ?? (await reader.read(group));
      return changes.map((change) => headsOn(union, change));
    },
    async append(group, changes, occasion) {
      if (group.newer !== undefined) return fail(writtenByNewer(group.newer));
      try {
        await parts.writers.current();
      } catch (error) {
        return fail(writeFailure(error, parts.writers.directory));
      }
      try {
        await makeDirectory(group.target.path);
        const read = await reader.read(group);
        const refusal = refusalOf(read);
        if (refusal !== undefined) return fail(refusal);
        const operations = await append(read, changes, {
          ...parts,
          ...occasion,
          latestHere,
          flushed,
        });
        latestHere = later(latestHere, operations.at(-1)?.t);
        return ok(operations);
      } catch (error) {
        reader.distrust(group);
        const cause = error instanceof FlushError ? error.cause : error;
        return fail(writeFailure(cause, group.target.path));
      }
    },
  };
}

function refusalOf({ group, logs }: ReadGroup): Failure | undefined {
  const hasNewerLine = ({ damaged }: LogContents): boolean =>
    damaged.some(({ problem }) => problem === "newer-version");
  const path = group.newer ?? [...logs.values()].find(hasNewerLine)?.path;
  return path === undefined ? undefined : writtenByNewer(path);
}

function writtenByNewer(path: string): Failure {
  return { code: "written-by-newer", path };
}

interface AppendParts extends OperationLogParts, Occasion {
  readonly latestHere: HybridTime | undefined;
  /** Later generations whose names this process has flushed: whoever made one may have been killed before that. */
  readonly flushed: Set<string>;
}

async function append(
  read: ReadGroup,
  changes: readonly Change[],
  parts: AppendParts,
): Promise<readonly Operation[]> {
  const { target } = read.group;
  const trusted = await trustedWriter(read, parts);
  const { writerId } = trusted.memory;
  const operations = numberOperations(changes, read.union, {
    writer: writerId,
    first: 1 + lastNumber(read, trusted.memory),
    now: parts.now(),
    deed: parts.deed,
    waited: parts.waited,
    latestHere: parts.latestHere,
  });
  if (operations.length === 0) return operations;
  await setTornTailAside(read.logs.get(trusted.path), parts);
  if (trusted.path !== firstPath(target, writerId) && !parts.flushed.has(trusted.path)) {
    await flushDirectory(target.path);
    parts.flushed.add(trusted.path);
  }
  await write(target, operations, { ...trusted, ...parts });
  return operations;
}

interface TrustedWriter {
  readonly memory: WriterMemory;
  /** Of the latest generation of its log. */
  readonly path: string;
  readonly end: LogEnd | undefined;
}

/**
 * The writer whose own log here ends exactly where this device remembers it to end, with nothing later of it in a conflict
 * copy, and nothing else under one of its numbers. Any other end means that a clone wrote under its id, that the library or the data directory was put back from a
 * backup, that a sync tool swapped the log, or that a write was interrupted.
 *
 * Everybody has seen what he wrote before. So changes that had to wait need a writer that has written nothing since they
 * were made, or what was said meanwhile, perhaps by another process that had this id, would count as seen.
 */
async function trustedWriter(
  { group, logs, union, outOfSight }: ReadGroup,
  { writers, waited, faults }: AppendParts,
): Promise<TrustedWriter> {
  const here = [...logs.values()].filter(({ path }) => dirname(path) === group.target.path);
  let memory = await writers.current();
  for (let replaced = 0; replaced < MOST_REPLACED_WRITERS; replaced += 1) {
    const { writerId } = memory;
    const path = latestPath(group.target, here, writerId);
    const end = logs.get(path)?.ends.get(writerId);
    const remembered = memory.endOf(group.target.log);
    const isAsLeft =
      !outOfSight.has(path) && end?.n === remembered?.n && end?.checksum === remembered?.checksum;
    const isWhole = isAsLeft && endOf(writerId, here)?.n === end?.n;
    const knowsMore = waited !== undefined && hasWrittenSince(union, writerId, waited);
    if (isWhole && !union.isForkedIn(writerId) && !knowsMore) return { memory, path, end };
    memory = await writers.replace();
    const to = memory.writerId;
    if (isWhole) continue;
    // What was cut short stays where it is: nobody writes to that log any more.
    const torn = logs.get(path)?.damaged.find(({ problem }) => problem === "torn");
    if (torn !== undefined) faults.note({ kind: "tail-set-aside", path, line: torn.line });
    faults.note({ kind: "writer-renewed", path, from: writerId, to, reason: "log-differs" });
  }
  throw new Error(`no writer id is free for ${group.target.path}`);
}

/** But for what the changes come after, and what the writer wrote before that: where clocks run ahead, it has a later time. */
function hasWrittenSince(union: LogUnion, writer: WriterId, { since, after }: Waited): boolean {
  const seen = new Set<string>(after.flat());
  const own = union.operations.filter(({ w }) => w === writer);
  const lastSeen = Math.max(
    0,
    ...own.filter((operation) => seen.has(operationRef(operation))).map(({ n }) => n),
  );
  const from = nextTime(since + 1, undefined);
  return own.some(({ n, t }) => n > lastSeen && t >= from);
}

/** Of all that the writer said in any folder of the article, also where its log is out of sight. */
function lastNumber({ group, logs }: ReadGroup, memory: WriterMemory): number {
  const remembered = [group.target, ...group.others].map(({ log }) => memory.endOf(log)?.n ?? 0);
  return Math.max(endOf(memory.writerId, logs.values())?.n ?? 0, ...remembered);
}

function endOf(writer: WriterId, logs: Iterable<LogContents>): LogEnd | undefined {
  let end: LogEnd | undefined;
  for (const { ends } of logs) {
    const other = ends.get(writer);
    if (other !== undefined && other.n > (end?.n ?? 0)) end = other;
  }
  return end;
}

/** The next line is going to end what was cut short, and then it is a damaged line among others. */
async function setTornTailAside(
  log: LogContents | undefined,
  { quarantine, faults }: AppendParts,
): Promise<void> {
  if (log === undefined) return;
  for (const line of log.damaged.filter(({ problem }) => problem === "torn")) {
    try {
      faults.note({ kind: "tail-set-aside", path: log.path, line: line.line });
      await quarantine.keepLine(log.path, line);
    } catch (error) {
      // It stays in the log as well; a full data folder must not keep a note from being saved.
      if (systemErrorCode(error) === undefined) throw error;
    }
  }
}

async function write(
  target: MarksDirectory,
  operations: readonly Operation[],
  { memory, path, end, writers, faults }: TrustedWriter & AppendParts,
): Promise<void> {
  const lines = operations.map(encodeOperation);
  const newEnd = { n: operations.at(-1)?.n ?? 0, checksum: checksumOfLine(lines.at(-1) ?? "") };
  await memory.note(target.log, newEnd);
  try {
    await appendDurably(path, lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    await memory.note(target.log, end);
    // What the system still holds of this file is in doubt; the next try writes to a new one.
    if (error instanceof FlushError) {
      const { writerId: from } = memory;
      const { writerId: to } = await writers.replace();
      faults.note({ kind: "writer-renewed", path, from, to, reason: "not-flushed" });
    }
    throw error;
  }
}

function firstPath(directory: MarksDirectory, writerId: WriterId): string {
  return join(directory.path, logFileName(writerId, 1));
}

/** @param here  all logs in the directory */
function latestPath(
  directory: MarksDirectory,
  here: readonly LogContents[],
  writerId: WriterId,
): string {
  const latest = generationsOf(
    here.map(({ path }) => basename(path)),
    writerId,
  ).at(-1);
  return latest === undefined ? firstPath(directory, writerId) : join(directory.path, latest.name);
}

/** A line ends `"crc":"xxxxxxxx"}`. */
function checksumOfLine(line: string): string {
  return line.slice(-'xxxxxxxx"}'.length, -'"}'.length);
}
