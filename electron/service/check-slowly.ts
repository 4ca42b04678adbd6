import { mkdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  type CheckRound,
  FIRST_ROUND,
  foldersLeft,
  waitForRound,
  withFound,
} from "#core/library/check-round.js";
import { claimLock } from "../library/claim-lock.ts";
import { articlesDirectory } from "../library/library-parts.ts";
import type { CheckedProblem, KeptBeside, Library, LibraryProblem } from "../library/library.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { readCheckRound, writeCheckRound } from "./check-memory.ts";

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
/** What was checked since is checked once more after a kill. */
const SAVE_MS = 60_000;
/** Which stands for all that lies beside the folders of articles. */
const BESIDE = "";

export interface CheckSlowlyParts {
  readonly library: Pick<
    Library,
    "directory" | "readOnlyBecause" | "faults" | "foldersToCheck" | "checkFolder" | "checkBeside"
  >;
  /** In the data folder; its folder holds the lock, too. */
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
  const { library, memory, kept, onFound, pace = SLOW_PACE } = parts;
  const articles = articlesDirectory(library.directory);
  const closing = new AbortController();
  const { signal } = closing;
  let round: CheckRound = FIRST_ROUND;
  let hasRead: Promise<void> | undefined;
  let savedAt = performance.now();
  let heardAt = performance.now();
  let work: Promise<void> | undefined;

  async function look(name: string): Promise<readonly LibraryProblem[]> {
    const { problems } =
      name === BESIDE ? await library.checkBeside(kept, signal) : await library.checkFolder(name);
    return problems.map(({ path, problem }) => ({ path, problem }));
  }

  /** What two looks found. */
  async function lookTwice(name: string): Promise<readonly LibraryProblem[]> {
    const first = await look(name);
    if (first.length === 0) return first;
    await wait(pace.secondLook);
    const second = await look(name);
    return first.filter((one) =>
      second.some((other) => other.path === one.path && other.problem === one.problem),
    );
  }

  function take(name: string, found: readonly LibraryProblem[]): void {
    const before = round;
    const isOfThisLook = (path: string): boolean => pieceOf(articles, path) === name;
    round = withFound(round, isOfThisLook, [...found]);
    library.faults.note(
      ...found.map((one) => ({ kind: "damage-found" as const, ...one, action: "" })),
    );
    if (JSON.stringify(before.found) !== JSON.stringify(round.found)) onFound();
  }

  /** @returns whether the library is there to be looked at */
  async function turn(): Promise<boolean> {
    while (performance.now() - heardAt < pace.quiet) await wait(pace.quiet);
    return library.readOnlyBecause?.code !== "library-missing";
  }

  async function lookAt(name: string): Promise<void> {
    while (!(await turn())) await wait(pace.later);
    const began = performance.now();
    const found = await lookTwice(name);
    if (signal.aborted || library.readOnlyBecause?.code === "library-missing") return;
    take(name, found);
    const took = found.length === 0 ? performance.now() - began : 0;
    await wait(Math.max(pace.betweenFolders, took * PAUSES_PER_WORK));
  }

  async function goRound(): Promise<void> {
    // What was mended by hand since it was found is no problem any more.
    for (const name of new Set(round.found.map(({ path }) => pieceOf(articles, path))))
      await lookAt(name);
    if (waitForRound(round, Date.now()) > 0) return;
    round = { ...round, ended: null };
    for (const name of foldersLeft(round, await library.foldersToCheck())) {
      await lookAt(name);
      // Somebody had all checked meanwhile.
      if (round.ended !== null) return;
      round = { ...round, after: name };
      if (performance.now() - savedAt >= SAVE_MS) await save();
    }
    await lookAt(BESIDE);
    round = { ...round, after: null, ended: new Date().toISOString() };
    await save();
  }

  async function save(): Promise<void> {
    savedAt = performance.now();
    await writeCheckRound(memory, round);
  }

  async function readOnce(): Promise<void> {
    hasRead ??= readCheckRound(memory).then((read) => {
      round = read;
      if (read.found.length > 0) onFound();
    });
    await hasRead;
  }

  async function run(): Promise<void> {
    await wait(pace.start);
    await mkdir(dirname(memory), { recursive: true });
    let lock = await claimLock(dirname(memory), basename(memory));
    while (lock === undefined) {
      await wait(pace.later);
      lock = await claimLock(dirname(memory), basename(memory));
    }
    try {
      // Another process may have come further since.
      round = await readCheckRound(memory);
      for (;;) {
        await goRound();
        await wait(pace.again);
      }
    } finally {
      await save();
      await lock.release().catch(() => undefined); // Its process ends, and with it its claim.
    }
  }

  /** @throws AbortError when the app closes */
  async function wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal, ref: false });
  }

  return {
    begin() {
      void readOnce();
      work = run().catch((error: unknown) => {
        // A data folder that cannot be written: the next start tries again.
        if (!signal.aborted && systemErrorCode(error) === undefined) parts.onFault(error);
      });
    },
    heard() {
      heardAt = performance.now();
    },
    problems: () => round.found,
    async tookCheck(problems, { repaired }) {
      await readOnce();
      round = { ...round, after: null, ended: new Date().toISOString(), found: [] };
      for (const name of new Set(problems.map(({ path }) => pieceOf(articles, path)))) {
        const own = problems.filter(({ path }) => pieceOf(articles, path) === name);
        const found = own.map(({ path, problem }) => ({ path, problem }));
        take(name, repaired ? await look(name) : found);
      }
      await save();
      onFound();
    },
    async close() {
      closing.abort();
      await work;
    },
  };
}

/** @returns the folder of `articles/` in which a path lies; for all others the rest of the library */
function pieceOf(articles: string, path: string): string {
  // On Windows there is no way from one disk to another.
  const way = relative(articles, path);
  const [folder = ""] = way.split(sep);
  return isAbsolute(way) || folder === ".." ? BESIDE : folder;
}
