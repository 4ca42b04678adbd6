import type { LibraryProblem } from "./library.ts";

/** Damage met while reading, by file: reading a file again replaces what was said of it before. */
export interface ProblemList {
  /** An empty list takes back what was said. */
  set(path: string, problems: readonly string[]): void;
  all(): readonly LibraryProblem[];
}

export function createProblemList(): ProblemList {
  const byPath = new Map<string, readonly string[]>();
  return {
    set(path, problems) {
      if (problems.length === 0) byPath.delete(path);
      else byPath.set(path, problems);
    },
    all: () =>
      Array.from(byPath, ([path, problems]) =>
        problems.map((problem) => ({ path, problem })),
      ).flat(),
  };
}
