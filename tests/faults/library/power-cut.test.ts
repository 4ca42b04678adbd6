import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, type TestContext, vi } from "vitest";
import { temporaryDirectory, type TestPlaces } from "../../main/library/new-library.ts";
import type { SourceProcess } from "../../main/library/spawn-source.ts";
import { howMany } from "../how-many.ts";
import { reportCell, skipCell } from "../report/report-cell.ts";
import { expectNothingLost, fillWithOneArticle, startActing, toldBy } from "./faulty-library.ts";
import { notesLeftIn } from "./naive-file.ts";

/** In each mode. */
const CUTS = howMany({ quick: 2, all: 100 });
/** After so many a new library is begun, or ever more articles would be looked through. */
const CUTS_OF_A_LIBRARY = 10;
const CONTROL_CUTS = 20;
const LONG = { timeout: 3_600_000 };
/**
 * Drops every byte that was not flushed: FS_IOC_SHUTDOWN, without flushing the journal. The processes are stopped first, for
 * nobody speaks after a power cut: a flush that the shutdown overtakes may return as if it had been done.
 */
const CUT_POWER =
  'open(my $d, "<", shift) or die; my $how = pack("L", 2); kill("STOP", @ARGV); ioctl($d, 0x8004587d, $how) or die $!';

/** Those with whom naive writers lose most, last: where a few are tried, it is them. */
const MODES = [
  { name: "XFS", format: ["mkfs.xfs", "-q"], options: "defaults" },
  { name: "ext4 with data=writeback", format: ["mkfs.ext4", "-q"], options: "data=writeback" },
  { name: "ext4 as it is by default", format: ["mkfs.ext4", "-q"], options: "defaults" },
  { name: "ext4 with noauto_da_alloc", format: ["mkfs.ext4", "-q"], options: "noauto_da_alloc" },
] as const;
type Mode = (typeof MODES)[number];

test.for(MODES.map((mode) => [mode.name, mode] as const))(
  `whatever was said to be saved survives ${CUTS} power cuts, on %s`,
  LONG,
  async ([name, mode], context) => {
    const disk = await smallDisk(mode, context);
    let saved: string[] = [];
    let acknowledged = 0;
    let longestRestartMs = 0;
    for (let cut = 0; cut < CUTS; cut += 1) {
      if (cut % CUTS_OF_A_LIBRARY === 0) {
        saved = [];
        await rm(disk.places.directory, { recursive: true, force: true });
        await rm(disk.places.dataDirectory, { recursive: true, force: true });
        await fillWithOneArticle(disk.places);
        execFileSync("sync");
      }
      const processes = [
        startActing(disk.places, { name: `cut${cut}`, count: "100000", bytes: "2000" }),
        startActing(disk.places, { name: `cut${cut}`, count: "100000", bytes: "300", act: "add" }),
      ];
      await cutSoonAfterFirstWord(disk, processes);
      for (const each of processes) saved.push(...toldBy(each).saved);
      acknowledged += processes.reduce((sum, each) => sum + toldBy(each).saved.length, 0);
      const { openedMs } = await expectNothingLost(disk.places, { saved, failed: [] });
      longestRestartMs = Math.max(longestRestartMs, openedMs);
    }
    expect(acknowledged).toBeGreaterThan(2 * CUTS);
    const naiveLost = await lostByNaiveWriter(disk);
    const cell = `power cut, ${name}`;
    reportCell({
      test: "T3",
      cell,
      acknowledged,
      points: CUTS,
      lost: 0,
      naiveLost,
      longestRestartMs,
    });
  },
);

/** @returns how many notes a writer that flushes nothing loses in the first of such cuts that costs any */
async function lostByNaiveWriter(disk: Disk): Promise<number> {
  await mkdir(disk.places.directory, { recursive: true });
  const path = join(disk.places.directory, "notes.json");
  let lost = 0;
  for (let cut = 0; cut < CONTROL_CUTS && lost === 0; cut += 1) {
    await writeFile(path, "[]");
    execFileSync("sync");
    const process = startActing(disk.places, { act: "naive", count: "100000", bytes: "2000" });
    await cutSoonAfterFirstWord(disk, [process]);
    // What was written and not told any more is no loss.
    lost += Math.max(0, toldBy(process).saved.length - notesLeftIn(path));
  }
  return lost;
}

interface Disk {
  readonly places: TestPlaces;
  readonly image: string;
  readonly mountPoint: string;
  readonly options: string;
}

/** A file system of its own in a file, with the library on it. */
async function smallDisk(mode: Mode, context: TestContext): Promise<Disk> {
  const base = await temporaryDirectory();
  const { name, format, options } = mode;
  const disk = { image: join(base, "image"), mountPoint: join(base, "disk"), options };
  await mkdir(disk.mountPoint);
  const [formatter, ...parameters] = format;
  try {
    // XFS needs 300 MB at least; no more of it is on the disk than is written.
    execFileSync("truncate", ["-s", "320M", disk.image]);
    execFileSync(formatter, [...parameters, disk.image], { stdio: "pipe" });
    mount(disk);
    execFileSync("perl", ["-e", CUT_POWER, disk.mountPoint], { stdio: "pipe" });
    remount(disk);
  } catch {
    const untried = `no ${name} may be made, mounted and cut off here (it needs ${formatter})`;
    skipCell(context, { test: "T3", cell: `power cut, ${name}`, untried });
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
