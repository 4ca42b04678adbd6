import { sep } from "node:path";
import type { LibraryProblem } from "./library.ts";

/** Damage met while reading, by file: reading a file again replaces what was said of it before. */
export interface ProblemList {
  /** An empty list takes back what was said. */
  set(path: string, problems: readonly string[]): void;
  /** Takes back what was said of files that are gone. */
  forget(isGone: (path: string) => boolean): void;
  /** Whether anything is said of what lies in a directory. */
  isAnyBelow(directory: string): boolean;
  all(): readonly LibraryProblem[];
}

/** @param onSet  hears of every problem each time it is met */
export function createProblemList(
  onSet: (path: string, problem: string) => void = () => undefined,
): ProblemList {
  const byPath = new Map<string, readonly string[]>();
  return {
    set(path, problems) {
      if (problems.length === 0) byPath.delete(path);
      else byPath.set(path, problems);
      for (const problem of problems) onSet(path, problem);
    },
    forget(isGone) {
      for (const path of byPath.keys()) if (isGone(path)) byPath.delete(path);
    },
    isAnyBelow: (directory) => byPath.keys().some((path) => isBelow(path, directory)),
    all: () =>
      Array.from(byPath, ([path, problems]) =>
        problems.map((problem) => ({ path, problem })),
      ).flat(),
  };
}

export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory + sep);
}
