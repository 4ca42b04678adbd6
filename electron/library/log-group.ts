import { basename, dirname, join } from "node:path";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { isMissing, namesIn } from "./directory-names.ts";
import { isLogName, undownloadedLogs } from "./log-names.ts";
import { LogUnion } from "./log-union.ts";
import type { FaultJournal } from "./fault-journal.ts";
import type { ProblemList } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { type DamagedLine, isDamage } from "./parse-log.ts";
import { type LogContents, readLog } from "./read-log.ts";
import { type SizedCache, createSizedCache } from "./sized-cache.ts";
import { systemErrorCode } from "./system-error.ts";

/** Bytes of log files whose operations stay in memory: the open article and those around it, not a library. */
const CACHE_BYTES = 16_000_000;
/** What an article counts in which nobody made a mark: otherwise all of a library's would stay. */
const EMPTY_BYTES = 2_000;

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
  /** A file of it whose format this Postil does not know: then nothing is written. */
  readonly newer?: string | undefined;
}

/** All logs of a group as they were last read. */
export interface ReadGroup {
  readonly group: LogGroup;
  readonly logs: ReadonlyMap<string, LogContents>;
  readonly union: LogUnion;
  /** Whether all that is there could be read; else what is said of it is what was read before, or nothing. */
  readonly isSeen: boolean;
  /** Paths of logs that may be there, and of which nobody can tell now where they end. */
  readonly outOfSight: ReadonlySet<string>;
}

export interface LogReader {
  /** A directory that is not there is empty; a log that cannot be read is reported and left out. */
  read(group: LogGroup): Promise<ReadGroup>;
  /** What it gave last, without looking at the disk; undefined when that was long ago. */
  lastRead(group: LogGroup): ReadGroup | undefined;
  /** The next reading trusts nothing of what was read before. */
  distrust(group: LogGroup): void;
}

/** Where it is told what is wrong with logs. */
export interface LogReaderParts {
  readonly problems: ProblemList;
  readonly faults: Pick<FaultJournal, "note">;
}

export function createLogReader(parts: LogReaderParts): LogReader {
  const cache: SizedCache<ReadGroup> = createSizedCache(CACHE_BYTES, ({ logs }) =>
    [...logs.values()].reduce((sum, { size }) => sum + size, EMPTY_BYTES),
  );
  const distrusted = new Set<string>();
  return {
    async read(group) {
      const known = distrusted.delete(group.target.path) ? undefined : cache.get(group.target.path);
      const read = await readGroup(
        group,
        isSameGroup(group, known?.group) ? known : undefined,
        parts,
      );
      cache.set(group.target.path, read);
      return read;
    },
    lastRead: (group) => cache.get(group.target.path),
    distrust: (group) => distrusted.add(group.target.path),
  };
}

function isSameGroup(one: LogGroup, other: LogGroup | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** What only grew is added to what was united before; anything else is united anew. */
async function readGroup(
  group: LogGroup,
  known: ReadGroup | undefined,
  parts: LogReaderParts,
): Promise<ReadGroup> {
  const logs = new Map<string, LogContents>();
  const continued = new Set<string>();
  const outOfSight = new Set<string>();
  let isSeen = true;
  for (const { path: directory } of [group.target, ...group.others]) {
    const before = [...(known?.logs.keys() ?? [])].filter((path) => dirname(path) === directory);
    const { names, undownloaded, isListed } = await reportedNames(
      directory,
      parts.problems,
      before,
    );
    isSeen &&= isListed;
    for (const name of new Set([...names, ...undownloaded])) {
      const path = join(directory, name);
      const last = known?.logs.get(path);
      const isHere = names.includes(name);
      if (!isHere) outOfSight.add(path);
      // What a sync tool took away was read before, or is not known.
      if (!isHere && last === undefined) isSeen = false;
      const read = isHere ? await readReported(path, last, parts) : asBefore(last);
      if (read === undefined) continue;
      if (read === "unreadable") {
        isSeen = false;
        if (last !== undefined) logs.set(path, last);
        if (last !== undefined) continued.add(path);
        continue;
      }
      logs.set(path, read.log);
      if (read.isContinued) continued.add(path);
    }
  }
  const isContinued = [...(known?.logs.keys() ?? [])].every((path) => continued.has(path));
  const union = isContinued && known ? known.union : new LogUnion(group.aliases);
  for (const [path, { operations }] of logs) {
    const united = isContinued ? (known?.logs.get(path)?.settled.operations.length ?? 0) : 0;
    for (const operation of operations.slice(united)) union.add(operation);
  }
  return { group, logs, union, isSeen, outOfSight };
}

interface ReportedNames {
  readonly names: readonly string[];
  /** What was read of them before still counts. */
  readonly undownloaded: readonly string[];
  /** Whether the directory could be read. */
  readonly isListed: boolean;
}

/** @param known  paths of the logs that were there: in a directory that cannot be read they are out of sight, not gone */
async function reportedNames(
  directory: string,
  problems: ProblemList,
  known: readonly string[],
): Promise<ReportedNames> {
  try {
    const all = await namesIn(directory);
    const undownloaded = undownloadedLogs(all);
    problems.set(directory, undownloaded.map(problemWording.undownloaded));
    return { names: all.filter(isLogName), undownloaded, isListed: true };
  } catch (error) {
    problems.set(directory, [problemWording.unreadableMarks(codeOf(error))]);
    const undownloaded = known.map((path) => basename(path));
    return { names: [], undownloaded, isListed: false };
  }
}

type Reading = Awaited<ReturnType<typeof readLog>>;

function asBefore(log: LogContents | undefined): Reading | undefined {
  return log && { log, isContinued: true };
}

/** One log that cannot be read must not take the others with it, and what was read of it before still counts. */
async function readReported(
  path: string,
  known: LogContents | undefined,
  { problems, faults }: LogReaderParts,
): Promise<Reading | "unreadable" | undefined> {
  try {
    const read = await readLog(path, known);
    problems.set(path, read.log.damaged.map(problemWording.damagedLine));
    const fault = linesSetAside(path, read.log.damaged);
    if (fault !== undefined) faults.note(fault);
    return read;
  } catch (error) {
    // A sync tool renamed it since the directory was read.
    const isGone = isMissing(error);
    problems.set(path, isGone ? [] : [problemWording.unreadableLog(codeOf(error))]);
    return isGone ? undefined : "unreadable";
  }
}

/** Not of a last line that somebody may still be writing. @returns undefined where none is damaged */
export function linesSetAside(path: string, lines: readonly DamagedLine[]): FaultEvent | undefined {
  const damaged = lines.filter((line) => isDamage(line) && line.problem !== "torn");
  const [first] = damaged;
  if (first === undefined) return undefined;
  return { kind: "lines-set-aside", path, lines: damaged.length, first: first.line };
}

/** Throws on what no system call gave. */
function codeOf(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return code;
}
