import { isAbsolute, relative, sep } from "node:path";
import { type CheckRound, FIRST_ROUND, takenOver, withFound } from "#core/library/check-round.js";
import { articlesDirectory } from "../library/library-parts.ts";
import type { CheckedProblem } from "../library/check/check-report.ts";
import { createTurns } from "../library/turns.ts";
import { createRoundFile } from "./round-file.ts";

/** Which stands for all that lies beside the folders of articles. */
export const BESIDE = "";

/** What was checked since is checked once more after a kill. Milliseconds. */
const SAVE_AFTER = 60_000;

/** How far the slow check has come and what it found: in memory, and in a file of the data folder. */
export interface CheckedRound {
  readonly now: CheckRound;
  set(change: Partial<Pick<CheckRound, "after" | "ended">>): void;
  /**
   * What a look at a folder, or at what lies beside them, found: in place of what was found there before.
   * @returns what was not known
   */
  take(piece: string, found: readonly CheckedProblem[]): readonly CheckedProblem[];
  /** Where something was found. */
  pieces(): readonly string[];
  /** Where a path lies. */
  pieceOf(path: string): string;
  /** Takes over what another process noted since this one did last. */
  catchUp(): Promise<void>;
  /** After catching up. */
  save(): Promise<void>;
  /** At once where something was found, or is no more. */
  saveNowAndThen(): Promise<void>;
}

/**
 * @param path  of the file
 * @param onFound  something was found, or is no more
 */
export function createCheckedRound(
  path: string,
  directory: string,
  onFound: () => void,
): CheckedRound {
  const articles = articlesDirectory(directory);
  let round: CheckRound = FIRST_ROUND;
  const file = createRoundFile(path, pieceOf);
  const turns = createTurns();
  let savedAt = performance.now();
  let hasNews = false;

  function hold(next: CheckRound): void {
    const isNews = JSON.stringify(round.found) !== JSON.stringify(next.found);
    round = next;
    hasNews ||= isNews;
    if (isNews) onFound();
  }

  function pieceOf(at: string): string {
    // On Windows there is no way from one disk to another.
    const way = relative(articles, at);
    const [folder = ""] = way.split(sep);
    return isAbsolute(way) || folder === ".." ? BESIDE : folder;
  }

  async function catchUp(): Promise<void> {
    await file.catchUp((theirs, own) => hold(takenOver(round, theirs, own)));
  }

  async function save(): Promise<void> {
    await catchUp();
    savedAt = performance.now();
    hasNews = false;
    await file.write(round);
  }

  return {
    get now() {
      return round;
    },
    set(change) {
      file.moved();
      round = { ...round, ...change };
    },
    take(piece, found) {
      file.looked(piece);
      const known = new Set(round.found.map(({ path: at, problem }) => `${at}\n${problem}`));
      hold(
        withFound(
          round,
          (at) => pieceOf(at) === piece,
          found.map(({ path: at, problem }) => ({ path: at, problem })),
        ),
      );
      return found.filter(({ path: at, problem }) => !known.has(`${at}\n${problem}`));
    },
    pieces: () => [...new Set(round.found.map((one) => pieceOf(one.path)))],
    pieceOf,
    catchUp: () => turns.take(catchUp),
    save: () => turns.take(save),
    async saveNowAndThen() {
      if (hasNews || performance.now() - savedAt >= SAVE_AFTER) await turns.take(save);
    },
  };
}
