import type { Cell, UntriedCell } from "./cell.ts";

/** What is asked at least of the cells of a test. */
interface AskedCount {
  readonly test: Cell["test"];
  /** Of this cell alone; left out, of all of the test. */
  readonly cell?: string;
  /** `cells`: how many there are. Anything else is added up, or `of-each`, where every cell must have as much. */
  readonly what: "cells" | "points" | "acknowledged" | "points-of-each";
  readonly least: number;
}

const ASKED: readonly AskedCount[] = [
  { test: "T1", what: "points", least: 600 },
  { test: "T2", what: "points", least: 500 },
  // ext4 in three modes, and XFS.
  { test: "T3", what: "cells", least: 4 },
  { test: "T3", what: "points-of-each", least: 100 },
  // Six operations, disks of five sizes.
  { test: "T4", what: "cells", least: 30 },
  { test: "T5", what: "points", least: 150 },
  { test: "T6", what: "cells", least: 8 },
  { test: "T7", what: "points", least: 400 },
  { test: "T8", cell: "a log cut at every byte", what: "points", least: 5_000 },
  { test: "T8", cell: "a bit flipped", what: "points", least: 400 },
  { test: "T9", what: "acknowledged", least: 6_000 },
  { test: "T10", what: "points", least: 50 },
  { test: "T10", what: "acknowledged", least: 2_000 },
  { test: "T11", what: "points", least: 100_000 },
  // A snapshot, the trash, an index that is gone, another machine.
  { test: "T16", what: "cells", least: 4 },
];

/**
 * What a whole run tried less of than is asked for: cells that went missing make no test fail by themselves.
 * @returns sentences; nothing is said of a test of which something could not be tried here, since that is said already
 */
export function shortOf(cells: readonly (Cell | UntriedCell)[]): readonly string[] {
  const untried = new Set(cells.filter((cell) => "untried" in cell).map(({ test }) => test));
  const tried = cells.filter((cell): cell is Cell => !("untried" in cell));
  return ASKED.filter(({ test }) => !untried.has(test)).flatMap((asked) => {
    const { test, cell, what, least } = asked;
    const found = countOf(
      tried.filter((one) => one.test === test && (cell ?? one.cell) === one.cell),
      what,
    );
    if (found >= least) return [];
    return [`${test}${cell === undefined ? "" : `, ${cell}`}: ${found} ${what}, not ${least}`];
  });
}

/** What is asked of a machine that does nothing else. */
const LONGEST_RESTART_MS = 5_000;

/** @returns sentences; no failures, since it may have been the machine */
export function slowRestartsIn(cells: readonly (Cell | UntriedCell)[]): readonly string[] {
  return cells.flatMap((cell) => {
    const took = "untried" in cell ? undefined : cell.longestRestartMs;
    if (took === undefined || took <= LONGEST_RESTART_MS) return [];
    return [`${cell.test}, ${cell.cell}: ${Math.round(took)} ms, not ${LONGEST_RESTART_MS}`];
  });
}

function countOf(cells: readonly Cell[], what: AskedCount["what"]): number {
  switch (what) {
    case "cells":
      return cells.length;
    case "points-of-each":
      return Math.min(...cells.map(({ points }) => points));
    case "points":
    case "acknowledged":
      return cells.reduce((sum, cell) => sum + cell[what], 0);
  }
}
