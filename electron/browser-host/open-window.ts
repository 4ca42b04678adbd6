import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { hasDisplay } from "./has-display.ts";

/** How a window was opened, or that none could be. */
export type OpenedWindow =
  | {
      readonly kind: "app";
      /** Fulfilled when the person closes it. */ readonly closed: Promise<void>;
    }
  /** In a browser that runs anyway and tells nobody when the window is closed. */
  | { readonly kind: "browser" }
  | { readonly kind: "none" };

// A browser that cannot start (no display, run as root) ends at once, and one that hands over to another too.
const STARTS_WITHIN_MS = 1500;

const APP_BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};
const DEFAULT_BROWSER: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  linux: ["xdg-open"],
  darwin: ["open"],
  win32: ["explorer.exe"],
};

/**
 * Opens a window of its own in Chromium, Chrome or Edge where one is found, else a tab in the default browser.
 * @param newAddress  gives a fresh address for each attempt
 * @param profileDirectory  the window's own browser profile, so that closing it ends its process
 */
export async function openWindow(
  newAddress: () => string,
  profileDirectory: string,
): Promise<OpenedWindow> {
  if (!hasDisplay()) return { kind: "none" };
  for (const browser of APP_BROWSERS[process.platform] ?? []) {
    const path = findProgram(browser);
    if (path === undefined) continue;
    const started = await startProgram(path, [
      `--app=${newAddress()}`,
      `--user-data-dir=${profileDirectory}`,
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ]);
    if (started.kind === "runs") return { kind: "app", closed: started.ended };
    if (started.kind === "done") return { kind: "browser" };
  }
  const [opener, ...args] = DEFAULT_BROWSER[process.platform] ?? [];
  const path = opener === undefined ? undefined : findProgram(opener);
  if (path === undefined) return { kind: "none" };
  spawn(path, [...args, newAddress()], { detached: true, stdio: "ignore" }).unref();
  return { kind: "browser" };
}

function findProgram(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places =
    name.includes("/") || name.includes("\\")
      ? [name]
      : folders.map((folder) => join(folder, name));
  return places.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next place is tried.
    return false;
  }
}

type StartedProgram =
  | { readonly kind: "runs"; readonly ended: Promise<void> }
  /** It ended well at once: a browser that has this profile open already was told to show the address. */
  | { readonly kind: "done" }
  | { readonly kind: "failed" };

function startProgram(path: string, args: readonly string[]): Promise<StartedProgram> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { stdio: "ignore" });
    const ended = new Promise<void>((end) => {
      child.once("exit", () => end());
    });
    const waiting = setTimeout(() => resolve({ kind: "runs", ended }), STARTS_WITHIN_MS);
    function endAtOnce(kind: "done" | "failed"): void {
      clearTimeout(waiting);
      resolve({ kind });
    }
    child.once("error", () => endAtOnce("failed"));
    child.once("exit", (status) => endAtOnce(status === 0 ? "done" : "failed"));
  });
}
