import { createHash } from "node:crypto";
import { claimPatiently } from "../library/claim-patiently.ts";
import { createTurnsByName, type TurnsByName } from "./turns-by-name.ts";

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
        // A full disk, say, is no reason not to go on without.
        const lock = await claimPatiently(directory, name, { patienceMs: PATIENCE_MS });
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
