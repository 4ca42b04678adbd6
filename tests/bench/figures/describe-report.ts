import type { Report } from "../run/row.ts";
import { describeFigure, figureAsJson } from "./describe-figure.ts";
import { describeGrowth, growthAsJson, isGrowthTable } from "./growth-table.ts";
import { describeShares, isShareTable, sharesAsJson } from "./share-table.ts";

/** For people. */
export function describeReport(report: Report): string {
  if (isGrowthTable(report)) return describeGrowth(report);
  return isShareTable(report) ? describeShares(report) : describeFigure(report);
}

/** For programs, one object a line. */
export function reportAsJson(report: Report): string {
  if (isGrowthTable(report)) return growthAsJson(report);
  return isShareTable(report) ? sharesAsJson(report) : figureAsJson(report);
}
