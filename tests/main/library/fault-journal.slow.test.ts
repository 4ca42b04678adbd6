import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { claimLock } from "../../../electron/library/claim-lock.ts";
import { type FaultJournal, openFaultJournal } from "../../../electron/library/fault-journal.ts";
import { temporaryDirectory } from "./new-library.ts";

test("behind a lock that is stuck all that was noted one by one waits together", async () => {
  const directory = join(await temporaryDirectory(), "faults");
  const open = (): FaultJournal =>
    openFaultJournal(directory, { now: Date.now, named: (event) => event });
  const first = open();
  first.note({ kind: "writing-stopped", cause: "The disk is full." });
  await first.flush();
  const lock = await claimLock(directory, "journal", { isForNow: true });
  expect(lock).toBeDefined();

  const ended: string[] = [];
  const noteMany = async (): Promise<void> => {
    const journal = open();
    for (let number = 0; number < 10; number += 1) {
      journal.note({ kind: "writing-stopped", cause: `It fails for the ${number}th time.` });
      await nextTurn();
    }
    await journal.flush();
    ended.push("ten noted");
  };
  // Each of them waits for the lock in vain before the next begins.
  const noteFourTimes = async (): Promise<void> => {
    const journal = open();
    for (let number = 0; number < 4; number += 1) {
      journal.note({ kind: "writing-stopped", cause: `It fails again: ${number}.` });
      await journal.flush();
    }
    ended.push("four waited");
  };
  await Promise.all([noteMany(), noteFourTimes()]);
  expect(ended).toEqual(["ten noted", "four waited"]);
  await lock?.release();
}, 60_000);
