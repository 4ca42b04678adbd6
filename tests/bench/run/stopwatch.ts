import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";

/** How long a piece of work took, in milliseconds. */
export interface Elapsed {
  readonly clock: number;
  /** Of all threads of this process together. */
  readonly processor: number;
}

/** Starts one. @returns what stops it */
export function startStopwatch(): () => Elapsed {
  const processor = process.cpuUsage();
  const clock = performance.now();
  return () => {
    const milliseconds = performance.now() - clock;
    const { user, system } = process.cpuUsage(processor);
    return { clock: milliseconds, processor: (user + system) / 1_000 };
  };
}

/**
 * @param runs  of the same work, both kinds equally often
 * @param runs.isAllWork  nothing of ours waits for a disk, or is done by other processes
 */
export function comparedTimes(runs: {
  readonly ours: readonly Elapsed[];
  readonly theirs: readonly Elapsed[];
  readonly isAllWork: boolean;
}): Pick<Figure, "unit" | "ours" | "baseline" | "processor"> {
  const spread = (elapsed: readonly Elapsed[], kind: keyof Elapsed) =>
    spreadOf(elapsed.map((run) => run[kind]));
  return {
    unit: "ms",
    ours: spread(runs.ours, "clock"),
    baseline: spread(runs.theirs, "clock"),
    processor: {
      ours: spread(runs.ours, "processor"),
      baseline: spread(runs.theirs, "processor"),
      isAllWork: runs.isAllWork,
    },
  };
}
