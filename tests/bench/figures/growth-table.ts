import type { Figure, Unit } from "./figure.ts";

/** How figures grow with the library, by the processor's time where it was measured: one line for each, one column for each size. */
export interface GrowthTable {
  /** Name of the row that it belongs to. */
  readonly row: string;
  readonly lines: readonly GrowthLine[];
}

interface GrowthLine {
  readonly series: string;
  readonly unit: Unit;
  /** By size, smallest first. */
  readonly cells: readonly GrowthCell[];
  /** By how much it grows when the library is ten times as large, ours and the baseline; medians. */
  readonly perTenfold: { readonly ours: number; readonly baseline: number };
}

interface GrowthCell {
  readonly articles: number;
  readonly ours: Figure["ours"];
  readonly baseline: Figure["baseline"];
}

/** A figure, and how many articles there were. */
export interface SizedFigure {
  readonly articles: number;
  readonly figure: Figure;
}

/** @returns a line for every figure that was measured at more than one size */
export function growthOf(row: string, figures: readonly SizedFigure[]): GrowthTable {
  const bySeries = Map.groupBy(figures, ({ figure }) => figure.series);
  const lines = [...bySeries].flatMap(([series, measured]) => {
    const cells = measured
      .map(({ articles, figure: { ours, baseline, processor } }) => ({
        articles,
        ...(processor ?? { ours, baseline }),
      }))
      .toSorted((a, b) => a.articles - b.articles);
    const first = cells[0];
    const last = cells.at(-1);
    if (series === undefined || first === undefined || last === undefined) return [];
    if (first.articles === last.articles) return [];
    const perTenfold = {
      ours: factor(first.articles, first.ours.median, last.articles, last.ours.median),
      baseline: factor(first.articles, first.baseline.median, last.articles, last.baseline.median),
    };
    return [{ series, unit: measured[0]?.figure.unit ?? "ms", cells, perTenfold }];
  });
  return { row, lines };
}

/** What multiplied once for every tenfold leads from the first value to the last. */
function factor(fewer: number, first: number, more: number, last: number): number {
  return (last / first) ** (1 / Math.log10(more / fewer));
}

export function isGrowthTable(report: object): report is GrowthTable {
  return "lines" in report && !("outcomes" in report);
}

const NAME_WIDTH = 44;
const CELL_WIDTH = 26;

/** Several lines for people. */
export function describeGrowth({ row, lines }: GrowthTable): string {
  const sizes = lines[0]?.cells.map(({ articles }) => articles.toLocaleString("en")) ?? [];
  return [
    `${row} growth, of the processor's time where there is one: median, p95 (baseline), and by how much a tenfold library multiplies the median`,
    lineOf("", [...sizes, "per tenfold"]),
    ...lines.map(({ series, unit, cells, perTenfold }) =>
      lineOf(`${series}, ${unit}`, [
        ...cells.map(
          ({ ours, baseline }) =>
            `${inDigits(ours.median)}, ${inDigits(ours.p95)} (${inDigits(baseline.median)})`,
        ),
        `x ${inDigits(perTenfold.ours)} (x ${inDigits(perTenfold.baseline)})`,
      ]),
    ),
  ].join("\n");
}

function lineOf(name: string, cells: readonly string[]): string {
  const columns = cells.map((cell) => cell.padEnd(CELL_WIDTH)).join("");
  return `  ${name.padEnd(NAME_WIDTH)}${columns}`.trimEnd();
}

/** Three digits that mean something. */
function inDigits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** One line for each series, for programs. */
export function growthAsJson({ row, lines }: GrowthTable): string {
  return lines.map((line) => JSON.stringify({ row, growth: line })).join("\n");
}
