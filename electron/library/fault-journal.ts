import { readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { decodeFault, encodeFault, type NotedFault } from "#core/fault/fault-line.js";
import { createFaultSieve, listFaults, type ListedFault } from "#core/fault/fault-list.js";
import type { LibraryId } from "#core/identity/ids.js";
import { FlushError, appendDurably } from "./append-durably.ts";
import { claimPatiently } from "./claim-patiently.ts";
import { namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { systemErrorCode } from "./system-error.ts";
import { createTurns } from "./turns.ts";

/** A file that has grown beyond this gets no more lines: some 1,000 faults. */
const FILE_BYTES = 256 * 1024;
/** The oldest beyond so many go; years, for whose disk does not fail every day. */
const MOST_FILES = 8;
/** Somebody else is noting something: a millisecond or two. */
const PATIENCE_MS = 2_000;
/** While they cannot be written; the disk that is full is often the one with the data folder. */
const MOST_PENDING = 1_000;
const MORE_DAMAGE: FaultEvent = { kind: "more-damage" };
const FILE_NAME = /^([1-9]\d*)\.jsonl$/;

/** What went wrong with the files of a library, for people to read. Kept in the data folder of this device, for years. */
export interface FaultJournal {
  /**
   * Notes what happened, behind whoever tells it: waits for nothing and never fails. What cannot be written is tried again with the
   * next one, and before the library is closed. What was noted of the same thing a moment ago is not noted again.
   */
  note(...events: readonly FaultEvent[]): void;
  /** Newest first. @throws what the file system throws */
  list(): Promise<FaultHistory>;
  /** Fulfilled when everything noted so far is flushed, or could not be written. */
  flush(): Promise<void>;
}

export interface FaultHistory {
  readonly faults: readonly ListedFault[];
  /** Lines of the journal that are damaged themselves, or a newer Postil's. */
  readonly unreadable: number;
}

export interface FaultJournalOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Adds whose file it is, where that is known. */
  readonly named: (event: FaultEvent) => FaultEvent;
}

/** Of all copies of a library on this device: what became of one may be asked for in the other. */
export function faultsDirectory(dataDirectory: string, libraryId: LibraryId): string {
  return join(dataDirectory, "faults", libraryId);
}

/** @param directory  made with the first fault */
export function openFaultJournal(
  directory: string,
  { now, named }: FaultJournalOptions,
): FaultJournal {
  const turns = createTurns();
  const own = createFaultSieve();
  const known: KnownFiles = new Map();
  let pending: readonly NotedFault[] = [];
  let queued: Promise<void> | undefined;

  /** What is still pending afterwards could not be written. */
  async function write(): Promise<void> {
    const taken = pending;
    try {
      if (taken.length > 0 && (await append(taken))) pending = pending.slice(taken.length);
    } catch (error) {
      // What happened is told at once where it happens; here it is tried again.
      if (systemErrorCode(error) === undefined && !(error instanceof FlushError)) throw error;
    }
  }

  /** @returns whether it was noted */
  async function append(noted: readonly NotedFault[]): Promise<boolean> {
    if (worthALine(await readJournal(directory, known), noted).length === 0) return true;
    const lock = await claimPatiently(directory, "journal", { patienceMs: PATIENCE_MS });
    if (lock === undefined) return false;
    try {
      // What others noted meanwhile counts too.
      const journal = await readJournal(directory, known);
      const lines = worthALine(journal, noted).map((fault) => `${encodeFault(fault)}\n`);
      if (lines.length > 0) await appendTo(directory, journal, lines.join(""));
      return true;
    } finally {
      await lock.release().catch(() => undefined);
    }
  }

  /** Whoever comes before the next turn has begun shares it: behind a lock that is stuck each waits for as long as the patience lasts. */
  async function writeSoon(): Promise<void> {
    queued ??= turns.take(() => {
      queued = undefined;
      return write();
    });
    await queued;
  }

  return {
    note(...events) {
      const at = new Date(now()).toISOString();
      for (const event of events) {
        const fault = { at, event: named(event) };
        // Whether anything was wrong before, only the lines can tell.
        const isNews = event.kind === "writing-resumed" || own.judge(fault) !== "quiet";
        // Only what is going to be a line: what stands is noted once more a day after its last one.
        if (!isNews || pending.length >= MOST_PENDING) continue;
        own.add(fault);
        pending = [...pending, fault];
      }
      if (pending.length > 0) void writeSoon();
    },
    async list() {
      await writeSoon();
      const { faults, unreadable } = await readJournal(directory, known);
      return { faults: listFaults(faults), unreadable };
    },
    async flush() {
      await writeSoon();
    },
  };
}

function worthALine({ faults }: ReadJournal, noted: readonly NotedFault[]): readonly NotedFault[] {
  const sieve = createFaultSieve();
  faults.forEach(sieve.add);
  const found: NotedFault[] = [];
  for (const fault of noted) {
    const verdict = sieve.judge(fault);
    const line = verdict === "too-many" ? { at: fault.at, event: MORE_DAMAGE } : fault;
    if (verdict === "quiet" || sieve.judge(line) !== "note") continue;
    sieve.add(line);
    found.push(line);
  }
  return found;
}

async function appendTo(directory: string, { numbers }: ReadJournal, lines: string): Promise<void> {
  const latest = numbers.at(-1) ?? 1;
  const { size } = await stat(pathOf(directory, latest)).catch(() => ({ size: 0 }));
  const number = size < FILE_BYTES ? latest : latest + 1;
  try {
    await appendDurably(pathOf(directory, number), lines);
  } catch (error) {
    // Of this file nobody knows any more what is on the disk.
    if (!(error instanceof FlushError)) throw error;
    await appendDurably(pathOf(directory, number + 1), lines);
  }
  if (numbers.length === 0) {
    // The folders are new, too.
    await flushDirectory(dirname(directory));
    await flushDirectory(dirname(dirname(directory)));
  }
  for (const old of numbers.filter((one) => one <= number - MOST_FILES)) {
    await rm(pathOf(directory, old), { force: true }).catch(() => undefined);
  }
}

interface ReadJournal {
  /** As they were noted. */
  readonly faults: readonly NotedFault[];
  readonly unreadable: number;
  /** Of the files, ascending. */
  readonly numbers: readonly number[];
}

/** By number, with how large the file was: it only grows. */
type KnownFiles = Map<number, { readonly size: number; readonly lines: readonly ReadLine[] }>;
type ReadLine = NotedFault | undefined;

async function readJournal(directory: string, known: KnownFiles): Promise<ReadJournal> {
  const numbers = (await namesIn(directory))
    .flatMap((name) => {
      const digits = FILE_NAME.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .toSorted((one, other) => one - other);
  const lines: ReadLine[] = [];
  for (const number of numbers) lines.push(...(await linesOf(directory, number, known)));
  const faults = lines.filter((line) => line !== undefined);
  return { faults, unreadable: lines.length - faults.length, numbers };
}

async function linesOf(
  directory: string,
  number: number,
  known: KnownFiles,
): Promise<readonly ReadLine[]> {
  const path = pathOf(directory, number);
  const { size } = await stat(path);
  const before = known.get(number);
  if (before?.size === size) return before.lines;
  const bytes = await readFile(path);
  const texts = bytes.toString("utf8").split("\n");
  const lines = texts.filter((text) => text !== "").map(decodeFault);
  known.set(number, { size: bytes.length, lines });
  return lines;
}

function pathOf(directory: string, number: number): string {
  return join(directory, `${number}.jsonl`);
}
