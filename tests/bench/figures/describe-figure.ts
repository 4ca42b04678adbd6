import { assertNever } from "#core/assert-never.js";
import type { Budget, Figure, Unit } from "./figure.ts";
import { judgeFigure } from "./judge-figure.ts";
import type { Spread } from "./spread.ts";

/** One line for people. */
export function describeFigure(figure: Figure): string {
  const { row, what, unit, ours, baseline, processor, against } = figure;
  return [
    `${row.padEnd(7)} ${what}:`,
    `${describeSpread(ours, unit)} |`,
    `${against}: ${describeSpread(baseline, unit)} |`,
    `${inDigits(ours.median / baseline.median)}x |`,
    ...(processor === undefined ? [] : [`${describeProcessor(processor)} |`]),
    describeVerdict(figure),
  ].join(" ");
}

/** One line for programs. */
export function figureAsJson(figure: Figure): string {
  const ratio = figure.ours.median / figure.baseline.median;
  return JSON.stringify({ ...figure, ratio, verdict: judgeFigure(figure) });
}

function describeSpread({ median, p95, runs }: Spread, unit: Unit): string {
  return runs === 1
    ? `${inDigits(median)} ${unit}`
    : `${inDigits(median)} ${unit}, p95 ${inDigits(p95)} (${runs} runs)`;
}

function describeProcessor({ ours, baseline }: NonNullable<Figure["processor"]>): string {
  const [own, other] = [ours, baseline].map(({ median, p95, runs }) =>
    runs === 1 ? inDigits(median) : `${inDigits(median)}, p95 ${inDigits(p95)}`,
  );
  return `processor ${own} (${other}) ms, ${inDigits(ours.median / baseline.median)}x`;
}

function describeVerdict(figure: Figure): string {
  const { budget, budgetFor, unit } = figure;
  if (budget === undefined) return "no budget";
  const limit = describeBudget(budget, unit);
  const size = budgetFor?.articles.toLocaleString("en");
  const verdict = judgeFigure(figure);
  switch (verdict) {
    case "kept":
      return `budget ${limit}: kept`;
    case "missed":
      return `budget ${limit}: MISSED`;
    case "busy":
      return `budget ${limit}: missed by the clock, kept by the processor's time`;
    case "open":
      return `budget ${limit} at ${size} articles: kept at this size`;
    case "no budget":
      throw new Error("a figure with a budget was judged as one without");
    default:
      return assertNever(verdict);
  }
}

function describeBudget(budget: Budget, unit: Unit): string {
  const { kind, limit } = budget;
  switch (kind) {
    case "at-most":
      return `${budget.statistic} <= ${limit} ${unit}`;
    case "ratio":
      return `<= ${limit}x`;
    case "times-faster":
      return `>= ${limit} times faster`;
    case "at-most-more":
      return `<= ${limit} ${unit} more`;
    default:
      return assertNever(kind);
  }
}

/** Three digits that mean something. */
function inDigits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
