import { assertNever } from "#core/assert-never.js";
import type { Budget, Figure } from "./figure.ts";

/**
 * `open`: kept so far, but at a smaller size than the budget is meant for. `busy`: missed by the clock and kept by the processor's
 * time, as on a machine with much else to do; only where that time is all of the work.
 */
export type Verdict = "kept" | "missed" | "busy" | "open" | "no budget";

export function judgeFigure({ ours, baseline, processor, budget, budgetFor }: Figure): Verdict {
  if (budget === undefined) return "no budget";
  const isRelative = budget.kind !== "at-most";
  const judged = isRelative && processor !== undefined ? processor : { ours, baseline };
  if (!isKept(budget, judged.ours, judged.baseline)) {
    const isByWork =
      processor?.isAllWork === true && isKept(budget, processor.ours, processor.baseline);
    return isByWork ? "busy" : "missed";
  }
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
