/**
 * `npm run package`: installers for the system it runs on, into release/. `npm run package -- --dir` stops before the
 * installers and leaves the unpacked app.
 */
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, Platform } from "electron-builder";
import { packaging } from "./electron-builder.ts";
import {
  electronFolder,
  electronVersion,
  fetchElectron,
  findElectronBinary,
} from "./electron-binary.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));

const TOOLS_NEEDED =
  "Installers also need tools that electron-builder downloads once from github.com; “npm run package -- --dir” does without.";

process.exitCode = await packageApp(process.argv.slice(2));

/** @returns the exit status */
async function packageApp(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...parameters], options: { dir: { type: "boolean" } } });
  const obstacle = findElectronBinary() === undefined ? await fetchElectron() : undefined;
  if (obstacle !== undefined) return complain(whatIsNeeded(obstacle));
  if (!(await buildAfresh())) return complain("The app could not be built; see above.");
  try {
    const artifacts = await build({
      projectDir: checkout,
      targets: Platform.current().createTarget(values.dir === true ? "dir" : undefined),
      config: packaging(electronFolder()),
    });
    process.stdout.write(`Packaged in release/: ${artifacts.join(", ") || "the unpacked app"}\n`);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return complain(`Packaging failed: ${reason}\n${TOOLS_NEEDED}`);
  }
}

/** Compiled files whose sources are gone would be packed too. */
async function buildAfresh(): Promise<boolean> {
  await rm(join(checkout, "out"), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [join(checkout, "build/build.ts")], {
    cwd: checkout,
    stdio: "inherit",
  });
  return status === 0;
}

function whatIsNeeded(obstacle: string): string {
  const name = `Electron ${electronVersion()} for ${process.platform}-${process.arch}`;
  return [
    `Packaging needs ${name}. ${obstacle}.`,
    "Run this where github.com can be reached, or name a folder with that Electron, unpacked, in ELECTRON_OVERRIDE_DIST_PATH.",
    TOOLS_NEEDED,
  ].join("\n");
}

function complain(words: string): 1 {
  process.stderr.write(`${words}\n`);
  return 1;
}
