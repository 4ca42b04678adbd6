import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process began, in a form that only serves comparing: process ids are used again, and after a restart of the
 * machine soon.
 * @returns undefined when the process is gone, or where the system has no cheap answer (Windows)
 */
export function processStart(pid: number): string | undefined {
  try {
    if (process.platform === "linux") return linuxProcessStart(pid);
    if (process.platform === "win32") return undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    // No such process.
    return undefined;
  }
}

/** Boot, and clock ticks since: field 22 of `/proc/<pid>/stat`, counted behind the name, which may hold anything. */
function linuxProcessStart(pid: number): string {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  const status = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return `${boot}:${fields[19] ?? ""}`;
}

/** Whether a process with this id runs at all. */
export function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
