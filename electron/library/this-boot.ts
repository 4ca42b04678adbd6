import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { statfs } from "node:fs/promises";

/** A run of a machine between two starts of it, and who sees each other's processes in it. */
export interface Boot {
  readonly id: string;
  /** Containers of one machine do not see each other's processes, and some have a boot of their own. */
  readonly processes: string;
}

let known: Boot | null | undefined;

/** @returns null where the system has no name for it (Windows) */
export function thisBoot(): Boot | null {
  known ??= readBoot();
  return known;
}

function readBoot(): Boot | null {
  try {
    if (process.platform === "linux") {
      const id = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return { id, processes: readlinkSync("/proc/self/ns/pid") };
    }
    if (process.platform !== "darwin") return null;
    const id = execFileSync("sysctl", ["-n", "kern.bootsessionuuid"], { encoding: "utf8" }).trim();
    return { id, processes: "" };
  } catch {
    // A system that hides it.
    return null;
  }
}

/** What Linux calls file systems that lie on a disk of one machine. All others may be shared. */
const OF_ONE_MACHINE: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0xf2f52010, // F2FS
  0x2fc12fc1, // ZFS
  0x01021994, // tmpfs
]);

/** Whether nobody on another machine can have written here since this one was started. In doubt not. */
export async function isOfThisMachine(directory: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const found = await statfs(directory).catch(() => undefined); // In doubt not.
  return found !== undefined && OF_ONE_MACHINE.has(found.type);
}
