import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PAGE_BYTES = 4_096;

/** A disk of a test's own, with so much room as it wants. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  /** Takes every byte but so many pages of 4,096. */
  leave(pages: number): void;
  /** Gives all of it back. */
  free(): void;
}

export const SMALL_DISKS = [
  { name: "tmpfs of 768 KB", kind: "tmpfs", size: "768k" },
  { name: "tmpfs of 1 MB", kind: "tmpfs", size: "1m" },
  { name: "tmpfs of 2 MB", kind: "tmpfs", size: "2m" },
  { name: "tmpfs of 8 MB", kind: "tmpfs", size: "8m" },
  { name: "ext4 of 8 MB", kind: "ext4", size: "8M" },
] as const;

/** @returns undefined where nothing may be mounted */
export function mountSmallDisk({
  kind,
  size,
}: (typeof SMALL_DISKS)[number]): SmallDisk | undefined {
  const base = mkdtempSync(join(tmpdir(), "postil-disk-"));
  const folder = join(base, "disk");
  mkdirSync(folder);
  try {
    if (kind === "tmpfs") run("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
    else mountExt4(join(base, "image"), size, folder);
  } catch {
    rmSync(base, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, "ballast");
  return {
    folder,
    leave(pages) {
      fillUp(ballast);
      truncateSync(ballast, Math.max(0, statSync(ballast).size - pages * PAGE_BYTES));
    },
    free: () => rmSync(ballast, { force: true }),
    [Symbol.dispose]() {
      run("umount", ["-l", folder]);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function mountExt4(image: string, size: string, folder: string): void {
  run("truncate", ["-s", size, image]);
  // Without room that only root may use: as root one would never find it full.
  run("mkfs.ext4", ["-q", "-m", "0", image]);
  run("mount", ["-o", "loop", image, folder]);
}

function fillUp(path: string): void {
  for (const size of [65_536, PAGE_BYTES, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // It is full for pieces of this size.
    }
  }
}

function run(command: string, parameters: readonly string[]): void {
  execFileSync(command, parameters, { stdio: "pipe" });
}
