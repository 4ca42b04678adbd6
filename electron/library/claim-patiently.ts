import { mkdir } from "node:fs/promises";
import { claimLock, type HeldLock } from "./claim-lock.ts";

/** How often it is looked whether another process has let go. */
const PAUSE_MS = 20;

/**
 * Waits for a lock that is held for moments.
 * @param directory  made when it is not there
 * @returns undefined where there is none to be had: somebody holds it for longer than that, or the disk is full
 */
export async function claimPatiently(
  directory: string,
  name: string,
  { patienceMs }: { readonly patienceMs: number },
): Promise<HeldLock | undefined> {
  const until = Date.now() + patienceMs;
  try {
    await mkdir(directory, { recursive: true });
    for (;;) {
      const lock = await claimLock(directory, name, { isForNow: true });
      if (lock !== undefined || Date.now() > until) return lock;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } catch {
    return undefined;
  }
}
