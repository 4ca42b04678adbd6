import { Worker } from "node:worker_threads";

const WATCHDOG = new URL(
  import.meta.url.endsWith(".ts") ? "./watchdog.ts" : "./watchdog.js",
  import.meta.url,
);

/**
 * Lets a thread watch over this process: it kills it when it grows beyond the limit or has lost the app.
 * @param parent  process id of whoever forked this one
 */
export function startWatchdog(residentLimitBytes: number, parent = process.ppid): void {
  const watchdog = new Worker(WATCHDOG, { workerData: { residentLimitBytes, parent } });
  watchdog.unref();
  // A converter without it still converts, and the app keeps its own clock and scale.
  watchdog.on("error", () => {});
}
