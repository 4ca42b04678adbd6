import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { namesIn } from "../../../electron/library/directory-names.ts";
import { type SourceProcess, spawnSource } from "../library/spawn-source.ts";
import {
  AT_REST_AFTER_MS,
  makeTestFolder,
  type TestApp,
  type TestFolder,
} from "./open-test-app.ts";

const WITHIN = { timeout: 60_000, interval: 25 };
/** Sooner than the library is polled. */
const SOON = { timeout: 20_000, interval: 25 };
/** Longer than anybody looks again at what has arrived. */
const QUIET_MS = 4 * AT_REST_AFTER_MS;
const SEVERAL = 40;
const inboxProcess = new URL("./inbox-process.ts", import.meta.url);

let folder: TestFolder;
let inbox: string;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  inbox = join(folder.library, "inbox");
});

/** At once, so that on a busy machine nobody finds it empty for as long as an inbox waits. */
async function put(name: string, text: string): Promise<void> {
  const arriving = join(folder.folder, "arriving");
  await writeFile(arriving, text);
  await rename(arriving, join(inbox, name));
}

function textOf(number: number): string {
  return `Text ${number}\n\nThe ${number}th of many short texts.\n`;
}

async function openApp(): Promise<TestApp> {
  const app = await folder.open();
  onTestFinished(() => app.close());
  return app;
}

/** A library with many files in its inbox, that nobody has open. */
async function fillInbox(): Promise<readonly string[]> {
  await (await folder.open()).close();
  const names = Array.from({ length: SEVERAL }, (_, number) => `text-${number}.txt`);
  for (const [number, name] of names.entries()) await put(name, textOf(number));
  return names.toSorted();
}

async function doneNames(): Promise<readonly string[]> {
  return await namesIn(join(inbox, "done"));
}

async function waitingNames(): Promise<readonly string[]> {
  return (await namesIn(inbox)).filter((name) => name !== "done");
}

async function waitForTitles(
  app: TestApp,
  titles: readonly string[],
  within: typeof WITHIN = WITHIN,
): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await app.ask("articles.list", {});
    expect(rows.map(({ title }) => title).toSorted()).toEqual(titles);
  }, within);
}

function start(): SourceProcess {
  return spawnSource(inboxProcess, { folder: folder.folder });
}

function outcomesOf(processes: readonly SourceProcess[]): readonly string[] {
  return processes.flatMap((each) => each.lines().filter((line) => /^(added|known)/.test(line)));
}

test("what is put into the inbox, and into folders there, becomes articles and is moved to done", async () => {
  const app = await openApp();
  const events: AppEvent[] = [];
  onTestFinished(app.app.onEvent((event) => events.push(event)));
  await put("one.txt", textOf(1));
  await mkdir(join(inbox, "clippings"));
  await put("clippings/two.txt", textOf(2));
  await waitForTitles(app, ["Text 1", "Text 2"]);
  await vi.waitFor(async () => expect(await waitingNames()).toEqual(["clippings"]), WITHIN);
  expect(await doneNames()).toEqual(["clippings", "one.txt"]);
  // Into a folder that was there before, when nothing else makes anybody look.
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  await put("clippings/three.txt", textOf(3));
  await waitForTitles(app, ["Text 1", "Text 2", "Text 3"], SOON);
  const told = events.flatMap((event) => (event.kind === "inbox-taken-in" ? event.outcomes : []));
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes.map(({ path, status }) => `${status} ${path}`).toSorted()).toEqual([
      "added clippings/three.txt",
      "added clippings/two.txt",
      "added one.txt",
    ]);
  }, WITHIN);
  expect(told.length).toBeGreaterThan(0);
});

test("what lay in the inbox before the start is taken in", async () => {
  const names = await fillInbox();
  const app = await openApp();
  await vi.waitFor(async () => expect(await doneNames()).toEqual(names), WITHIN);
  expect((await app.ask("articles.list", {})).total).toBe(SEVERAL);
});

