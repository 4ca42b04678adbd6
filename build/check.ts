/**
 * `npm run check`: what the scripts called `check:…` look at, side by side. What the quick tests say is seen at once; what the
 * others say stands below it, that of those that failed last.
 */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { toolEnvironment } from "./tool-environment.ts";

const QUIET = ["check:format", "check:lint", "check:types"] as const;

interface Outcome {
  readonly script: string;
  readonly hasPassed: boolean;
  /** All that it wrote; nothing where that was seen already. */
  readonly output: string;
}

const outcomes = await Promise.all([...QUIET.map(runQuietly), runInSight("check:fast")]);
outcomes.sort((a, b) => Number(b.hasPassed) - Number(a.hasPassed));
for (const { script, hasPassed, output } of outcomes) {
  process.stdout.write(`\n${script} ${hasPassed ? "passed" : "failed"}\n${output}`);
}
process.exitCode = outcomes.every(({ hasPassed }) => hasPassed) ? 0 : 1;

async function runQuietly(script: string): Promise<Outcome> {
  const child = start(script, "pipe");
  const [written, complaints, hasPassed] = await Promise.all([
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
    passing(child),
  ]);
  return { script, hasPassed, output: written + complaints };
}

async function runInSight(script: string): Promise<Outcome> {
  return { script, hasPassed: await passing(start(script, "inherit")), output: "" };
}

/** In the same group: an interrupt reaches all of them. */
function start(script: string, output: "pipe" | "inherit"): ReturnType<typeof spawn> {
  return spawn("npm", ["run", "--silent", script], {
    stdio: ["ignore", output, output],
    env: toolEnvironment,
    // There npm is a batch file.
    shell: process.platform === "win32",
  });
}

function passing(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (status) => resolve(status === 0));
  });
}
