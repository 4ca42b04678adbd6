import { readFile } from "node:fs/promises";

// What the kernel counts in; every machine that Node's Linux builds run on uses it but a few ARM servers with 64 KB, where
// the limit is then reached later.
const PAGE_BYTES = 4096;

/** What a converter process may occupy: a file of 50 MB takes up to 1.1 GB with its copies, a third of it in the heap. */
export const RESIDENT_LIMIT_BYTES = 1536 * 1024 * 1024;

/**
 * Memory that a process really occupies, buffers outside the heap included.
 * @returns undefined where it cannot be told: another system than Linux, or the process has ended
 */
export async function residentBytesOf(pid: number): Promise<number | undefined> {
  if (process.platform !== "linux") return undefined;
  try {
    const [, residentPages] = (await readFile(`/proc/${pid}/statm`, "latin1")).split(" ");
    return residentPages === undefined ? undefined : Number(residentPages) * PAGE_BYTES;
  } catch {
    // The process ended between two looks; its exit says the rest.
    return undefined;
  }
}
