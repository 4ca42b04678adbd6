import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { claimLock, type HeldLock } from "../library/claim-lock.ts";
import { createTurnsByName, type TurnsByName } from "./turns-by-name.ts";

/** How often it is looked whether another process has let go. */
const PAUSE_MS = 20;
/** One that holds a turn for so long hangs: then two articles of one address are better than none. */
const PATIENCE_MS = 30_000;

/**
 * Turns by the addresses of articles, in this process and among all on this device: whoever has the turn looks up whether an
 * article is there, and adds it before anybody else looks. Addresses share sixteen locks, whose files stay.
 * @param directory  of this library's locks
 */
export function createAddressTurns(directory: string): TurnsByName {
  const turns = createTurnsByName();
  return {
    take(address, work) {
      const name = createHash("sha256").update(address).digest("hex").charAt(0);
      return turns.take(name, async () => {
        const lock = await claimPatiently(directory, name);
        try {
          return await work();
        } finally {
          // One that cannot be let go is taken over when this process has ended.
          await lock?.release().catch(() => undefined);
        }
      });
    },
  };
}

/** @returns undefined where there is none to be had: a full disk, say, is no reason not to go on */
async function claimPatiently(directory: string, name: string): Promise<HeldLock | undefined> {
  const until = Date.now() + PATIENCE_MS;
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
