import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import {
  doneNames,
  fillInbox,
  putIntoInbox,
  SEVERAL,
  textOf,
  waitingNames,
} from "./inbox-files.ts";
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

let folder: TestFolder;
let inbox: string;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  inbox = join(folder.library, "inbox");
});

async function openApp(): Promise<TestApp> {
  const app = await folder.open();
  onTestFinished(() => app.close());
  return app;
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

test("what is put into the inbox, and into folders there, becomes articles and is moved to done", async () => {
  const app = await openApp();
  const events: AppEvent[] = [];
  onTestFinished(app.app.onEvent((event) => events.push(event)));
  await putIntoInbox(folder, "one.txt", textOf(1));
  await mkdir(join(inbox, "clippings"));
  await putIntoInbox(folder, "clippings/two.txt", textOf(2));
  await waitForTitles(app, ["Text 1", "Text 2"]);
  await vi.waitFor(async () => expect(await waitingNames(folder)).toEqual(["clippings"]), WITHIN);
  // It is listed first, and moved a moment later.
  const done = ["clippings", "one.txt"];
  await vi.waitFor(async () => expect(await doneNames(folder)).toEqual(done), WITHIN);
  // Into a folder that was there before, when nothing else makes anybody look.
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  await putIntoInbox(folder, "clippings/three.txt", textOf(3));
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
  const names = await fillInbox(folder);
  const app = await openApp();
  await vi.waitFor(async () => expect(await doneNames(folder)).toEqual(names), WITHIN);
  expect((await app.ask("articles.list", {})).total).toBe(SEVERAL);
});

test("what fails stays and is said, is not tried again until it changes, and then is", async () => {
  const app = await openApp();
  await putIntoInbox(folder, "broken.txt", "");
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
  await putIntoInbox(folder, "other.txt", textOf(1));
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
  await vi.waitFor(async () => expect(await waitingNames(folder)).toEqual([]), WITHIN);
  await vi.waitFor(async () => {
    const report = await again.ask("inbox.report", {});
    expect(report.outcomes.map(({ status }) => status)).toEqual(["added", "added"]);
  }, WITHIN);
});

test("what failed is tried again when the reader says so", async () => {
  const app = await openApp();
  // The file is in the library, but cannot be put away.
  await writeFile(join(inbox, "done"), "In the place of the folder.");
  await putIntoInbox(folder, "one.txt", textOf(1));
  await vi.waitFor(async () => {
    const { outcomes } = await app.ask("inbox.report", {});
    expect(outcomes).toMatchObject([{ status: "failed", code: "write-failed" }]);
  }, WITHIN);
  expect(await waitingNames(folder)).toEqual(["one.txt"]);
  await rm(join(inbox, "done"));
  await app.ask("inbox.retry", {});
  expect(await doneNames(folder)).toEqual(["one.txt"]);
  expect((await app.ask("inbox.report", {})).outcomes).toMatchObject([{ status: "known" }]);
  expect((await app.ask("articles.list", {})).total).toBe(1);
});

test("a stopped round leaves the rest in the inbox, until it is retried", async () => {
  const names = await fillInbox(folder);
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
  expect((await doneNames(folder)).length).toBe(SEVERAL - left);
  await app.ask("inbox.retry", {});
  expect(await doneNames(folder)).toEqual(names);
  expect(await app.ask("inbox.report", {})).toMatchObject({ waiting: 0 });
});

test("the inbox of a library that is out of sight is left alone until it is back", async () => {
  const app = await openApp();
  await rename(join(folder.library, "library.json"), join(folder.library, "away.json"));
  await putIntoInbox(folder, "one.txt", textOf(1));
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await waitingNames(folder)).toEqual(["one.txt"]);
  expect((await app.ask("inbox.report", {})).outcomes).toEqual([]);
  await rename(join(folder.library, "away.json"), join(folder.library, "library.json"));
  await waitForTitles(app, ["Text 1"]);
});
