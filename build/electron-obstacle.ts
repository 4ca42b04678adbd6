import { EXIT_CANNOT_RUN, type ProgramEnd } from "./run-program.ts";

/**
 * How Chromium gives up when it is refused what it cannot do without: Ubuntu 24.04 refuses the sandbox to programs that it
 * does not know (electron/electron#42510).
 */
const GIVING_UP: ReadonlySet<string | null> = new Set(["SIGTRAP", "SIGABRT"]);
/** Later than this it is the crash of an app that had come up. */
const COMING_UP_MS = 10_000;

/** @returns what keeps an Electron that is here from opening a window, as the beginning of a sentence; undefined when nothing does */
export function obstacleToElectron(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  // As the app itself sees it (has-display.ts), which a launcher cannot import: an empty name of a display is none.
  if (!DISPLAY && !WAYLAND_DISPLAY) return "There is no display for Electron";
  if (process.getuid?.() === 0) return "Electron does not run as root";
  return undefined;
}

/** @returns why Electron never came up, as the beginning of a sentence; undefined when it did */
export function whyElectronDidNotStart({
  status,
  signal,
  ranForMs,
}: ProgramEnd): string | undefined {
  if (status === EXIT_CANNOT_RUN) return "Electron cannot run on this machine";
  if (ranForMs >= COMING_UP_MS || !GIVING_UP.has(signal)) return undefined;
  return `Electron gave up with ${signal}, as it does where the system refuses its sandbox`;
}