test("what fails stays and is said, is not tried again until it changes, and then is", async () => {
  const app = await openApp();
  await put("broken.txt", "");
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes).toMatchObject([
      { path: "broken.txt", status: "failed", code: "file-empty", articleId: null },
    ]);
  }, WITHIN);
  const { outcomes } = await app.ask("inbox.report", {});
  expect(outcomes[0]?.reason).toContain("“broken.txt” is empty");
  await app.close();

  const again = await openApp();
  const events: AppEvent[] = [];
  onTestFinished(again.app.onEvent((event) => events.push(event)));
  await put("other.txt", textOf(1));
  await waitForTitles(again, ["Text 1"]);
  // Not tried, yet not forgotten.
  await vi.waitFor(() => {
    expect(events.filter(({ kind }) => kind === "inbox-taken-in")).toMatchObject([
      { outcomes: [{ path: "other.txt" }] },
    ]);
  }, WITHIN);
  expect((await again.ask("inbox.report", {})).outcomes[0]).toMatchObject({ path: "broken.txt" });

  await appendFile(join(inbox, "broken.txt"), textOf(2));
  await waitForTitles(again, ["Text 1", "Text 2"]);
  await vi.waitFor(async () => expect(await waitingNames()).toEqual([]), WITHIN);
  await vi.waitFor(async () => {
    const report = await again.ask("inbox.report", {});
    expect(report.outcomes.map(({ status }) => status)).toEqual(["added", "added"]);
  }, WITHIN);
});

test("what failed is tried again when the reader says so", async () => {
  const app = await openApp();
  // The file is in the library, but cannot be put away.
  await writeFile(join(inbox, "done"), "In the place of the folder.");
  await put("one.txt", textOf(1));
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes).toMatchObject([{ status: "failed", code: "write-failed" }]);
  }, WITHIN);
  expect(await waitingNames()).toEqual(["one.txt"]);
  await rm(join(inbox, "done"));
  await app.ask("inbox.retry", {});
  expect(await doneNames()).toEqual(["one.txt"]);
  expect((await app.ask("inbox.report", {})).outcomes).toMatchObject([{ status: "known" }]);
  expect((await app.ask("articles.list", {})).total).toBe(1);
});

test("a stopped round leaves the rest in the inbox, until it is retried", async () => {
  const names = await fillInbox();
  const app = await openApp();
  const stopped = new Promise<AppEvent>((resolve) => {
    const stopHearing = app.app.onEvent((event) => {
      if (event.kind === "inbox-progress" && event.done === 3) void app.ask("inbox.stop", {});
      if (event.kind === "inbox-taken-in") resolve(event);
      if (event.kind === "inbox-taken-in") stopHearing();
    });
  });
  const { left } = (await stopped) as Extract<AppEvent, { kind: "inbox-taken-in" }>;
  expect(left).toBeGreaterThan(0);
  expect(await app.ask("inbox.report", {})).toMatchObject({ waiting: left, progress: null });
  expect((await doneNames()).length).toBe(SEVERAL - left);
  await app.ask("inbox.retry", {});
  expect(await doneNames()).toEqual(names);
  expect(await app.ask("inbox.report", {})).toMatchObject({ waiting: 0 });
});

test("the inbox of a library that is out of sight is left alone until it is back", async () => {
  const app = await openApp();
  await rename(join(folder.library, "library.json"), join(folder.library, "away.json"));
  await put("one.txt", textOf(1));
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await waitingNames()).toEqual(["one.txt"]);
  expect((await app.ask("inbox.report", {})).outcomes).toEqual([]);
  await rename(join(folder.library, "away.json"), join(folder.library, "library.json"));
  await waitForTitles(app, ["Text 1"]);
});

test("of two processes one takes each file", async () => {
  const names = await fillInbox();
  const processes = [start(), start()];
  await vi.waitFor(() => expect(outcomesOf(processes)).toHaveLength(SEVERAL), WITHIN);
  expect(outcomesOf(processes).toSorted()).toEqual(names.map((name) => `added ${name}`));
  expect(await doneNames()).toEqual(names);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});

test("what a process held that is killed, another that runs takes up", async () => {
  const names = await fillInbox();
  const processes = [start(), start()];
  const hasBegun = (each: SourceProcess): boolean => each.lines().includes("progress 3");
  await vi.waitFor(() => expect(processes.some(hasBegun)).toBe(true), { ...WITHIN, interval: 1 });
  for (const each of processes) if (hasBegun(each)) each.child.kill("SIGKILL");
  await vi.waitFor(async () => expect(await waitingNames()).toEqual([]), WITHIN);
  expect(await doneNames()).toEqual(names);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});

test("processes that are killed in the middle lose nothing and import nothing twice", async () => {
  const names = await fillInbox();
  for (const before of [2, 9, 5]) {
    const killed = start();
    await vi.waitFor(() => expect(killed.lines()).toContain(`progress ${before}`), {
      ...WITHIN,
      interval: 1,
    });
    killed.child.kill("SIGKILL");
    await killed.ended;
  }
  expect((await waitingNames()).length).toBeGreaterThan(0);
  const app = await openApp();
  await vi.waitFor(async () => expect(await waitingNames()).toEqual([]), WITHIN);
  expect(await doneNames()).toEqual(names);
  expect((await app.ask("articles.list", {})).total).toBe(SEVERAL);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});
