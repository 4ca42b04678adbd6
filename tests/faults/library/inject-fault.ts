import { execFileSync } from "node:child_process";
import type { TestContext } from "vitest";

/** Calls of the system that change the disk and that starting Node does not make. */
export const DISK_CALLS = ["mkdir", "fsync", "fdatasync", "rename", "link", "unlink"];

/** A command that runs another and lets one of its calls fail, or kills it there. */
export function injecting(
  call: string,
  fault: string,
  more: readonly string[] = [],
): readonly string[] {
  return underStrace([
    "-o",
    "/dev/null",
    ...more,
    "-e",
    `trace=${call}`,
    "-e",
    `inject=${call}:${fault}`,
  ]);
}

/** A command that runs another and writes down its calls, with the files that they are about. */
export function tracing(calls: readonly string[], file: string): readonly string[] {
  return underStrace(["-y", "-s", "0", "-o", file, "-e", `trace=${calls.join(",")}`]);
}

function underStrace(parameters: readonly string[]): readonly string[] {
  return [
    // strace counts calls by thread; with one thread for files "the nth" is the nth of all.
    "env",
    "UV_THREADPOOL_SIZE=1",
    // Nor are the calls of Node's own cache to be counted.
    "NODE_DISABLE_COMPILE_CACHE=1",
    "strace",
    "-f",
    "-qq",
    ...parameters,
  ];
}

export function needStrace(context: TestContext): void {
  try {
    execFileSync("strace", ["-o", "/dev/null", "true"]);
  } catch {
    context.skip("strace is not here, or may not trace: faults at single calls were NOT tested");
  }
}
