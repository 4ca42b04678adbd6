import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { type App, openApp } from "../../../electron/service/create-app.ts";
import { createHeadStart } from "../../../electron/service/head-start.ts";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";

const HOUR_MS = 3_600_000;

test("a window that was answered and asks no more has had its head start", async () => {
  fakeTimers();
  const { isOver, heard } = headStart(3_000);
  await vi.advanceTimersByTimeAsync(2_900);
  heard();
  await vi.advanceTimersByTimeAsync(499);
  heard();
  await vi.advanceTimersByTimeAsync(499);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver()).toBe(true);
});

test("where no window comes it ends by itself, and so it does where one asks without end", async () => {
  fakeTimers();
  const { isOver, heard } = headStart(3_000);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver()).toBe(true);

  const asked = headStart(3_000);
  for (let waited = 0; waited < 3_000; waited += 100) {
    expect(asked.isOver()).toBe(false);
    asked.heard();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked.isOver()).toBe(true);
  heard();
});

test("closing ends it, and none is over at once", async () => {
  fakeTimers();
  const closing = new AbortController();
  const { isOver } = headStart(HOUR_MS, closing.signal);
  const none = headStart(0);
  const late = headStart(HOUR_MS, AbortSignal.abort());
  await vi.advanceTimersByTimeAsync(0);
  expect([isOver(), none.isOver(), late.isOver()]).toEqual([false, true, true]);
  closing.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("the list is there before the library is looked through, which then corrects it", async () => {
  const folder = await makeFolder();
  const app = await openWithHeadStart(folder);
  expect(await Promise.race([app.settled.then(() => "settled"), pause(300, "waits")])).toBe(
    "waits",
  );
  expect(await titles(app)).toEqual(["Margins"]);
  await app.settled;
  expect(await titles(app)).toEqual([]);
  await app.close();
});

test("an app that is closed before it looked through the library does not wait for that", async () => {
  const folder = await makeFolder();
  const app = await openWithHeadStart(folder);
  await app.close();
  await app.settled;
  await using again = await folder.open();
  expect((await again.ask("articles.list", {})).rows).toEqual([]);
});

test("an index that has to be filled is filled at once", async () => {
  const folder = await makeFolder();
  await rm(folder.index, { recursive: true });
  const app = await openWithHeadStart(folder);
  await app.settled;
  await app.close();
});

/** A library whose only article was taken out of it by hand, while nobody looked. */
async function makeFolder(): Promise<TestFolder> {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const first = await folder.open();
  await first.add("margins.txt", "Margins\n\nA reader answers back there.\n");
  await first.close();
  const articles = join(folder.library, "articles");
  for (const name of await readdir(articles)) await rm(join(articles, name), { recursive: true });
  return folder;
}

async function openWithHeadStart(folder: TestFolder): Promise<App> {
  const place = (name: string): string => join(folder.folder, name);
  const opened = await openApp({
    libraryDirectory: folder.library,
    places: {
      library: folder.library,
      data: place("data"),
      cache: folder.index,
      config: place("config"),
    },
    createLibrary: false,
    keepsUnsaved: true,
    takesInbox: true,
    forkConverter: forkKeptConverter,
    headStartMs: HOUR_MS,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function titles(app: App): Promise<readonly string[]> {
  const reply = await app.handle({ callId: "titles", name: "articles.list", input: {} });
  if (!reply.ok) throw new Error(reply.error.message);
  const { rows } = reply.value as { readonly rows: readonly { readonly title: string }[] };
  return rows.map(({ title }) => title);
}

function headStart(longestMs: number, closing = new AbortController().signal) {
  const { heard, over } = createHeadStart(longestMs, closing);
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  return { heard, isOver: () => isOver };
}

function fakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}
