import { mkdir, readdir, readFile, rename, rmdir, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
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

describe.runIf(process.platform === "linux")("a machine that was renamed since", () => {
  /** Writes a lock as a process had it before the machine got another name. */
  async function lockBefore(
    pid: number,
    change: (holder: Record<string, unknown>) => Record<string, unknown>,
  ): Promise<string> {
    const directory = await temporaryDirectory();
    await claimLock(directory, "saving");
    const path = join(directory, "saving.lock.1");
    const holder = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    const before = { ...holder, pid, host: "another-name" };
    await writeFile(path, JSON.stringify(change(before)));
    return directory;
  }

  /** Of a process that has ended. */
  const endedPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

  test("takes over from a process that was killed, and not from one that lives", async () => {
    const killed = await lockBefore(endedPid(), (holder) => holder);
    expect(await claimLock(killed, "saving")).toBeDefined();
    const living = await lockBefore(process.pid, (holder) => holder);
    expect(await claimLock(living, "saving")).toBeUndefined();
  });

  test("takes over what was held before it was started, on a disk of its own", async () => {
    const before = { id: "00000000-0000-4000-8000-000000000000" };
    // Also where a process has that number now.
    const earlier = await lockBefore(process.pid, ({ boot, ...holder }) => ({
      ...holder,
      boot: { ...(boot as object), ...before },
    }));
    expect(await claimLock(earlier, "saving")).toBeDefined();
    // A container may have a boot of its own.
    const beside = await lockBefore(process.pid, (holder) => ({
      ...holder,
      boot: { ...before, processes: "pid:[1]" },
    }));
    expect(await claimLock(beside, "saving")).toBeUndefined();
  });

  test("takes nothing from a container beside it, whose processes it does not see, nor from an older Postil", async () => {
    const beside = await lockBefore(endedPid(), ({ boot, ...holder }) => ({
      ...holder,
      boot: { ...(boot as object), processes: "pid:[1]" },
    }));
    expect(await claimLock(beside, "saving")).toBeUndefined();
    const older = await lockBefore(endedPid(), ({ boot: _, ...holder }) => holder);
    expect(await claimLock(older, "saving")).toBeUndefined();
  });
});
