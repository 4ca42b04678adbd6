import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { z } from "zod";

// A thread of the converter process. The process itself cannot look around while it converts: a hung one would run for ever
// after an app that was killed, and on systems other than Linux nobody else can weigh it.

const CHECK_MS = 250;
const STANDARD_ERROR = 2;
const { residentLimitBytes } = z.object({ residentLimitBytes: z.number() }).parse(workerData);
const parent = process.ppid;

setInterval(() => {
  const isTooLarge = process.memoryUsage.rss() > residentLimitBytes;
  // Waits for the bytes to be out; the pool reads in them why this process ended.
  if (isTooLarge) writeSync(STANDARD_ERROR, "out of memory: the limit on resident memory\n");
  if (isTooLarge || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, CHECK_MS);
