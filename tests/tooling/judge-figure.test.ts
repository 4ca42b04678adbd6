import { expect, test } from "vitest";
import type { Figure } from "../bench/figures/figure.ts";
import { judgeFigure } from "../bench/figures/judge-figure.ts";
import { spreadOf } from "../bench/figures/spread.ts";

/** Took 80 ms by the clock where 50 are allowed, and 10 ms of the processor's time. */
function slowByTheClock({ isAllWork }: { readonly isAllWork: boolean }): Figure {
  return {
    row: "save",
    what: "a note",
    unit: "ms",
    ours: spreadOf([80]),
    baseline: spreadOf([1]),
    processor: { ours: spreadOf([10]), baseline: spreadOf([1]), isAllWork },
    against: "nothing",
    budget: { kind: "at-most", limit: 50, statistic: "median" },
    compared: "nothing",
  };
}

test("only what neither waits nor works elsewhere is excused by the processor's time", () => {
  expect(judgeFigure(slowByTheClock({ isAllWork: true }))).toBe("busy");
  expect(judgeFigure(slowByTheClock({ isAllWork: false }))).toBe("missed");
});
