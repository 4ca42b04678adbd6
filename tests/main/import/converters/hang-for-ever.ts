import { setTimeout as pause } from "node:timers/promises";
import { createConverterPool } from "../../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../../electron/import/fork-converter-node.ts";

/** A program whose converter hangs; it prints the converter's process id once it does. */
const pids: number[] = [];
const pool = createConverterPool({
  fork: () => {
    const process = forkConverterInNode({ entry: new URL("./misbehaving.ts", import.meta.url) });
    pids.push(process.pid ?? 0);
    return process;
  },
});
void pool.convert({ name: "a.txt", bytes: new TextEncoder().encode("watched-hang") });
await pause(1500);
process.stdout.write(`${pids.join()}\n`);
