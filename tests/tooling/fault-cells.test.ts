import { expect, test } from "vitest";
import { shortOf, slowRestartsIn } from "../faults/report/asked-counts.ts";
import type { Cell } from "../faults/report/cell.ts";
import { withCells } from "../faults/report/cells-table.ts";
import { reportCell } from "../faults/report/report-cell.ts";

const CELL: Cell = {
  test: "T1",
  cell: "kill -9: something",
  acknowledged: 1,
  points: 1,
  lost: 0,
  naiveLost: 1,
};
const FULL_DISK: Cell = { ...CELL, test: "T4", atomicLost: 1 };

test("a cell that proves nothing, or that lost something, makes its test fail", () => {
  for (const cell of [CELL, FULL_DISK]) expect(() => reportCell(cell)).not.toThrow();
  const { atomicLost: _, ...withoutAtomic } = FULL_DISK;
  const bad: readonly Cell[] = [
    { ...CELL, acknowledged: 0 },
    { ...CELL, points: 0 },
    { ...CELL, naiveLost: 0 },
    { ...CELL, lost: 1 },
    { ...FULL_DISK, atomicLost: 0 },
    withoutAtomic,
  ];
  for (const cell of bad) expect(() => reportCell(cell), JSON.stringify(cell)).toThrow();
});

/** A run that tried just as much as is asked for. */
const ENOUGH: readonly Cell[] = [
  ...cells("T1", 6, { points: 100 }),
  ...cells("T2", 1, { points: 500 }),
  ...cells("T3", 4, { points: 100 }),
  ...cells("T4", 30, {}),
  ...cells("T5", 3, { points: 50 }),
  ...cells("T6", 8, {}),
  ...cells("T7", 1, { points: 400 }),
  { ...CELL, test: "T8", cell: "a log cut at every byte", points: 5_000 },
  { ...CELL, test: "T8", cell: "a bit flipped", points: 400 },
  ...cells("T9", 1, { acknowledged: 6_000 }),
  ...cells("T10", 1, { points: 50, acknowledged: 2_000 }),
  ...cells("T11", 1, { points: 100_000 }),
  ...cells("T16", 4, {}),
];

function cells(name: Cell["test"], count: number, more: Partial<Cell>): readonly Cell[] {
  return Array.from({ length: count }, (_, at) => ({
    ...CELL,
    test: name,
    cell: `${at}`,
    ...more,
  }));
}

test("a whole run is told what it tried less of than is asked for", () => {
  expect(shortOf(ENOUGH)).toEqual([]);
  for (const [at, cell] of ENOUGH.entries()) {
    const short = shortOf(ENOUGH.toSpliced(at, 1));
    expect(short.length, JSON.stringify(cell)).toBeGreaterThan(0);
    for (const sentence of short) expect(sentence.startsWith(cell.test)).toBe(true);
  }
  const weak = ENOUGH.map((cell) => (cell.test === "T3" ? { ...cell, points: 99 } : cell));
  expect(shortOf(weak)).toEqual(["T3: 99 points-of-each, not 100"]);
});

test("restarts of more than five seconds are told", () => {
  const took = [undefined, 5_000, 5_001].map((ms) =>
    ms === undefined ? CELL : { ...CELL, longestRestartMs: ms },
  );
  expect(slowRestartsIn(took)).toEqual(["T1, kill -9: something: 5001 ms, not 5000"]);
});

test("what could not be tried is told where it is skipped, and not once more", () => {
  const untried = { test: "T10", cell: "two devices", untried: "Syncthing is not here" } as const;
  expect(shortOf([...ENOUGH.filter((cell) => cell.test !== "T10"), untried])).toEqual([]);
});

test("a cell takes its own row in the table, and leaves the others", () => {
  const before = withCells("# A\n<!-- cells -->\n<!-- end of cells -->\nB\n", ENOUGH, "2026-11-26");
  const after = withCells(before, [{ ...FULL_DISK, cell: "3", points: 7 }], "2026-11-27");
  const changed = after.split("\n").filter((line) => !before.includes(line));
  expect(changed).toEqual(["| T4 | 3 | 1 | 7 | 0 | 1 | 1 |  | 2026-11-27 |"]);
  expect(after.split("\n")).toHaveLength(before.split("\n").length);
  expect(() => withCells("without a place", ENOUGH, "2026-11-27")).toThrow("cells");
});
