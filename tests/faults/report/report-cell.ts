import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type TestContext } from "vitest";
import { type Cell, CELLS_FOLDER, describeCell, type UntriedCell } from "./cell.ts";

/** Prints what a cell measured, for the table as well, and fails where it proves nothing or something was lost. */
export function reportCell(cell: Cell): void {
  console.log(describeCell(cell));
  keep(cell);
  expect(cell.acknowledged).toBeGreaterThan(0);
  expect(cell.points).toBeGreaterThan(0);
  expect(cell.naiveLost).toBeGreaterThan(0);
  // Full disks are what it is bad at.
  if (cell.test === "T4") expect(cell.atomicLost).toBeGreaterThan(0);
  expect(cell.lost).toBe(0);
}

/** Skips the test, by name and with its reason, in the table too. */
export function skipCell(context: TestContext, cell: UntriedCell): never {
  keep(cell);
  return context.skip(`${cell.untried}: ${cell.test}, ${cell.cell} was NOT tested`);
}

function keep(cell: Cell | UntriedCell): void {
  const folder = process.env[CELLS_FOLDER];
  if (folder === undefined) return;
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(cell)}\n`);
}
