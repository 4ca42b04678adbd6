import { basename, join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { WriterId } from "#core/identity/ids.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import type { Change, Operation } from "#core/operation/operation.js";
import { type Result, fail, ok } from "#core/result.js";
import { FlushError, appendDurably } from "./append-durably.ts";
import { makeDirectory } from "./flush-directory.ts";
import { logNames } from "./folder-listing.ts";
import type { Deed } from "./library.ts";
import { createLogCache } from "./log-cache.ts";
import { numberOperations } from "./number-operations.ts";
import { type ProblemList, describeDamagedLine } from "./problem-list.ts";
import type { Quarantine } from "./quarantine.ts";
import { type LogContents, readLog } from "./read-log.ts";
import { type UnitedLog, endOf, uniteLogs } from "./unite-logs.ts";
import { readFailure, writeFailure } from "./write-failure.ts";
import type { Writers } from "./writer-id.ts";
import type { LogEnd, WriterMemory } from "./writer-memory.ts";

/** Ids that are found to be used elsewhere are rare; that many in a row means that something else is wrong. */
const MOST_REPLACED_WRITERS = 1_000;

const UNREADABLE_LOG = "This log could not be read; what it says is missing until it can be.";

/** A `marks/` folder, and the name under which writers remember how far their log in it went. */
export interface MarksDirectory {
  readonly path: string;
  readonly log: string;
}

/** The logs of one article, in several folders when it has twins, or of the library. */
export interface LogGroup {
  /** Where this process appends. */
  readonly target: MarksDirectory;
  readonly others: readonly MarksDirectory[];
  /** The ids of the article and its twins; empty for the library. */
  readonly aliases: readonly string[];
}

export interface OperationLogs {
  /** Throws what the file system throws; a folder that is not there is empty. */
  read(group: LogGroup): Promise<UnitedLog>;
  /** One write for all changes. Appends to one group wait for one another. */
  append(
    group: LogGroup,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<Result<readonly Operation[], Failure>>;
}

export interface OperationLogParts {
  readonly writers: Writers;
  readonly quarantine: Quarantine;
  readonly problems: ProblemList;
  readonly now: () => number;
}

/** Append-only logs, one a writer. Every other log beside it is read, whatever a sync tool named it, and never written. */
export function createOperationLogs(parts: OperationLogParts): OperationLogs {
  const cache = createLogCache();
  const queues = new Map<string, Promise<unknown>>();
  const readDirectory = async ({ path }: MarksDirectory): Promise<readonly LogContents[]> => {
    const contents: LogContents[] = [];
    for (const name of await logNames(path)) {
      const file = join(path, name);
      try {
        const log = await readLog(file, cache.get(file));
        cache.set(file, log);
        parts.problems.set(file, log.damaged.map(describeDamagedLine));
        contents.push(log);
      } catch (error) {
        // One log that cannot be read must not take the others with it. A sync tool may also just have renamed it.
        const { code } = readFailure(error, file);
        parts.problems.set(file, code === "file-not-found" ? [] : [UNREADABLE_LOG]);
      }
    }
    return contents;
  };
  const readGroup = async ({ target, others }: LogGroup): Promise<readonly LogContents[][]> => {
    const all: LogContents[][] = [];
    for (const directory of [target, ...others]) all.push([...(await readDirectory(directory))]);
    return all;
  };
  const forget = (path: string): void => cache.forget(path);
  return {
    read: async (group) => uniteLogs(operationsOf(await readGroup(group))),
    append(group, changes, deed) {
      const key = group.target.path;
      const before = queues.get(key) ?? Promise.resolve();
      const appended = before.then(() =>
        appendTo(group, changes, { ...parts, deed, readGroup, forget }),
      );
      // The next one waits for this one, and does not fail with it.
      const settled = appended
        .catch(() => undefined)
        .then(() => {
          if (queues.get(key) === settled) queues.delete(key);
        });
      queues.set(key, settled);
      return appended;
    },
  };
}

interface AppendParts extends OperationLogParts {
  readonly deed: Deed;
  readonly readGroup: (group: LogGroup) => Promise<readonly LogContents[][]>;
  readonly forget: (path: string) => void;
}

async function appendTo(
  group: LogGroup,
  changes: readonly Change[],
  parts: AppendParts,
): Promise<Result<readonly Operation[], Failure>> {
  try {
    await makeDirectory(group.target.path);
    const logs = await parts.readGroup(group);
    const { memory, end } = await trustedWriter(group.target, logs[0] ?? [], parts.writers);
    const operations = numberOperations(changes, uniteLogs(operationsOf(logs)), {
      writer: memory.writerId,
      first: (endOf(memory.writerId, operationsOf(logs))?.n ?? 0) + 1,
      now: parts.now(),
      deed: parts.deed,
      aliases: group.aliases,
    });
    if (operations.length === 0) return ok(operations);
    await setTornTailAside(logs.flat(), memory.writerId, parts.quarantine);
    await write(group.target, operations, { ...parts, memory, end });
    return ok(operations);
  } catch (error) {
    const cause = error instanceof FlushError ? error.cause : error;
    return fail(writeFailure(cause, group.target.path));
  }
}

/**
 * The writer whose own log here ends exactly where this device remembers it to end. Any other end means that a clone
 * wrote under its id, that the library or the data directory was put back from a backup, or that a write was interrupted.
 */
async function trustedWriter(
  target: MarksDirectory,
  logs: readonly LogContents[],
  writers: Writers,
): Promise<{ memory: WriterMemory; end: LogEnd | undefined }> {
  const operations = logs.map((log) => log.operations);
  let memory = await writers.current();
  for (let replaced = 0; replaced < MOST_REPLACED_WRITERS; replaced += 1) {
    const end = endOf(memory.writerId, operations);
    const remembered = memory.endOf(target.log);
    if (end?.n === remembered?.n && end?.checksum === remembered?.checksum) return { memory, end };
    memory = await writers.replace();
  }
  throw new Error(`no writer id is free for ${target.path}`);
}

/** The next line is going to end what was cut short, and then it is a damaged line among others. */
async function setTornTailAside(
  logs: readonly LogContents[],
  writerId: WriterId,
  quarantine: Quarantine,
): Promise<void> {
  for (const { path, damaged } of logs) {
    if (basename(path) !== `${writerId}.jsonl`) continue;
    for (const line of damaged) if (line.problem === "torn") await quarantine.keepLine(path, line);
  }
}

async function write(
  target: MarksDirectory,
  operations: readonly Operation[],
  parts: AppendParts & { readonly memory: WriterMemory; readonly end: LogEnd | undefined },
): Promise<void> {
  const { memory, end } = parts;
  const path = logPath(target, memory.writerId);
  const lines = operations.map(encodeOperation);
  const lastLine = lines.at(-1) ?? "";
  const lastNumber = operations.at(-1)?.n ?? 0;
  await memory.note(target.log, { n: lastNumber, checksum: checksumOfLine(lastLine) });
  try {
    await appendDurably(path, lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    parts.forget(path);
    await memory.note(target.log, end);
    // What the system still holds of this file is in doubt; the next try writes to a new one.
    if (error instanceof FlushError) await parts.writers.replace();
    throw error;
  }
}

function logPath(directory: MarksDirectory, writerId: WriterId): string {
  return join(directory.path, `${writerId}.jsonl`);
}

function operationsOf(
  directories: readonly (readonly LogContents[])[],
): readonly LogContents["operations"][] {
  return directories.flatMap((logs) => logs.map((log) => log.operations));
}

/** A line ends `"crc":"xxxxxxxx"}`. */
function checksumOfLine(line: string): string {
  return line.slice(-'xxxxxxxx"}'.length, -'"}'.length);
}
