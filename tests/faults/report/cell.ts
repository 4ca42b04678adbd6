/** What one cell of the fault proofs measured: one operation, or kind of damage, under one kind of fault. */
export interface Cell {
  /** As the list of these proofs counts them. */
  readonly test: "T1" | "T2" | "T3" | "T4" | "T5" | "T6" | "T8" | "T9" | "T10";
  /** What was done under which fault, in words. */
  readonly cell: string;
  /** What had been said to be saved before the faults, each time counted. */
  readonly acknowledged: number;
  /** Different places (operation, call of the system, how manieth) that the fault fell on. */
  readonly points: number;
  readonly lost: number;
  /** What a writer loses in the same cell that writes over its file with `fs.writeFile`. */
  readonly naiveLost: number;
  /** What `write-file-atomic` loses in the same cell; only where disks are full. */
  readonly atomicLost?: number;
  /** The longest of all restarts behind a fault, in milliseconds. */
  readonly longestRestartMs?: number;
}

/** A cell that could not be tried here, and why. */
export interface UntriedCell {
  readonly test: Cell["test"];
  readonly cell: string;
  readonly untried: string;
}

/** The folder in which cells are collected; unset where nobody wants a table. */
export const CELLS_FOLDER = "POSTIL_FAULT_CELLS";

export function describeCell(cell: Cell): string {
  const { test, cell: name, acknowledged, points, lost, naiveLost } = cell;
  const more = [
    ...(cell.atomicLost === undefined ? [] : [`write-file-atomic ${cell.atomicLost}`]),
    ...(cell.longestRestartMs === undefined
      ? []
      : [`longest restart ${Math.round(cell.longestRestartMs)} ms`]),
  ];
  return [
    `${test}, ${name}: ${points} points, ${acknowledged} acknowledged, ${lost} lost`,
    `a naive writer loses ${naiveLost}`,
    ...more,
  ].join("; ");
}
