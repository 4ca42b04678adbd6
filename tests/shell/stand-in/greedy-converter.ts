import { setTimeout as pause } from "node:timers/promises";

// The entry of a desktop converter, in a process that grows far beyond what a converter may, though not for ever.

const STEP_BYTES = 64 * 1024 * 1024;
const MOST_STEPS = 40;
const LAST_WAIT_MS = 5_000;

Object.defineProperty(process, "parentPort", { value: { on: () => undefined } });
await import("../../../electron/desktop-process/desktop-converter.ts");
// The thread that watches has to have come up: what grows in an instant is the app's to notice.
await pause(1_000);
const buffers: Buffer[] = [];
while (buffers.length < MOST_STEPS) {
  buffers.push(Buffer.alloc(STEP_BYTES, 1));
  await pause(5);
}
await pause(LAST_WAIT_MS);
