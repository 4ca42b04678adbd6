import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { compileCache, type Program, parametersOf } from "./program.ts";
import type { TestHome } from "./test-home.ts";

/** The browser host, running as a process of its own. */
export interface Postil extends AsyncDisposable {
  /** Opens one window, once: it carries the token. */
  readonly address: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly pid: number;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Ends it and its converters at once, as a power cut would. @returns when the process is gone */
  kill9(): Promise<void>;
  /** Asks it to end. @returns its exit status */
  stop(): Promise<number | NodeJS.Signals>;
}

export interface StartOptions {
  readonly program?: Program;
  readonly words?: readonly string[];
  /** Put before Node, such as a tracer. */
  readonly under?: readonly string[];
}

const AddressLine = z.object({ address: z.url() });

/**
 * Starts `postil serve` and waits until it says where it is.
 * @throws with what it wrote when it ends before that
 */
export async function startPostil(
  home: Pick<TestHome, "folder" | "environment">,
  { program = "built", words = [], under = [] }: StartOptions = {},
): Promise<Postil> {
  const line = [...under, process.execPath, ...parametersOf(program)];
  const [command = "", ...parameters] = [...line, "serve", "--no-open", "--json", ...words];
  const child = spawn(command, parameters, {
    cwd: home.folder,
    env: { ...home.environment, ...compileCache() },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its converters die with it when it is killed.
    detached: true,
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (written: string) => {
    errors += written;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
  });
  const first = await firstLine(child);
  if (first === undefined) throw new Error(`Postil ended with ${await ended}: ${errors}`);
  const told = AddressLine.safeParse(JSON.parse(first));
  // Then it says why, and ends.
  if (!told.success) throw new Error(`Postil ended with ${await ended}: ${first}`);
  const { address } = told.data;

  async function kill9(): Promise<void> {
    signalGroup(child, "SIGKILL");
    await ended;
  }
  return {
    address,
    origin: new URL(address).origin,
    // A process that printed a line has one.
    pid: child.pid ?? 0,
    errors: () => errors,
    kill9,
    async stop() {
      child.kill("SIGTERM");
      return await ended;
    },
    [Symbol.asyncDispose]: kill9,
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  const lines = createInterface({ input: stdout });
  return await new Promise((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => resolve(undefined));
  });
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  process.kill(-pid, signal);
}
