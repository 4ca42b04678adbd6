import { assertNever } from "#core/assert-never.js";
import type { Budget, Figure } from "./figure.ts";

/** `open`: kept so far, but at a smaller size than the budget is meant for. */
export type Verdict = "kept" | "missed" | "open" | "no budget";

export function judgeFigure({ ours, baseline, budget, budgetFor }: Figure): Verdict {
  if (budget === undefined) return "no budget";
  if (!isKept(budget, ours, baseline)) return "missed";
  return budgetFor !== undefined && budgetFor.measured < budgetFor.articles ? "open" : "kept";
}

function isKept(budget: Budget, ours: Figure["ours"], baseline: Figure["baseline"]): boolean {
  switch (budget.kind) {
    case "at-most":
      return ours[budget.statistic] <= budget.limit;
    case "ratio":
      return ours.median <= budget.limit * baseline.median;
    case "times-faster":
      return ours.median * budget.limit <= baseline.median;
    case "at-most-more":
      return ours.median - baseline.median <= budget.limit;
    default:
      return assertNever(budget);
  }
}
