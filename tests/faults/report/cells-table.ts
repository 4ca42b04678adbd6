import type { Cell, UntriedCell } from "./cell.ts";

const HEADER = [
  "| test | cell | acknowledged | points | lost | naive loses | write-file-atomic loses | longest restart | measured |",
  "|---|---|---:|---:|---:|---:|---:|---:|---|",
];
const BEGINNING = "<!-- cells -->";
const END = "<!-- end of cells -->";

/**
 * The text with the rows of its table brought up to these cells: those that were not tried now stay as they are.
 * @param day  ISO 8601, when they were measured
 * @throws where the text has no place for the table
 */
export function withCells(
  text: string,
  cells: readonly (Cell | UntriedCell)[],
  day: string,
): string {
  const [before, rest] = text.split(BEGINNING);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined) {
    throw new Error(`the text needs ${BEGINNING} and ${END}`);
  }
  const rows = new Map<string, string>();
  for (const line of table.split("\n")) {
    const key = keyOf(line);
    if (key !== undefined && !HEADER.includes(line)) rows.set(key, line);
  }
  for (const cell of cells) {
    const row = rowOf(cell, day);
    rows.set(keyOf(row) ?? row, row);
  }
  const sorted = [...rows]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
  return `${before}${BEGINNING}\n\n${[...HEADER, ...sorted].join("\n")}\n\n${END}${after}`;
}

/** What tells a row from the others: its first two fields. */
function keyOf(line: string): string | undefined {
  const [, test, cell] = line.split("|");
  return cell === undefined ? undefined : `${test}|${cell}`;
}

function rowOf(cell: Cell | UntriedCell, day: string): string {
  if ("untried" in cell) {
    return `| ${cell.test} | ${cell.cell} | NOT tested: ${cell.untried} | | | | | | ${day} |`;
  }
  const { test, cell: name, acknowledged, points, lost, naiveLost } = cell;
  const restart =
    cell.longestRestartMs === undefined ? "" : `${Math.round(cell.longestRestartMs)} ms`;
  const fields = [
    test,
    name,
    acknowledged,
    points,
    lost,
    naiveLost,
    cell.atomicLost ?? "",
    restart,
  ];
  return `| ${[...fields, day].join(" | ")} |`;
}
