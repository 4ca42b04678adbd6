import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Program } from "./program.ts";
import { compileCache, parametersOf } from "./program.ts";
import type { TestHome } from "./test-home.ts";

/** What a command came to. */
export interface Outcome {
  /** Exit status, or the signal that ended it. */
  readonly status: number | NodeJS.Signals;
  /** Standard output, whole. */
  readonly output: string;
  /** Standard error, whole. */
  readonly errors: string;
  /** The lines of standard output as JSON; reading it throws when one is not. */
  readonly records: readonly unknown[];
}

export interface RunOptions {
  readonly program?: Program;
  /** Runs it as another user; only root can. */
  readonly uid?: number;
  /** Over the home's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs one command as a process of its own and waits for its end. */
export async function runPostil(
  home: Pick<TestHome, "folder" | "environment">,
  words: readonly string[],
  { program = "built", uid, environment }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [...parametersOf(program), ...words], {
    cwd: home.folder,
    env: { ...home.environment, ...compileCache(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? 1));
  });
  const [output, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return {
    status,
    output,
    errors,
    get records() {
      return linesOf(output).map((line): unknown => JSON.parse(line));
    },
  };
}

function linesOf(output: string): readonly string[] {
  return output.split("\n").filter((line) => line !== "");
}
