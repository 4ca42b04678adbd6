import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { decodeLine } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import type { ArticleId } from "#core/identity/ids.js";
import {
  openTestLibrary,
  temporaryDirectory,
  type TestPlaces,
  testPlaces,
  valueOf,
} from "../../main/library/new-library.ts";
import { newArticle } from "../../main/library/sample-article.ts";
import {
  appendingProcess,
  type SourceProcess,
  spawnSource,
} from "../../main/library/spawn-source.ts";
import { howMany } from "../how-many.ts";
import { reportCell } from "../report/report-cell.ts";
import { startActing, toldBy } from "./faulty-library.ts";

const PROCESSES = 3;
const NOTES_EACH = howMany({ quick: 200, all: 2_000 });
const NOTES = PROCESSES * NOTES_EACH;

test(
  `three processes write ${NOTES} notes to one article at once, and nothing is torn or lost`,
  { timeout: 1_800_000 },
  async () => {
    const places = await testPlaces();
    const articleId = await libraryWithArticle(places);
    const names = Array.from({ length: PROCESSES }, (_, index) => `process-${index}`);
    const until = join(await temporaryDirectory(), "all-have-written");
    const processes = names.map((name) => appendFrom(places, articleId, name, { until }));
    const isDone = ({ child, lines }: SourceProcess): boolean =>
      lines().length >= NOTES_EACH || child.exitCode !== null;
    await vi.waitUntil(() => processes.every(isDone), { timeout: 1_500_000, interval: 20 });
    await writeFile(until, "");
    for (const { ended } of processes) expect(await ended).toEqual({ code: 0, errors: "" });

    const logs = await logsOf(places);
    expect(logs.size).toBe(PROCESSES);
    for (const [file, operations] of logs) {
      expect(operations.map(({ w }) => `${w}.jsonl`)).toEqual(operations.map(() => file));
      expect(operations.map(({ n }) => n)).toEqual(operations.map((_, index) => index + 1));
    }
    const library = await openTestLibrary(places);
    const { operations } = valueOf(await library.readArticle(articleId));
    expect(notesIn(operations).toSorted()).toEqual(savedBy(processes).toSorted());
    expect(operations).toHaveLength(NOTES);
    expect(library.problems()).toEqual([]);
    const acknowledged = savedBy(processes).length;
    const present = new Set(notesIn(operations));
    reportCell({
      test: "T9",
      cell: `${PROCESSES} processes append to one article at once`,
      acknowledged,
      points: acknowledged,
      lost: savedBy(processes).filter((note) => !present.has(note)).length,
      naiveLost: await lostInPlace(),
    });
  },
);

test("writer ids are used again by later processes, so that logs stay few", async () => {
  const places = await testPlaces();
  const articleId = await libraryWithArticle(places);
  for (let run = 0; run < 3; run += 1) {
    expect(await appendFrom(places, articleId, `run-${run}`, { count: "5" }).ended).toMatchObject({
      code: 0,
    });
  }
  const [operations, ...others] = [...(await logsOf(places)).values()];
  expect(others).toEqual([]);
  expect(operations?.map(({ n }) => n)).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});

/** @returns how much is lost of what several processes write in place into one file */
async function lostInPlace(): Promise<number> {
  const places = await testPlaces();
  await libraryWithArticle(places);
  const path = join(places.directory, "notes.json");
  const args = { act: "naive", count: "100", bytes: "3000" };
  const names = Array.from({ length: PROCESSES }, (_, index) => `process-${index}`);
  let lost = 0;
  // On a busy machine one may have ended before the next begins.
  for (let round = 0; round < 5 && lost === 0; round += 1) {
    await writeFile(path, "[]");
    const processes = names.map((name) => startActing(places, { ...args, name }));
    for (const { ended } of processes) await ended;
    const kept = await namesIn(path);
    lost = processes.flatMap((each) => toldBy(each).saved).filter((name) => !kept.has(name)).length;
  }
  return lost;
}

async function libraryWithArticle(places: TestPlaces): Promise<ArticleId> {
  const library = await openTestLibrary(places);
  const articleId = valueOf(await library.addArticle(newArticle()));
  await library.close();
  return articleId;
}

function appendFrom(
  places: TestPlaces,
  articleId: ArticleId,
  name: string,
  more: Readonly<Record<string, string>>,
): SourceProcess {
  return spawnSource(appendingProcess, {
    library: places.directory,
    data: places.dataDirectory,
    article: articleId,
    name,
    count: String(NOTES_EACH),
    bytes: "3000",
    ...more,
  });
}

/** Every line of every log must be whole. */
async function logsOf({ directory }: TestPlaces): Promise<ReadonlyMap<string, Operation[]>> {
  const [folder = ""] = await readdir(join(directory, "articles"));
  const marks = join(directory, "articles", folder, "marks");
  const logs = new Map<string, Operation[]>();
  for (const name of await readdir(marks)) {
    const lines = (await readFile(join(marks, name), "utf8")).split("\n");
    expect(lines.pop()).toBe("");
    const decoded = lines.map((line) => decodeLine(line));
    expect(decoded.filter(({ ok }) => !ok)).toEqual([]);
    logs.set(
      name,
      decoded.flatMap((line) => (line.ok ? [line.value] : [])),
    );
  }
  return logs;
}

/** @param path  of an array of texts, each of which begins with its name */
async function namesIn(path: string): Promise<ReadonlySet<string>> {
  try {
    // The file was written by `naiveNotes`.
    const notes = JSON.parse(await readFile(path, "utf8")) as string[];
    return new Set(notes.map((note) => note.split(" ", 1)[0] ?? ""));
  } catch {
    // What two wrote into each other nobody can read.
    return new Set();
  }
}

function notesIn(operations: readonly Operation[]): readonly string[] {
  return operations.map((operation) =>
    operation.kind === "highlight" ? String(operation.set?.note ?? "").replace(/ x*$/, "") : "",
  );
}

function savedBy(processes: readonly { lines(): readonly string[] }[]): readonly string[] {
  return processes.flatMap(({ lines }) => lines().map((line) => line.replace(/^saved /, "")));
}
