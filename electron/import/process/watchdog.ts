import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { z } from "zod";

// A thread of the converter process. The process itself cannot look around while it converts: a hung one would run for ever
// after an app that was killed, and on systems other than Linux nobody else can weigh it.

const CHECK_MS = 250;
/** Electron forgets what a process said as soon as it has ended: until then it has to be read. */
const LAST_WORDS_MS = 50;
const STANDARD_ERROR = 2;
const { residentLimitBytes, parent } = z
  .object({ residentLimitBytes: z.number(), parent: z.int() })
  .parse(workerData);

const checks = setInterval(() => {
  if (process.memoryUsage.rss() > residentLimitBytes) void endForMemory();
  else if (process.ppid !== parent) end();
}, CHECK_MS);

/** Whoever forked this process reads in the words why it ended. */
async function endForMemory(): Promise<void> {
  clearInterval(checks);
  writeSync(STANDARD_ERROR, "out of memory: the limit on resident memory\n");
  await delay(LAST_WORDS_MS);
  end();
}

function end(): void {
  process.kill(process.pid, "SIGKILL");
}
