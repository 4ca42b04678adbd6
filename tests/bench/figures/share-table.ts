/** What became of things, in shares: one line for each kind of case, one column for each size. Nothing in it is timed. */
export interface ShareTable {
  /** Name of the row that it belongs to. */
  readonly row: string;
  readonly what: string;
  readonly outcomes: readonly string[];
  readonly lines: readonly ShareLine[];
  /** What is asked of these shares. */
  readonly goals: readonly ShareGoal[];
  /** What else is to be known, in sentences. */
  readonly notes: readonly string[];
}

interface ShareLine {
  readonly name: string;
  /** Undefined where there was no such case. */
  readonly cells: readonly (ShareCell | undefined)[];
}

export interface ShareCell {
  readonly size: string;
  readonly all: number;
  /** How many of them, for each outcome. */
  readonly counts: readonly number[];
  /** How many were not judged, and what else is to be known, for programs. */
  readonly besides: Readonly<Record<string, number>>;
}

interface ShareGoal {
  readonly what: string;
  /** 0 to 1, both. */
  readonly share: number;
  readonly limit: number;
  readonly isKept: boolean;
}

export function isShareTable(report: object): report is ShareTable {
  return "outcomes" in report;
}

const NAME_WIDTH = 28;
const CELL_WIDTH = 38;

/** Several lines for people. */
export function describeShares({ row, what, outcomes, lines, goals, notes }: ShareTable): string {
  const sizes = lines[0]?.cells.map((cell) => cell?.size ?? "") ?? [];
  return [
    `${row} ${what}: % ${outcomes.join(" / ")}`,
    lineOf("", sizes),
    ...lines.map(({ name, cells }) => lineOf(name, cells.map(describeCell))),
    ...goals.map(describeGoal),
    ...notes.map((note) => `  ${note}`),
  ].join("\n");
}

function lineOf(name: string, cells: readonly string[]): string {
  const columns = cells.map((cell) => cell.padEnd(CELL_WIDTH)).join("");
  return `  ${name.padEnd(NAME_WIDTH)}${columns}`.trimEnd();
}

function describeCell(cell: ShareCell | undefined): string {
  if (cell === undefined) return "";
  const shares = cell.counts.map((count) => inPercent(count / cell.all).padStart(5));
  return `${shares.join(" / ")} of ${cell.all}`;
}

function describeGoal({ what, share, limit, isKept }: ShareGoal): string {
  return `  ${what}: ${(100 * share).toFixed(2)} %, goal ${inPercent(limit)} %: ${isKept ? "kept" : "MISSED"}`;
}

function inPercent(share: number): string {
  return (100 * share).toFixed(1);
}

/** One line for each cell, and one for each goal, for programs. */
export function sharesAsJson({ row, what, outcomes, lines, goals }: ShareTable): string {
  const cells = lines.flatMap(({ name, cells: inLine }) =>
    inLine
      .filter((cell) => cell !== undefined)
      .map(({ size, all, counts, besides }) => {
        const shares: Record<string, number> = {};
        for (const [at, outcome] of outcomes.entries()) shares[outcome] = (counts[at] ?? 0) / all;
        return { row, what, case: name, size, all, ...shares, ...besides };
      }),
  );
  return [...cells, ...goals.map((goal) => ({ row, what, goal }))]
    .map((line) => JSON.stringify(line))
    .join("\n");
}
