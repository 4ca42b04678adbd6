import { readFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import {
  openTestLibrary,
  type TestPlaces,
  testPlaces,
  valueOf,
} from "../../main/library/new-library.ts";
import {
  contentOf,
  made,
  manifests,
  notesIn,
  placeOf,
} from "../../main/library/snapshot/snapshot-folder.ts";
import { type SourceProcess, spawnSource } from "../../main/library/spawn-source.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";
import { howMany } from "../how-many.ts";
import { lostByNaiveWriter } from "../kill/naive-writer.ts";
import { reportCell } from "../report/report-cell.ts";
import { DISK_CALLS, injecting, needStrace } from "./inject-fault.ts";
import { fillWithOneArticle } from "./faulty-library.ts";

const LONG = { timeout: 3_600_000 };
const MOST_CALLS = 60;
/** Of the points at which a process could be killed, every so manieth. */
const STEP = howMany({ quick: 9, all: 1 });
/** Those first of which there are most. */
const CALLS = [
  "fsync",
  "rename",
  ...DISK_CALLS.filter((call) => !/^(fsync|rename)$/.test(call)),
].slice(0, howMany({ quick: 2, all: DISK_CALLS.length }));
const KILLS = howMany({ quick: 3, all: 100 });
const CONTROL_ROUNDS = 200;

const snapshotProcess = await bundleForNode(new URL("./snapshot-process.ts", import.meta.url));
afterAll(() => snapshotProcess[Symbol.asyncDispose]());

function start(
  { directory, dataDirectory }: TestPlaces,
  args: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): SourceProcess {
  const all = { library: directory, data: dataDirectory, ...args };
  return spawnSource(snapshotProcess.url, all, before);
}

/** Every snapshot there is can be read whole, those told of hold what had been saved before, and the next is made. */
async function expectSnapshotsWhole(
  places: TestPlaces,
  lines: readonly string[],
): Promise<{ readonly told: number }> {
  const library = await openTestLibrary(places);
  const place = placeOf(library, places);
  const present = await manifests(place);
  const names = await readdir(place.directory).catch((): string[] => []);
  expect(names.filter((name) => name.endsWith(".manifest"))).toHaveLength(present.length);
  const notesOf = new Map<string, readonly string[]>();
  for (const manifest of present) {
    const { logs, damaged } = await contentOf(place, manifest);
    expect(damaged).toBe(0);
    notesOf.set(
      manifest.id,
      notesIn(logs).map((note) => note.split(" ")[0] ?? ""),
    );
  }
  const saved: string[] = [];
  const told: string[] = [];
  for (const line of lines) {
    const [word, name = ""] = line.split(" ");
    if (word === "saved") saved.push(name);
    if (word !== "made") continue;
    told.push(name);
    const notes = notesOf.get(name);
    // Of those made by hand the newest 24 stay, those that this very function makes among them.
    if (notes !== undefined) expect(notes).toEqual(expect.arrayContaining(saved));
  }
  expect(told.slice(-10).filter((id) => !notesOf.has(id))).toEqual([]);
  await made(place);
  const left = (await readdir(place.directory)).filter((name) => name.startsWith(".~"));
  expect(left.filter((name) => !name.includes(".lock."))).toEqual([]);
  await library.close();
  return { told: told.length };
}

test(
  `killed at every ${STEP}. call that changes the disk while a snapshot is made: the older ones are whole`,
  LONG,
  async (context) => {
    needStrace(context);
    let points = 0;
    let acknowledged = 0;
    for (const call of CALLS) {
      for (let nth = 1; nth <= MOST_CALLS; nth += STEP) {
        const places = await testPlaces();
        await fillWithOneArticle(places);
        const first = start(places, { count: "2", name: "before" });
        await first.ended;
        const killed = start(
          places,
          { name: "killed" },
          injecting(call, `signal=SIGKILL:when=${nth}`),
        );
        const { code } = await killed.ended;
        const { told } = await expectSnapshotsWhole(places, [...first.lines(), ...killed.lines()]);
        expect(told).toBeGreaterThanOrEqual(2);
        if (code === 0) break; // It makes fewer of these calls.
        points += 1;
        acknowledged += told;
      }
    }
    const before = new Set(["before-1", "before-2"]);
    reportCell({
      test: "T1",
      cell: "kill -9: making snapshots, each verified",
      acknowledged,
      points,
      lost: 0,
      naiveLost: lostByNaiveWriter(before, "signal=SIGKILL"),
    });
    expect(points).toBeGreaterThanOrEqual(howMany({ quick: 2, all: 20 }));
  },
);

test(
  `killed at every ${STEP}. call that changes the disk while restoring: doing it again restores everything`,
  LONG,
  async (context) => {
    needStrace(context);
    let points = 0;
    for (const call of CALLS) {
      for (let nth = 1; nth <= MOST_CALLS; nth += STEP) {
        const places = await testPlaces();
        await fillWithOneArticle(places);
        const first = start(places, { count: "3", name: "before" });
        await first.ended;
        const [folder = ""] = await readdir(join(places.directory, "articles"));
        const marks = join(places.directory, "articles", folder, "marks");
        await rm(marks, { recursive: true });
        const killed = start(
          places,
          { act: "restore" },
          injecting(call, `signal=SIGKILL:when=${nth}`),
        );
        const { code } = await killed.ended;
        const again = start(places, { act: "restore" });
        await again.ended;
        expect(again.lines()).toEqual(["restored"]);
        const library = await openTestLibrary(places);
        const [article] = await library.scan();
        if (article === undefined) throw new Error("no article");
        const { operations } = valueOf(await library.readArticle(article.articleId));
        expect(operations).toHaveLength(3);
        expect((await library.check({ repair: false })).problems).toEqual([]);
        expect((await readdir(marks)).filter((name) => !name.startsWith(".~"))).toHaveLength(1);
        await library.close();
        if (code === 0) break;
        points += 1;
      }
    }
    const notes = new Set(["before-1", "before-2", "before-3"]);
    reportCell({
      test: "T1",
      cell: "kill -9: restoring, and restoring again",
      acknowledged: points * notes.size,
      points,
      lost: 0,
      naiveLost: lostByNaiveWriter(notes, "signal=SIGKILL"),
    });
    expect(points).toBeGreaterThanOrEqual(howMany({ quick: 1, all: 8 }));
  },
);

test(
  `${KILLS} kills at any moment while snapshots are made leave every one that was told of whole`,
  LONG,
  async () => {
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const lines: string[] = [];
    let told = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const killed = start(places, { count: "100000", name: `round${round}` });
      await killedSoonAfterFirstWord(killed);
      lines.push(...killed.lines());
      ({ told } = await expectSnapshotsWhole(places, lines));
    }
    console.log(`${told} snapshots were told of before ${KILLS} kills`);
    expect(told).toBeGreaterThanOrEqual(KILLS);
  },
);

test(
  "control: a snapshot that is written over the one before is lost to the same kills",
  LONG,
  async () => {
    const places = await testPlaces();
    await fillWithOneArticle(places);
    let lost = 0;
    for (let round = 0; round < CONTROL_ROUNDS && lost === 0; round += 1) {
      const killed = start(places, { act: "naive", count: "100000", name: `round${round}` });
      await killedSoonAfterFirstWord(killed);
      lost += isWholeJson(join(places.dataDirectory, "snapshot.json")) ? 0 : 1;
    }
    expect(lost).toBeGreaterThan(0);
  },
);

async function killedSoonAfterFirstWord({ child, ended, lines }: SourceProcess): Promise<void> {
  await vi.waitUntil(() => lines().some((line) => line.startsWith("made")), {
    timeout: 60_000,
    interval: 2,
  });
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
  child.kill("SIGKILL");
  await ended;
}

function isWholeJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    // Cut short: nothing of it can be restored.
    return false;
  }
}
