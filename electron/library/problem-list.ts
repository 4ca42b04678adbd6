import { assertNever } from "#core/assert-never.js";
import type { LibraryProblem } from "./library.ts";
import type { DamagedLine } from "./parse-log.ts";

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

export function describeDamagedLine({ line, problem }: DamagedLine): string {
  switch (problem) {
    case "not-json":
      return `Line ${line} is not a record; it was set aside.`;
    case "bad-checksum":
      return `Line ${line} was changed or damaged: its checksum does not fit. It was set aside.`;
    case "newer-version":
      return `Line ${line} was written by a newer Postil, and waits for an update.`;
    case "not-an-operation":
      return `Line ${line} says nothing this Postil understands; it was set aside.`;
    case "torn":
      return `Line ${line}, the last one, was cut short while it was written; it was set aside.`;
    default:
      return assertNever(problem);
  }
}
