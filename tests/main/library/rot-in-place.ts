import fileSystem, { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished, vi } from "vitest";

/**
 * Flips a bit as a disk does that rots: neither size nor times of the file show it. Whatever writes to a file changes a time of it that nobody
 * can set back, so until the test ends the asynchronous `stat` of this file answers as before.
 */
export async function rotInPlace(path: string, at: number): Promise<void> {
  const { stat } = fileSystem;
  const before = await stat(path);
  const told = vi
    .spyOn(fileSystem, "stat")
    .mockImplementation(async (asked) => (asked === path ? before : await stat(asked)));
  syncBuiltinESMExports();
  onTestFinished(() => {
    told.mockRestore();
    syncBuiltinESMExports();
  });
  await using file = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, at);
}
