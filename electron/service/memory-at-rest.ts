import { getHeapStatistics } from "node:v8";
import { giveBackMemory } from "./give-back-memory.ts";

const LOOK_EVERY_MS = 60_000;
/** Whoever works for less than this share of a minute is at rest. */
const REST = 0.05;
/** With less than this more than there was last time it is not worth the pause. */
const WORTH_BYTES = 30_000_000;

/** Gives memory back once the app has been at rest for a minute: after a look at all folders, an import, a long list. */
export interface MemoryAtRest {
  begin(): void;
  close(): void;
}

/** @param rest  lets go of what only makes the next question quicker */
export function createMemoryAtRest(rest: () => Promise<void>): MemoryAtRest {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let before = process.cpuUsage();
  let kept = 0;

  async function look(): Promise<void> {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const isAtRest = (user + system) / 1_000 < LOOK_EVERY_MS * REST;
    if (!isAtRest || isClosed) return;
    await rest();
    if (room() - kept < WORTH_BYTES) return;
    await giveBackMemory();
    kept = room();
  }

  return {
    begin() {
      if (!isClosed) timer ??= setInterval(() => void look(), LOOK_EVERY_MS).unref();
    },
    close() {
      isClosed = true;
      clearInterval(timer);
    },
  };
}

/** What V8 has taken from the system. Bytes. */
function room(): number {
  return getHeapStatistics().total_heap_size;
}
