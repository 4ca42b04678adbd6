import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import { LongFilesFirst } from "./vitest-sequencer.ts";
import { Summary } from "./vitest-summary.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));

// Workers, and the processes that tests start from sources, load the same modules again and again: Node keeps what it made of
// them. Nothing of it is read that does not belong to the very same source.
process.env["NODE_COMPILE_CACHE"] ??= join(checkout, "node_modules/.cache/compiled");

/** No test is about its own time: this only ends one that hangs, however busy the machine is. */
const TEST_TIMEOUT_MS = 300_000;

/** How long a test waits for something to come true. */
const POLL_TIMEOUT_MS = 30_000;

/** One project per folder of tests/. `npm run check` runs the first two, without files called `*.slow.test.ts`. */
const folders = ["core", "main", "window", "shell", "browser", "tooling", "faults", "e2e"];

/**
 * Files of these share a worker, one after the other: they put nothing into the world that the next one could trip over, and
 * loading the same modules for each of them took most of their time. Those of the window share a Chromium besides.
 */
const SHARING: ReadonlySet<string> = new Set(["core", "main", "window", "e2e"]);

export default defineConfig({
  root: checkout,
  test: {
    reporters: ["default", new Summary()],
    sequence: { sequencer: LongFilesFirst },
    // A core idles while a file waits for a disk, or for time to pass: one worker more than there are cores takes it up.
    maxWorkers: availableParallelism() + 1,
    projects: folders.map((name) => ({
      root: checkout,
      ssr: { resolve: { conditions: ["postil-source", ...defaultServerConditions] } },
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        isolate: !SHARING.has(name),
        testTimeout: TEST_TIMEOUT_MS,
        hookTimeout: TEST_TIMEOUT_MS,
        expect: { poll: { timeout: POLL_TIMEOUT_MS } },
      },
    })),
  },
});
