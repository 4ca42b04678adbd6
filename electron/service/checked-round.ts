import { mkdir, readFile } from "node:fs/promises";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { CheckRound, FIRST_ROUND, withFound } from "#core/library/check-round.js";
import { articlesDirectory } from "../library/library-parts.ts";
import type { CheckedProblem, Library } from "../library/library.ts";
import { replaceDurably } from "../library/replace-durably.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { faultsOf } from "./faults-of.ts";

/** Which stands for all that lies beside the folders of articles. */
export const BESIDE = "";

/** What was checked since is checked once more after a kill. Milliseconds. */
const SAVE_AFTER = 60_000;

/** How far the slow check has come and what it found: in memory, and in a file of the data folder. */
export interface CheckedRound {
  readonly now: CheckRound;
  set(change: Partial<Pick<CheckRound, "after" | "ended">>): void;
  /** What a look at a folder, or at what lies beside them, found: in place of what was found there before. It is noted in the journal, too. */
  take(piece: string, found: readonly CheckedProblem[]): void;
  /** Where something was found. */
  pieces(): readonly string[];
  /** Where a path lies. */
  pieceOf(path: string): string;
  /** As it is on disk. */
  read(): Promise<void>;
  save(): Promise<void>;
  saveNowAndThen(): Promise<void>;
}

/**
 * @param path  of the file
 * @param onFound  something was found, or is no more
 */
export function createCheckedRound(
  path: string,
  { directory, faults }: Pick<Library, "directory" | "faults">,
  onFound: () => void,
): CheckedRound {
  const articles = articlesDirectory(directory);
  let round: CheckRound = FIRST_ROUND;
  let savedAt = performance.now();

  function hold(next: CheckRound): void {
    const isNews = JSON.stringify(round.found) !== JSON.stringify(next.found);
    round = next;
    if (isNews) onFound();
  }

  function pieceOf(at: string): string {
    // On Windows there is no way from one disk to another.
    const way = relative(articles, at);
    const [folder = ""] = way.split(sep);
    return isAbsolute(way) || folder === ".." ? BESIDE : folder;
  }

  async function save(): Promise<void> {
    savedAt = performance.now();
    await writeRound(path, round);
  }

  return {
    get now() {
      return round;
    },
    set(change) {
      round = { ...round, ...change };
    },
    take(piece, found) {
      const known = new Set(round.found.map(({ path: at, problem }) => `${at}\n${problem}`));
      const news = found.filter(({ path: at, problem }) => !known.has(`${at}\n${problem}`));
      faults.note(...faultsOf(news.map((one) => ({ ...one, action: "" }))));
      hold(
        withFound(
          round,
          (at) => pieceOf(at) === piece,
          found.map(({ path: at, problem }) => ({ path: at, problem })),
        ),
      );
    },
    pieces: () => [...new Set(round.found.map((one) => pieceOf(one.path)))],
    pieceOf,
    async read() {
      hold(await readRound(path));
    },
    save,
    async saveNowAndThen() {
      if (performance.now() - savedAt >= SAVE_AFTER) await save();
    },
  };
}

/** @returns the beginning where nothing can be read: then all is checked anew */
async function readRound(path: string): Promise<CheckRound> {
  try {
    return CheckRound.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return FIRST_ROUND;
  }
}

/** A disk that has no room now has some later, and a round that is not noted is gone through once more. */
async function writeRound(path: string, round: CheckRound): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceDurably(path, JSON.stringify(round));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
  }
}
