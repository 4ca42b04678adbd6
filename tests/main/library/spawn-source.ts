import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A process that runs one of our source files, and what it has printed. */
export interface SourceProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Whole lines of its standard output so far. */
  lines(): readonly string[];
  /** Fulfilled when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

/** Starts a source file in a Node process of its own; killed when the test is over, if it still runs. */
export function spawnSource(
  url: URL,
  args: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): SourceProcess {
  const command = [
    ...before,
    process.execPath,
    "--conditions=postil-source",
    fileURLToPath(url),
    ...Object.entries(args).map(([name, value]) => `--${name}=${value}`),
  ];
  const [program = "", ...rest] = command;
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; errors: string }>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, errors }));
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, lines: () => output.split("\n").slice(0, -1), ended };
}

export const appendingProcess = new URL("./appending-process.ts", import.meta.url);
