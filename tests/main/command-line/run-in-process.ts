import { vi } from "vitest";
import { nodeHost } from "../../../electron/command-line/node-host.ts";
import { runCommandLine } from "../../../electron/command-line/run-command-line.ts";
import type { Outcome } from "../../postil/run-postil.ts";
import type { TestHome } from "../../postil/test-home.ts";
import { forkKeptConverter } from "../import/kept-converters.ts";

const host = { ...nodeHost, forkConverter: forkKeptConverter };

/**
 * Runs one command within the process of the tests, which is many times faster than a process of its own. The end-to-end
 * tests run the same commands as processes.
 */
export async function postil(home: TestHome, ...words: readonly string[]): Promise<Outcome> {
  for (const [name, value] of Object.entries(home.environment)) vi.stubEnv(name, value);
  // Each command listens to its own output until it ends; here that is the tests' own, and never ends.
  process.stdout.setMaxListeners(Infinity);
  let output = "";
  let errors = "";
  const standardOutput = vi.spyOn(process.stdout, "write").mockImplementation((written) => {
    output += String(written);
    return true;
  });
  const standardError = vi.spyOn(process.stderr, "write").mockImplementation((written) => {
    errors += String(written);
    return true;
  });
  try {
    const status = await runCommandLine(words, host);
    const records = words.includes("--json") ? parseLines(output) : [];
    return { status, output, errors, records };
  } finally {
    standardOutput.mockRestore();
    standardError.mockRestore();
    vi.unstubAllEnvs();
  }
}

function parseLines(output: string): readonly unknown[] {
  const lines = output.split("\n").filter((line) => line !== "");
  return lines.map((line): unknown => JSON.parse(line));
}
