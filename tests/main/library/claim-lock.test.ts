import { mkdir, readdir, rmdir } from "node:fs/promises";
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
