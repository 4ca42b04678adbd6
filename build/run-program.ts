import { type ChildProcess, spawn } from "node:child_process";

/** How a program ended. */
export interface ProgramEnd {
  /** 127 when it could not be started at all, 1 when a signal ended it. */
  readonly status: number;
  readonly signal: NodeJS.Signals | null;
  readonly ranForMs: number;
}

/** What a shell answers, too, when a program or one of its libraries is missing. */
export const EXIT_CANNOT_RUN = 127;

/** Runs a program until it ends; what stops us stops it. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
): Promise<ProgramEnd> {
  const startedAt = Date.now();
  const child = spawn(program, parameters, { stdio: "inherit" });
  const stop = stopTogether(child);
  const end = await new Promise<Omit<ProgramEnd, "ranForMs">>((resolve) => {
    child.on("error", () => resolve({ status: EXIT_CANNOT_RUN, signal: null }));
    child.on("exit", (status, signal) => resolve({ status: status ?? 1, signal }));
  });
  stop();
  return { ...end, ranForMs: Date.now() - startedAt };
}

function stopTogether(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
