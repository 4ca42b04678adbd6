import { readdir, readFile, writeFile } from "node:fs/promises";

/** The processes that a process started and that still run. Linux only. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "latin1")),
  );
  return lists.flatMap((list) => list.trim().split(" ").filter(Boolean).map(Number));
}

/** @returns the most memory that a process occupied since the last reset, in bytes; undefined when it has ended */
export async function peakBytesOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Forgets what it occupied before. */
export async function resetPeakOf(pid: number): Promise<void> {
  const RESET_PEAK = "5";
  // Ended meanwhile: the next one begins with none.
  await writeFile(`/proc/${pid}/clear_refs`, RESET_PEAK).catch(() => undefined);
}
