import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inCheckout } from "./checkout.ts";

const files = globSync("electron/{main.ts,shell/**/*.ts,preload/**/*.ts}", { cwd: inCheckout("") });
const sources = files.map((file) => [file, readFileSync(inCheckout(file), "utf8")] as const);

test("there are sources to look at", () => {
  expect(files.length).toBeGreaterThan(30);
});

test("a window brings nothing of the command line into the main process", () => {
  for (const [file, source] of sources) {
    const imported = [...source.matchAll(/^(?:import|export)\b[^"]*\bfrom "([^"]+)"/gm)].map(
      ([, from = ""]) => from,
    );
    const isCommands = file.endsWith("run-command.ts");
    expect(
      imported.some((from) => /command-line\/|run-command/.test(from)),
      file,
    ).toBe(isCommands);
  }
});

test("the main process waits for the disk only before there is a window, or where there is none", () => {
  const borrowed = "electron/library/default-places.ts";
  const all = [...sources, [borrowed, readFileSync(inCheckout(borrowed), "utf8")] as const];
  const waits = all.flatMap(([file, source]) =>
    [...source.matchAll(/\b(\w+Sync)\(/g)].map(([, call]) => `${file}: ${call}`),
  );
  expect(waits.toSorted()).toEqual([
    "electron/library/default-places.ts: readFileSync",
    "electron/shell/profile.ts: mkdirSync",
    "electron/shell/run-command.ts: mkdtempSync",
  ]);
});

test.each([
  ["reports crashes to anyone", /crashReporter/],
  ["looks for updates", /autoUpdater/],
  [
    "speaks to the network",
    /\bnet\b\s*[,}].*from "electron"|\bnet\.(?:fetch|request)|from "node:(?:net|https?|tls|dgram|dns)/,
  ],
  ["runs script in a page", /executeJavaScript|insertCSS/],
  ["attaches a debugger", /\.debugger\b/],
  ["opens a database or a library", /node:sqlite|open-library|search-index/],
  ["starts other programs", /node:child_process/],
])("the main process never %s", (_what, pattern) => {
  for (const [file, source] of sources) expect(pattern.test(source), file).toBe(false);
});
