import { Session } from "node:inspector/promises";
import { getHeapStatistics } from "node:v8";

/** What an app with a few thousand articles takes anyway. */
const USUAL_BYTES = 120_000_000;

/**
 * Gives back to the system what was needed for a while: V8 keeps the room that looking through very many articles took, some hundred
 * megabytes, until something else needs it. Cost: nothing else is done for a tenth of a second with a hundred thousand articles, and
 * nothing at all where there is little to give back.
 */
export async function giveBackMemory(): Promise<void> {
  if (getHeapStatistics().total_heap_size < USUAL_BYTES) return;
  const session = new Session();
  try {
    session.connect();
    await session.post("HeapProfiler.collectGarbage");
  } catch {
    // A runtime that cannot be asked keeps what it has: nothing else is different.
  } finally {
    session.disconnect();
  }
}
