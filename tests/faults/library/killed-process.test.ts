import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type TestPlaces, testPlaces } from "../../main/library/new-library.ts";
import type { SourceProcess } from "../../main/library/spawn-source.ts";
import { howMany } from "../how-many.ts";
import { expectNothingLost, fillWithOneArticle, startActing, toldBy } from "./faulty-library.ts";

const ROUNDS = howMany({ quick: 4, all: 20 });
const TOGETHER = 3;
/** About one kill in ten falls into a write, so that without a loss in all of these something else is wrong. */
const CONTROL_ROUNDS = 200;
/** Large enough that a kill often falls into the middle of a write. */
const NOTE_BYTES = "200000";

test("whatever was said to be saved survives kill -9, with several processes writing", async () => {
  const places = await testPlaces();
  await fillWithOneArticle(places);
  const told = { saved: [] as string[], failed: [] as string[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const processes = Array.from({ length: TOGETHER }, (_, index) =>
      startActing(places, {
        count: "100000",
        name: `round${round}-${index}`,
        bytes: index === 0 ? NOTE_BYTES : "500",
      }),
    );
    await killedSoonAfterFirstWord(processes);
    for (const each of processes) told.saved.push(...toldBy(each).saved);
    await expectNothingLost(places, told);
  }
  expect(told.saved.length).toBeGreaterThan(ROUNDS * TOGETHER);
});

test("articles that were said to be added survive kill -9 whole, the others leave no trace", async () => {
  const places = await testPlaces();
  await fillWithOneArticle(places);
  const saved: string[] = [];
  for (let round = 0; round < ROUNDS / 2; round += 1) {
    const process = startActing(places, {
      act: "add",
      count: "100000",
      name: `round${round}`,
      bytes: NOTE_BYTES,
    });
    await killedSoonAfterFirstWord([process]);
    saved.push(...toldBy(process).saved);
    await expectNothingLost(places, { saved, failed: [] });
  }
});

test("control: a writer that writes over its file loses notes to the same kills", async () => {
  const places = await testPlaces();
  await mkdir(places.directory);
  let lost = 0;
  for (let round = 0; round < CONTROL_ROUNDS && lost === 0; round += 1) {
    writeFileSync(join(places.directory, "notes.json"), "[]");
    const process = startActing(places, { act: "naive", count: "100000", bytes: NOTE_BYTES });
    await killedSoonAfterFirstWord([process]);
    // What was written and not told of any more when it was killed is no gain.
    lost += Math.max(0, toldBy(process).saved.length - naiveNotesLeft(places));
  }
  expect(lost).toBeGreaterThan(0);
});

async function killedSoonAfterFirstWord(processes: readonly SourceProcess[]): Promise<void> {
  await vi.waitUntil(() => processes.every(({ lines }) => lines().length > 0), {
    timeout: 60_000,
    interval: 2,
  });
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
  for (const { child } of processes) child.kill("SIGKILL");
  for (const { ended } of processes) await ended;
}

function naiveNotesLeft({ directory }: TestPlaces): number {
  try {
    const notes: unknown = JSON.parse(readFileSync(join(directory, "notes.json"), "utf8"));
    return Array.isArray(notes) ? notes.length : 0;
  } catch {
    // Cut short: none of them can be read.
    return 0;
  }
}
