/** What repeated measurements of one thing came to, in the unit of their figure. */
export interface Spread {
  readonly median: number;
  /** Nineteen of twenty were at most this; of fewer than twenty runs, the worst. */
  readonly p95: number;
  readonly runs: number;
}

/** @param values  at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), runs: sorted.length };
}

/** By nearest rank: always one of the values, never one that was not measured. */
function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}
