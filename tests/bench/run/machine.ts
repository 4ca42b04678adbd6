import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";

/** What a figure depends on besides the program. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** What runs the window. */
  readonly chromium: string;
  /** Processes that wanted to run in the last minute, before the benchmark began: above 0, others were at work too. */
  readonly load: number;
}

export function describeThisMachine(chromium: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? "unknown",
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    sqlite: process.versions["sqlite"] ?? "unknown",
    chromium,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export function describeMachine(machine: Machine): string {
  const { cores, processor, memoryGigabytes, system, node, sqlite, chromium, load } = machine;
  return [
    `${cores} cores of ${processor}, ${memoryGigabytes} GB, ${system}`,
    `Node ${node}, SQLite ${sqlite}, Chromium ${chromium}`,
    `load ${load}`,
  ].join(" | ");
}

/** Resident memory of a process. @returns megabytes; undefined where the system does not tell by files */
export function residentMegabytes(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    // Not Linux, or the process is gone: either way there is nothing to read.
    return undefined;
  }
}

/** Clock ticks a second in which Linux counts the work of processes. */
const TICKS_PER_SECOND = 100;

/** @returns how long a process has worked since it began; 0 where the system does not tell by files */
export function cpuMilliseconds(pid: number): number {
  try {
    // After the name, which may hold spaces: state, 10 numbers, then work for itself and for the system.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
  } catch {
    // Not Linux, or the process is gone: either way there is nothing to read.
    return 0;
  }
}
