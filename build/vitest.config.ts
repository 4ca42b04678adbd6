import { fileURLToPath } from "node:url";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import { Summary } from "./vitest-summary.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** Tests that start browsers, processes or tools take seconds, and more on a busy machine. */
const SLOW_TEST_TIMEOUT_MS = 120_000;

/** How long such a test waits for something to come true. */
const SLOW_POLL_TIMEOUT_MS = 30_000;

/** One project per folder of tests/. `npm run check` runs those that are not slow. */
const folders = [
  { name: "core", slow: false },
  { name: "main", slow: false },
  { name: "window", slow: true },
  { name: "shell", slow: true },
  { name: "browser", slow: true },
  { name: "tooling", slow: true },
  { name: "faults", slow: true },
  { name: "e2e", slow: true },
] as const;

export default defineConfig({
  root: checkout,
  test: {
    reporters: ["default", new Summary()],
    projects: folders.map(({ name, slow }) => ({
      root: checkout,
      ssr: { resolve: { conditions: ["postil-source", ...defaultServerConditions] } },
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        ...(slow && {
          testTimeout: SLOW_TEST_TIMEOUT_MS,
          hookTimeout: SLOW_TEST_TIMEOUT_MS,
          expect: { poll: { timeout: SLOW_POLL_TIMEOUT_MS } },
        }),
      },
    })),
  },
});
