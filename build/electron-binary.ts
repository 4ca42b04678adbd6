import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const electronPackage = fileURLToPath(new URL("../node_modules/electron", import.meta.url));

/** A connection that hangs fails after ten seconds by itself; this is for one that trickles. */
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/** Where the executable lies in Electron's own folder. */
const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** Version of the package, which the binary follows. */
export function electronVersion(): string {
  return (
    /"version": "([^"]+)"/.exec(readFileSync(join(electronPackage, "package.json"), "utf8"))?.[1] ??
    ""
  );
}

/** @returns absolute path of Electron's executable, from ELECTRON_OVERRIDE_DIST_PATH or as downloaded; undefined when there is none */
export function findElectronBinary(): string | undefined {
  const executable = join(electronFolder(), executables[process.platform] ?? "electron");
  return existsSync(executable) ? executable : undefined;
}

/** Absolute path of the folder that Electron lies in, or would. */
export function electronFolder(): string {
  return namedFolder() ?? join(electronPackage, "dist");
}

/**
 * Downloads Electron as its own package does at first launch, unless somebody named a folder that should have it.
 * @returns undefined when it is there, else why not: a sentence without its full stop
 */
export async function fetchElectron(): Promise<string | undefined> {
  const named = namedFolder();
  if (named !== undefined) {
    return `There is no Electron in ${named}, which ELECTRON_OVERRIDE_DIST_PATH names`;
  }
  const failure = await downloadElectron();
  if (findElectronBinary() !== undefined) return undefined;
  return `Electron ${electronVersion()} cannot be downloaded (${failure ?? "incomplete"})`;
}

function namedFolder(): string | undefined {
  // Electron's own package takes an empty one for none.
  return process.env["ELECTRON_OVERRIDE_DIST_PATH"] || undefined;
}

/** @returns undefined when it went well, else in a few words why not */
async function downloadElectron(): Promise<string | undefined> {
  try {
    await promisify(execFile)(process.execPath, [join(electronPackage, "install.js")], {
      // Node then uses the proxy that the machine is set up with.
      env: { ...process.env, NODE_USE_ENV_PROXY: "1" },
      timeout: DOWNLOAD_TIMEOUT_MS,
    });
    return undefined;
  } catch (error) {
    const { stderr, killed } = describeFailure(error);
    if (killed) return "it took too long";
    return stderr.split("\n")[0]?.replace(/^\w*Error: /, "") || "the download failed";
  }
}

function describeFailure(error: unknown): { readonly stderr: string; readonly killed: boolean } {
  const isObject = typeof error === "object" && error !== null;
  const stderr = isObject && "stderr" in error ? String(error.stderr) : String(error);
  return { stderr, killed: isObject && "killed" in error && error.killed === true };
}
