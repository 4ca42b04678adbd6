import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { foldersLeft, waitForRound } from "#core/library/check-round.js";
import { type HeldLock, claimLock } from "../library/claim-lock.ts";
import type { CheckedProblem, KeptBeside, Library, LibraryProblem } from "../library/library.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { BESIDE, createCheckedRound } from "./checked-round.ts";

/**
 * Checks the whole library by itself, a folder at a time while nobody asks for anything, within some weeks again and again. What it finds
 * is told as a problem of the library and noted in its journal; it repairs nothing.
 */
export interface CheckSlowly {
  /** From now on. For windows: a command ends before anything would come of it. */
  begin(): void;
  /** Somebody asked for something: the next folder can wait. */
  heard(): void;
  /** What was found and not seen to be mended. */
  problems(): readonly LibraryProblem[];
  /** Somebody had all checked: what was found there counts, and the next round begins in some weeks. */
  tookCheck(
    problems: readonly CheckedProblem[],
    options: { readonly repaired: boolean },
  ): Promise<void>;
  close(): Promise<void>;
}

/** How slow, and where another pace is the matter, another one. Milliseconds. */
export interface CheckPace {
  /** After the start, when nobody waits for the first things any more. */
  readonly start: number;
  /** Nobody must have asked for anything for so long. */
  readonly quiet: number;
  /** Between two folders at least. */
  readonly betweenFolders: number;
  /** Before what was found is believed: a sync tool may be at work, or a disk on its way out. */
  readonly secondLook: number;
  /** While another process checks, or the library is out of sight. */
  readonly later: number;
  /** Until it is asked whether the next round is due, and whether what was found was mended: a computer sleeps longer than it seems. */
  readonly again: number;
}

export const SLOW_PACE: CheckPace = {
  start: 180_000,
  quiet: 5_000,
  betweenFolders: 250,
  secondLook: 30_000,
  later: 600_000,
  again: 6 * 60 * 60_000,
};

/** A twentieth of one processor at most: 100,000 articles take a working day. */
const PAUSES_PER_WORK = 19;
export interface CheckSlowlyParts {
  readonly library: Pick<
    Library,
    "directory" | "readOnlyBecause" | "faults" | "foldersToCheck" | "checkFolder" | "checkBeside"
  >;
  /** A file in the data folder: where the check stands. Its folder holds the lock, too. */
  readonly memory: string;
  readonly kept: KeptBeside;
  /** The usual one where nothing is said. */
  readonly pace?: CheckPace | undefined;
  /** Something was found, or is no more. */
  readonly onFound: () => void;
  /** Hears of mistakes of our own. */
  readonly onFault: (error: unknown) => void;
}

export function createCheckSlowly(parts: CheckSlowlyParts): CheckSlowly {
  const { library, memory, onFound } = parts;
  const round = createCheckedRound(memory, library, onFound);
  const closing = new AbortController();
  const { signal } = closing;
  let heardAt = performance.now();
  let work: Promise<void> | undefined;
  const shared = { ...parts, pace: parts.pace ?? SLOW_PACE, round, signal, heardAt: () => heardAt };

  return {
    begin() {
      if (signal.aborted) return;
      work = checkForEver(shared).catch((error: unknown) => {
        if (!signal.aborted) parts.onFault(error);
      });
    },
    heard() {
      heardAt = performance.now();
    },
    problems: () => round.now.found,
    async tookCheck(problems, { repaired }) {
      const pieces = new Set(problems.map(({ path }) => round.pieceOf(path)));
      for (const piece of round.pieces()) if (!pieces.has(piece)) round.take(piece, []);
      for (const piece of pieces) {
        const found = problems.filter(({ path }) => round.pieceOf(path) === piece);
        round.take(piece, repaired ? await look(shared, piece) : found);
      }
      round.set({ after: null, ended: new Date().toISOString() });
      await round.save();
    },
    async close() {
      closing.abort();
      await work;
    },
  };
}

interface SharedParts extends Omit<CheckSlowlyParts, "pace"> {
  readonly pace: CheckPace;
  readonly round: ReturnType<typeof createCheckedRound>;
  readonly signal: AbortSignal;
  /** When somebody asked for something last. */
  readonly heardAt: () => number;
}

async function look(
  { library, kept, signal }: SharedParts,
  piece: string,
): Promise<readonly CheckedProblem[]> {
  const { problems } =
    piece === BESIDE ? await library.checkBeside(kept, signal) : await library.checkFolder(piece);
  return problems;
}

/** @returns what two looks found */
async function lookTwice(parts: SharedParts, piece: string): Promise<readonly CheckedProblem[]> {
  const first = await look(parts, piece);
  if (first.length === 0) return first;
  await wait(parts, parts.pace.secondLook);
  const second = await look(parts, piece);
  return first.filter((one) =>
    second.some((other) => other.path === one.path && other.problem === one.problem),
  );
}

/** Looks when nobody asks for anything and the library is there, and rests after it. */
async function lookInQuiet(parts: SharedParts, piece: string): Promise<void> {
  const { pace, round } = parts;
  const isOutOfSight = (): boolean => parts.library.readOnlyBecause?.code === "library-missing";
  while (performance.now() - parts.heardAt() < pace.quiet) await wait(parts, pace.quiet);
  while (isOutOfSight()) await wait(parts, pace.later);
  const began = performance.now();
  const found = await lookTwice(parts, piece);
  if (!isOutOfSight()) round.take(piece, found);
  const took = found.length === 0 ? performance.now() - began : 0;
  await wait(parts, Math.max(pace.betweenFolders, took * PAUSES_PER_WORK));
}

async function goRound(parts: SharedParts): Promise<void> {
  const { library, round } = parts;
  // What was mended by hand since it was found is no problem any more.
  for (const piece of round.pieces()) await lookInQuiet(parts, piece);
  if (waitForRound(round.now, Date.now()) > 0) return;
  round.set({ ended: null });
  for (const name of foldersLeft(round.now, await library.foldersToCheck())) {
    await lookInQuiet(parts, name);
    // Somebody had all checked meanwhile.
    if (round.now.ended !== null) return;
    round.set({ after: name });
    await round.saveNowAndThen();
  }
  await lookInQuiet(parts, BESIDE);
  round.set({ after: null, ended: new Date().toISOString() });
  await round.save();
}

/** @throws AbortError when the app closes */
async function checkForEver(parts: SharedParts): Promise<void> {
  const { memory, round, pace } = parts;
  // What was found earlier is known from the first moment.
  await round.read();
  await wait(parts, pace.start);
  const lock = await claimAtLast(parts, memory);
  try {
    // Another process may have come further since.
    await round.read();
    for (;;) {
      await goRound(parts).catch((error: unknown) => leaveToLater(parts, error));
      await wait(parts, pace.again);
    }
  } finally {
    await round.save();
    await lock.release().catch(() => undefined); // Its process ends, and with it its claim.
  }
}

async function claimAtLast(parts: SharedParts, memory: string): Promise<HeldLock> {
  for (;;) {
    try {
      await mkdir(dirname(memory), { recursive: true });
      const lock = await claimLock(dirname(memory), basename(memory));
      if (lock !== undefined) return lock;
    } catch (error) {
      leaveToLater(parts, error);
    }
    await wait(parts, parts.pace.later);
  }
}

/** What the system refuses now may go the next time; anything else is a mistake of ours, or the end. */
function leaveToLater({ signal }: SharedParts, error: unknown): void {
  if (signal.aborted || systemErrorCode(error) === undefined) throw error;
}

async function wait({ signal }: SharedParts, milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal, ref: false });
}
