import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A disk of a few hundred kilobytes. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  /** Leaves no more than this many bytes free. */
  fill(freeBytes: number): void;
  /** Makes room again. */
  empty(): void;
}

/**
 * Mounts a small disk on a folder that it makes.
 * @returns why there can be none on this machine, where that is so
 */
export function mountSmallDisk(folder: string, kilobytes: number): SmallDisk | string {
  if (process.platform !== "linux") return "a full disk: only Linux mounts one for a test";
  if (process.getuid?.() !== 0) return "a full disk: only root can mount one";
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
  if (mounted.status !== 0) return `a full disk: ${String(mounted.stderr).trim()}`;
  const ballast = join(folder, ".ballast");
  return {
    folder,
    fill(freeBytes) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)));
    },
    empty: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]() {
      spawnSync("umount", ["-l", folder]);
    },
  };
}
