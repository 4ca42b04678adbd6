import { setTimeout as pause } from "node:timers/promises";
import { cpuMilliseconds } from "./machine.ts";

/** Work in a second that is as good as none. Milliseconds. */
const NEXT_TO_NOTHING_MS = 100;

/** Waits until a process has done next to nothing for so many seconds in a row. */
export async function untilAtRest(pid: number, seconds: number): Promise<void> {
  let before = cpuMilliseconds(pid);
  for (let resting = 0; resting < seconds;) {
    await pause(1_000);
    const now = cpuMilliseconds(pid);
    resting = now - before < NEXT_TO_NOTHING_MS ? resting + 1 : 0;
    before = now;
  }
}
