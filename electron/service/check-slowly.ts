import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { foldersLeft, restAfter, waitForRound } from "#core/library/check-round.js";
import { type HeldLock, claimLock } from "../library/claim-lock.ts";
import type { CheckedProblem, KeptBeside } from "../library/check/check-report.ts";
import type { Library, LibraryProblem } from "../library/library.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { BESIDE, createCheckedRound } from "./checked-round.ts";
import { faultsOf } from "./faults-of.ts";

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
  /** While another process checks, or the library is out of sight; and until it is asked what another process noted. */
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

export interface CheckSlowlyParts {
  readonly library: Pick<
    Library,
    "directory" | "faults" | "foldersToCheck" | "checkFolder" | "checkBeside"
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
  const round = createCheckedRound(memory, library.directory, onFound);
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
    async tookCheck(all, { repaired }) {
      // A command, and a window that does not check itself, know here what was found earlier.
      await round.catchUp();
      const problems = all.filter(isDamage);
      const pieces = new Set(problems.map(({ path }) => round.pieceOf(path)));
      for (const piece of round.pieces()) if (!pieces.has(piece)) round.take(piece, []);
      for (const piece of pieces) {
        const found = problems.filter(({ path }) => round.pieceOf(path) === piece);
        const now = repaired ? await look(shared, piece) : { found };
        if (now !== undefined) round.take(piece, now.found);
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

interface Looked {
  readonly found: readonly CheckedProblem[];
  /** How long it took. Milliseconds. */
  readonly worked: number;
}

/**
 * @returns undefined while the library is out of sight: then nothing is known
 * @throws AbortError when the app closes, which waits for no disk that hangs
 */
async function look(
  { library, kept, signal }: SharedParts,
  piece: string,
): Promise<Looked | undefined> {
  const began = performance.now();
  const checking =
    piece === BESIDE ? library.checkBeside(kept, signal) : library.checkFolder(piece, signal);
  const { problems, outOfSight } = await unlessAborted(checking, signal);
  if (outOfSight !== undefined) return undefined;
  return { found: problems.filter(isDamage), worked: performance.now() - began };
}

/** What a newer Postil wrote, and what is only not here yet, is told by who reads it. */
function isDamage({ nature }: CheckedProblem): boolean {
  return nature !== "no-damage";
}

/** What comes of the work when nobody waits for it any more is nobody's concern. */
async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** @returns what two looks found, where the first found something that was not known */
async function lookTwice(parts: SharedParts, piece: string): Promise<Looked | undefined> {
  const first = await look(parts, piece);
  if (first === undefined) return undefined;
  const isIn = (problems: readonly LibraryProblem[], { path, problem }: LibraryProblem): boolean =>
    problems.some((other) => other.path === path && other.problem === problem);
  const known = parts.round.now.found;
  if (first.found.every((one) => isIn(known, one))) return first;
  await wait(parts, parts.pace.secondLook);
  const second = await look(parts, piece);
  if (second === undefined) return undefined;
  return {
    found: first.found.filter((one) => isIn(second.found, one)),
    worked: first.worked + second.worked,
  };
}

/** Looks when nobody asks for anything and the library is there, and rests after it. */
async function lookInQuiet(parts: SharedParts, piece: string): Promise<void> {
  const { pace, round } = parts;
  for (;;) {
    while (performance.now() - parts.heardAt() < pace.quiet) await wait(parts, pace.quiet);
    const looked = await lookTwice(parts, piece);
    if (looked !== undefined) {
      const news = round.take(piece, looked.found);
      // What a person has checked is told by that check.
      parts.library.faults.note(...faultsOf(news.map((one) => ({ ...one, action: "" }))));
      // Before anybody else looks there.
      await round.saveNowAndThen();
      await wait(parts, Math.max(pace.betweenFolders, restAfter(looked.worked)));
      return;
    }
    await wait(parts, pace.later);
  }
}

async function foldersInSight(parts: SharedParts): Promise<readonly string[]> {
  const { library, pace, signal } = parts;
  for (;;) {
    const names = await unlessAborted(library.foldersToCheck(), signal);
    if (names.ok) return names.value;
    await wait(parts, pace.later);
  }
}

async function goRound(parts: SharedParts): Promise<void> {
  const { round } = parts;
  // What was mended by hand since it was found is no problem any more.
  for (const piece of round.pieces()) await lookInQuiet(parts, piece);
  if (waitForRound(round.now, Date.now()) > 0) return;
  round.set({ ended: null });
  for (const name of foldersLeft(round.now, await foldersInSight(parts))) {
    await lookInQuiet(parts, name);
    // Somebody had all checked meanwhile.
    if (round.now.ended !== null) return;
    round.set({ after: name });
  }
  await lookInQuiet(parts, BESIDE);
  if (round.now.ended !== null) return;
  round.set({ after: null, ended: new Date().toISOString() });
  await round.save();
}

/** Until it is time to look again, hearing of what others have found, and mended. */
async function rest(parts: SharedParts): Promise<void> {
  const { again, later } = parts.pace;
  for (let left = again; left > 0; left -= later) {
    await wait(parts, Math.min(left, later));
    await parts.round.catchUp();
  }
}

/** @throws AbortError when the app closes */
async function checkForEver(parts: SharedParts): Promise<void> {
  const { memory, round, pace } = parts;
  // What was found earlier is known from the first moment.
  await round.catchUp();
  await wait(parts, pace.start);
  const lock = await claimAtLast(parts, memory);
  try {
    // Another process may have come further since.
    await round.catchUp();
    for (;;) {
      await goRound(parts).catch((error: unknown) => leaveToLater(parts, error));
      await rest(parts);
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
    await parts.round.catchUp();
  }
}

/** What the system refuses now may go the next time; anything else is a mistake of ours, or the end. */
function leaveToLater({ signal }: SharedParts, error: unknown): void {
  if (signal.aborted || systemErrorCode(error) === undefined) throw error;
}

async function wait({ signal }: SharedParts, milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal, ref: false });
}
