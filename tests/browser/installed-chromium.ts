import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
  ],
  win32: ["chrome.exe", "msedge.exe"],
};

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ];
  }),
};

/** @returns absolute paths of every Chromium on this machine, CHROMIUM_PATH first; empty when there is none */
export function findInstalledChromiums(): readonly string[] {
  const named = process.env["CHROMIUM_PATH"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...(names[process.platform] ?? []).flatMap((name) =>
      folders.map((folder) => join(folder, name)),
    ),
    ...(places[process.platform] ?? []),
  ];
  return [...new Set(candidates)].filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: then it is no candidate.
    return false;
  }
}
