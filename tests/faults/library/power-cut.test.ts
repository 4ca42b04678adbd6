import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, type TestContext, vi } from "vitest";
import { temporaryDirectory, type TestPlaces } from "../../main/library/new-library.ts";
import type { SourceProcess } from "../../main/library/spawn-source.ts";
import { expectNothingLost, fillWithOneArticle, startActing, toldBy } from "./faulty-library.ts";

const CUTS = 4;
/**
 * Drops every byte that was not flushed: FS_IOC_SHUTDOWN of ext4, without flushing its journal. The processes are stopped
 * first, for nobody speaks after a power cut: a flush that the shutdown overtakes may return as if it had been done.
 */
const CUT_POWER =
  'open(my $d, "<", shift) or die; my $how = pack("L", 2); kill("STOP", @ARGV); ioctl($d, 0x8004587d, $how) or die $!';

test.for(["defaults", "noauto_da_alloc", "data=writeback"])(
  "whatever was said to be saved survives a power cut, on ext4 with %s",
  async (options, context) => {
    const disk = await smallDisk(options, context);
    await fillWithOneArticle(disk.places);
    execFileSync("sync");
    const saved: string[] = [];
    for (let cut = 0; cut < CUTS; cut += 1) {
      const processes = [
        startActing(disk.places, { name: `cut${cut}`, count: "100000", bytes: "2000" }),
        startActing(disk.places, { name: `cut${cut}`, count: "100000", bytes: "300", act: "add" }),
      ];
      await cutSoonAfterFirstWord(disk, processes);
      for (const each of processes) saved.push(...toldBy(each).saved);
      await expectNothingLost(disk.places, { saved, failed: [] });
    }
    expect(saved.length).toBeGreaterThan(2 * CUTS);
  },
);

test("control: a writer that flushes nothing loses what it had saved to the same cuts", async (context) => {
  const disk = await smallDisk("noauto_da_alloc", context);
  mkdirSync(disk.places.directory);
  const path = join(disk.places.directory, "notes.json");
  let lost = 0;
  for (let cut = 0; cut < 2 * CUTS && lost === 0; cut += 1) {
    await writeFile(path, "[]");
    execFileSync("sync");
    const process = startActing(disk.places, { act: "naive", count: "100000", bytes: "2000" });
    await cutSoonAfterFirstWord(disk, [process]);
    lost += toldBy(process).saved.length - notesIn(path);
  }
  expect(lost).toBeGreaterThan(0);
});

interface Disk {
  readonly places: TestPlaces;
  readonly image: string;
  readonly mountPoint: string;
  readonly options: string;
}

/** An ext4 of its own in a file, with the library on it. */
async function smallDisk(options: string, context: TestContext): Promise<Disk> {
  const base = await temporaryDirectory();
  const disk = { image: join(base, "image"), mountPoint: join(base, "disk"), options };
  await mkdir(disk.mountPoint);
  try {
    execFileSync("truncate", ["-s", "200M", disk.image]);
    execFileSync("mkfs.ext4", ["-q", disk.image], { stdio: "pipe" });
    mount(disk);
    execFileSync("perl", ["-e", CUT_POWER, disk.mountPoint], { stdio: "pipe" });
    remount(disk);
  } catch {
    context.skip("no ext4 may be mounted and cut off here: a power cut was NOT tested");
  }
  onTestFinished(() => void execFileSync("umount", ["-l", disk.mountPoint]));
  // The data folder is on the same disk: what it remembers is cut as well.
  const places = {
    directory: join(disk.mountPoint, "library"),
    dataDirectory: join(disk.mountPoint, "data"),
  };
  return { ...disk, places };
}

function mount({ image, mountPoint, options }: Omit<Disk, "places">): void {
  execFileSync("mount", ["-o", `loop,${options}`, image, mountPoint], { stdio: "pipe" });
}

function remount(disk: Omit<Disk, "places">): void {
  execFileSync("umount", [disk.mountPoint]);
  mount(disk);
}

async function cutSoonAfterFirstWord(
  disk: Disk,
  processes: readonly SourceProcess[],
): Promise<void> {
  await vi.waitUntil(() => processes.every(({ lines }) => lines().length > 0), {
    timeout: 60_000,
    interval: 2,
  });
  await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 300));
  const pids = processes.map(({ child }) => String(child.pid));
  execFileSync("perl", ["-e", CUT_POWER, disk.mountPoint, ...pids]);
  for (const { child } of processes) child.kill("SIGKILL");
  for (const { ended } of processes) await ended;
  remount(disk);
}

function notesIn(path: string): number {
  try {
    const notes: unknown = JSON.parse(readFileSync(path, "utf8"));
    return Array.isArray(notes) ? notes.length : 0;
  } catch {
    // Empty, or cut short: none of them can be read.
    return 0;
  }
}
