import { spawnSync } from "node:child_process";
import { chmodSync, globSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { toolEnvironment } from "./tool-environment.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));

/** What Vite makes, and what it makes it from. TypeScript keeps such a list by itself. */
const bundles = [
  {
    output: "out/renderer/index.html",
    configuration: "build/vite.renderer.config.ts",
    sources: ["renderer/**", "electron/core/**", "electron/contract/**"],
  },
  {
    output: "out/preload/preload.cjs",
    configuration: "build/vite.preload.config.ts",
    sources: ["electron/preload/**", "electron/core/**", "electron/contract/**"],
  },
  {
    output: "out/program/cli.js",
    configuration: "build/vite.program.config.ts",
    sources: ["electron/**"],
  },
];

const compiler = join(checkout, "node_modules/typescript/bin/tsc");
// One checker takes half the processor time of four: each of several finds out again what they share.
const { status } = spawnSync(process.execPath, [compiler, "-b", "electron", "--checkers", "1"], {
  cwd: checkout,
  env: toolEnvironment,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);

for (const { output, configuration, sources } of bundles) {
  if (changedAt([output]) < changedAt([...sources, configuration, "package-lock.json"])) {
    await build({ configFile: join(checkout, configuration), logLevel: "warn" });
  }
}
linkCommand();

/** Lets `npx postil` find the command here; else npm first installs the checkout into a cache of its own. */
function linkCommand(): void {
  if (process.platform === "win32") return;
  chmodSync(join(checkout, "out/program/cli.js"), 0o755);
  const link = join(checkout, "node_modules/.bin/postil");
  rmSync(link, { force: true });
  symlinkSync("../../out/program/cli.js", link);
}

/** @returns milliseconds of the newest change below these patterns, folders included; 0 when there is nothing */
function changedAt(patterns: readonly string[]): number {
  const times = globSync([...patterns], { cwd: checkout }).map(
    (path) => statSync(join(checkout, path)).mtimeMs,
  );
  return Math.max(0, ...times);
}
