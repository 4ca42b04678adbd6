import { mkdir, readdir, rename, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimLock } from "../../../electron/library/claim-lock.ts";
import { temporaryDirectory } from "./new-library.ts";

test("a lock is had also where an older one cannot be removed, and is free once it was let go", async () => {
  const directory = await temporaryDirectory();
  // No file, so that removing it as one fails.
  const stuck = join(directory, "saving.lock.1");
  await mkdir(stuck);
  const lock = await claimLock(directory, "saving");
  expect(lock).toBeDefined();
  expect(await claimLock(directory, "saving")).toBeUndefined();
  await lock?.release();
  await rmdir(stuck);
  const next = await claimLock(directory, "saving");
  expect(next).toBeDefined();
  expect(await readdir(directory)).toEqual(["saving.lock.3"]);
});

test.for([false, true])(
  "a lock that could not be let go is had by the next of its process, and let go then (for now: %s)",
  async (isForNow) => {
    const directory = await temporaryDirectory();
    const lock = await claimLock(directory, "saving", { isForNow });
    await rename(directory, `${directory} away`);
    await expect(lock?.release()).rejects.toThrow("ENOENT");
    await rename(`${directory} away`, directory);
    const again = await Promise.all([1, 2].map(() => claimLock(directory, "saving", { isForNow })));
    expect(again.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await claimLock(directory, "saving", { isForNow })).toBeUndefined();
    for (const one of again) await one?.release();
    expect(await claimLock(directory, "saving", { isForNow })).toBeDefined();
    expect(await readdir(directory)).toEqual(["saving.lock.2"]);
  },
);
