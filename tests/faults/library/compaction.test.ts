import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { cp, mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import {
  fillWithLargeLog,
  generationsIn,
  marksFolder,
  stateOf,
} from "../../main/library/large-log.ts";
import {
  openTestLibrary,
  temporaryDirectory,
  type TestPlaces,
  testPlaces,
} from "../../main/library/new-library.ts";
import { howMany } from "../how-many.ts";
import { lostByNaiveWriter } from "../kill/naive-writer.ts";
import { reportCell } from "../report/report-cell.ts";
import { startActing, toldBy } from "./faulty-library.ts";
import { DISK_CALLS, injecting, needStrace } from "./inject-fault.ts";

const MOST_CALLS = 40;
const LONG = { timeout: 600_000 };
const { signal } = new AbortController();
type State = Awaited<ReturnType<typeof stateOf>>;

/** What is done at one start: a log is written anew, and at the next one what it replaces is removed. */
const STARTS = ["writing", "removing"] as const;

const SWEPT_CALLS = DISK_CALLS.slice(-howMany({ quick: 2, all: DISK_CALLS.length }));

test.for(STARTS)(
  `killed at every call of compaction that changes the disk (${SWEPT_CALLS.join(", ")}): %s`,
  LONG,
  async (start, context) => {
    needStrace(context);
    const filled = await filledFor(start);
    let points = 0;
    for (const call of SWEPT_CALLS) {
      for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
        const places = await copyOf(filled.places);
        const fault = injecting(call, `signal=SIGKILL:when=${nth}`);
        const { code } = await startActing(places, { act: "compact", count: "1" }, fault).ended;
        await expectSame(places, filled);
        if (code === 0) break; // It makes fewer of these calls.
        points += 1;
      }
    }
    reportCell({
      test: "T1",
      cell: `kill -9: compaction, ${start === "writing" ? "writing a log anew" : "removing the old one"}`,
      acknowledged: points * operationsOf(filled.state),
      points,
      lost: 0,
      naiveLost: lostByNaiveWriter(new Set(filled.state.notes), "signal=SIGKILL"),
    });
    expect(points).toBeGreaterThan(3);
  },
);

/** After each kill all notes and the place in reading are looked for. */
function operationsOf({ notes }: State): number {
  return notes.length + 1;
}

/** What fails while a log is made smaller, and of which file in `marks/`; "" is the folder itself. */
const FAILURES = [
  ["writing", "fsync", "EIO", ""],
  ["writing", "link", "ENOSPC", ".g2.jsonl"],
  ["removing", "unlink", "EIO", ".jsonl"],
  ["removing", "fsync", "EIO", ""],
] as const;

test.for(FAILURES)(
  "compaction, %s, of which a %s fails with %s, leaves what the logs say",
  LONG,
  async ([start, call, error, ending], context) => {
    needStrace(context);
    const filled = await filledFor(start);
    let met = 0;
    // Each costs a process.
    for (let nth = 1; nth <= howMany({ quick: 1, all: MOST_CALLS }); nth += 1) {
      const places = await copyOf(filled.places);
      const trace = join(await temporaryDirectory(), "trace");
      // The first such calls of a process are none of compaction.
      const only = ["-o", trace, "-P", await pathInMarks(places, ending)];
      const fault = injecting(call, `error=${error}:when=${nth}`, only);
      await startActing(places, { act: "compact", count: "1" }, fault).ended;
      const isMet = (await readFile(trace, "utf8")).includes("(INJECTED)");
      await expectSame(places, filled);
      if (!isMet) break; // It makes fewer of these calls.
      met += 1;
    }
    expect(met).toBeGreaterThan(0);
  },
);

/** Whatever the writer's id is. */
async function pathInMarks(places: TestPlaces, ending: string): Promise<string> {
  const marks = await marksFolder(places);
  const [log = ""] = await readdir(marks);
  return ending === "" ? marks : join(marks, `${log.slice(0, log.indexOf("."))}${ending}`);
}

test("on a full disk the old log stays as it is, and space makes compaction go on", async (context) => {
  const base = await temporaryDirectory();
  const disk = join(base, "disk");
  await mkdir(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { stdio: "pipe" });
  } catch {
    context.skip("no file system may be mounted here: a full disk was NOT tested");
  }
  onTestFinished(() => void execFileSync("umount", ["-l", disk]));
  const places = { directory: join(disk, "library"), dataDirectory: join(base, "data") };
  const articleId = await fillWithLargeLog(places);
  const state = await stateNow(places, articleId);
  const ballast = join(disk, "ballast");
  const free = execFileSync("df", ["--output=avail", "-B1", disk]).toString().split("\n")[1];
  writeFileSync(ballast, Buffer.alloc(Number(free)));
  const before = await generationsIn(places);
  expect(toldBy(await ended(places)).saved).toEqual([]);
  expect(await generationsIn(places)).toEqual(before);
  expect(await stateNow(places, articleId)).toEqual(state);
  rmSync(ballast);
  await expectSame(places, { places, articleId, state });
});

test("control: a log that is written over is lost when its writer is killed", async (context) => {
  needStrace(context);
  const { places, articleId } = await filledFor("writing");
  const marks = await marksFolder(places);
  const [log = ""] = await readdir(marks);
  const name = join(marks, log);
  const onLog = ["-P", name];
  const fault = injecting("write", "signal=SIGKILL:when=1", onLog);
  await startActing(places, { act: "naive-compact", name }, fault).ended;
  expect((await stateNow(places, articleId)).notes).toEqual([]);
});

interface Filled {
  readonly places: TestPlaces;
  readonly articleId: ArticleId;
  readonly state: State;
}

async function filledFor(start: (typeof STARTS)[number]): Promise<Filled> {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  const state = await stateNow(places, articleId);
  if (start === "removing") await compactNow(places);
  expect(Object.keys(await generationsIn(places))).toHaveLength(start === "removing" ? 2 : 1);
  return { places, articleId, state };
}

async function copyOf({ directory, dataDirectory }: TestPlaces): Promise<TestPlaces> {
  const copy = await testPlaces();
  await cp(directory, copy.directory, { recursive: true, preserveTimestamps: true });
  await cp(dataDirectory, copy.dataDirectory, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** What was said is there at once, and the next two starts finish the work and lose nothing either. */
async function expectSame(places: TestPlaces, { articleId, state }: Filled): Promise<void> {
  expect(await stateNow(places, articleId)).toEqual(state);
  await compactNow(places);
  await compactNow(places);
  expect(await stateNow(places, articleId)).toEqual(state);
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl"]);
}

async function stateNow(places: TestPlaces, articleId: ArticleId): Promise<State> {
  const library = await openTestLibrary(places);
  await library.scan();
  const state = await stateOf(library, articleId);
  const { problems } = await library.check({ repair: false });
  expect(problems).toEqual([]);
  await library.close();
  return state;
}

async function compactNow(places: TestPlaces): Promise<void> {
  const library = await openTestLibrary(places);
  await library.scan();
  await library.compactLogs(signal);
  await library.close();
}

async function ended(places: TestPlaces) {
  const process = startActing(places, { act: "compact", count: "1" });
  expect((await process.ended).code).toBe(0);
  return process;
}
