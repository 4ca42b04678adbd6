import type { Spread } from "./spread.ts";

export type Unit = "ms" | "frames" | "MB" | "a minute";

/** What the design allows. */
export type Budget =
  | { readonly kind: "at-most"; readonly limit: number; readonly statistic: "median" | "p95" }
  /** Ours over the baseline, medians. */
  | { readonly kind: "ratio"; readonly limit: number }
  /** The baseline over ours, medians. */
  | { readonly kind: "times-faster"; readonly limit: number }
  /** Ours less the baseline, medians. */
  | { readonly kind: "at-most-more"; readonly limit: number };

export interface ProcessorTime {
  readonly ours: Spread;
  readonly baseline: Spread;
  /** Only the processor is at work, in this process: nothing of it waits for a disk, or is done by other processes. */
  readonly isAllWork: boolean;
}

/** One line of the report: a thing that Postil does, and the plainest way to do the same, measured in turn. */
export interface Figure {
  /** Name of the row that it belongs to. */
  readonly row: string;
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Spread;
  readonly baseline: Spread;
  /**
   * The processor's time for the same, in milliseconds, where it was measured: what else a machine has to do changes it least.
   * A ratio is judged by it.
   */
  readonly processor?: ProcessorTime;
  /** What the baseline is. */
  readonly against: string;
  /** Undefined where the design sets none. */
  readonly budget?: Budget;
  /** The budget is meant for a library of so many articles. */
  readonly budgetFor?: { readonly articles: number; readonly measured: number };
  /** What it is called without its size, where the same is measured at several; see `GrowthTable`. */
  readonly series?: string;
  /** What was found equal in both before anything was timed, or what besides the time was looked at. */
  readonly compared: string;
}
