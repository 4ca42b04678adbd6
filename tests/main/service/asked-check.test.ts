import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import { claimLock } from "../../../electron/library/claim-lock.ts";
import { flipBit } from "../library/library-to-check.ts";
import type { TestApp, TestFolder } from "./open-test-app.ts";
import { AT_ONCE, NEVER, slowlyChecked, threeOriginals } from "./slowly-checked-library.ts";

let folder: TestFolder;
let open: () => Promise<TestApp>;

beforeEach(async () => {
  const checked = await slowlyChecked();
  ({ folder } = checked);
  open = () => checked.open({ ...AT_ONCE, start: NEVER });
});

/** Begins a check, and stops it when so many steps are done: of three articles the files are the first three. */
async function stopped(
  { app }: TestApp,
  steps: number,
  { stop = (callId: string): void => app.cancel(callId), ...input }: Stopped = {},
): Promise<void> {
  const unlisten = app.onEvent((event) => {
    if (event.kind === "progress" && event.done === steps) stop(event.callId);
  });
  const reply = await app.handle({ callId: "stopped", name: "library.check", input });
  unlisten();
  expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
}

interface Stopped {
  readonly stop?: (callId: string) => void;
  readonly repair?: boolean;
}

function pathsOf({ problems }: CallOutput<"library.check">): readonly string[] {
  return problems.map(({ path }) => path);
}

async function recordPath(): Promise<string | undefined> {
  const directory = join(folder.folder, "data", "checks", "asked");
  const name = (await readdir(directory)).find((one) => one.endsWith(".json"));
  return name === undefined ? undefined : join(directory, name);
}

test("a check that was cancelled goes on where it was, and the next one looks at everything again", async () => {
  const [first, , third] = await threeOriginals(folder);
  const app = await open();
  const all = (await app.ask("library.check", {})).filesChecked;
  await stopped(app, 1);
  // So it shows what is looked at.
  await flipBit(first, 3);
  await flipBit(third, 3);
  const resumed = await app.ask("library.check", {});
  expect(pathsOf(resumed)).toEqual([third]);
  expect(resumed.filesChecked).toBe(all);
  expect(await recordPath()).toBeUndefined();
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first, third]);
});

test("it goes on when the app was closed meanwhile", async () => {
  const [first, , third] = await threeOriginals(folder);
  const before = await open();
  let closed: Promise<void> | undefined;
  await stopped(before, 2, {
    stop() {
      closed = before.close();
    },
  });
  await closed;
  await flipBit(first, 3);
  await flipBit(third, 3);
  const app = await open();
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([third]);
});

test("who wants it to begin anew says so", async () => {
  const [first, , third] = await threeOriginals(folder);
  const app = await open();
  await stopped(app, 2);
  await flipBit(first, 3);
  await flipBit(third, 3);
  expect(pathsOf(await app.ask("library.check", { fromStart: true }))).toEqual([first, third]);
});

test("what was found before is looked at again: it is told, or mended", async () => {
  const [first] = await threeOriginals(folder);
  const bytes = await readFile(first);
  await flipBit(first, 3);
  const app = await open();
  await stopped(app, 2);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
  await stopped(app, 2);
  await writeFile(first, bytes);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([]);
});

test("a repair that was stopped goes on as a repair", async () => {
  const [first, , third] = await threeOriginals(folder);
  await flipBit(first, 3);
  await flipBit(third, 3);
  const app = await open();
  await stopped(app, 1, { repair: true });
  expect(await readdir(dirname(first))).toEqual([]);
  expect(await readdir(dirname(third))).toEqual([basename(third)]);
  await app.ask("library.check", { repair: true });
  expect(await readdir(dirname(third))).toEqual([]);
});

test("stopped while it looks at what was marked, it has all files behind it", async () => {
  const [first] = await threeOriginals(folder);
  const app = await open();
  await stopped(app, 4);
  await flipBit(first, 3);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([]);
});

test("a folder that came meanwhile is looked at, wherever it stands in the order", async () => {
  const [, , third] = await threeOriginals(folder);
  const app = await open();
  await stopped(app, 2);
  const articles = join(folder.library, "articles");
  const name = basename(dirname(dirname(third)));
  await rename(join(articles, name), join(articles, `0-${name}`));
  const moved = third.replace(name, `0-${name}`);
  await flipBit(moved, 3);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([moved]);
});

test("after a day, or with a clock that was set back, all is looked at", async () => {
  const [first] = await threeOriginals(folder);
  const app = await open();
  for (const began of [Date.now() - 25 * 60 * 60_000, Date.now() + 60_000]) {
    await stopped(app, 2);
    const path = (await recordPath()) ?? "";
    const record: unknown = JSON.parse(await readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...(record as object), began }));
    await flipBit(first, 3);
    expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
    await flipBit(first, 3);
  }
});

test("beside a process that checks another one looks at everything, and notes nothing", async () => {
  const [first] = await threeOriginals(folder);
  const app = await open();
  await stopped(app, 2);
  const path = (await recordPath()) ?? "";
  const noted = await readFile(path, "utf8");
  const lock = await claimLock(dirname(path), basename(path));
  await flipBit(first, 3);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
  expect(await readFile(path, "utf8")).toBe(noted);
  await lock?.release();
});

test("what cannot be read of it, or not be written, makes it begin anew, and nothing else", async () => {
  const [first] = await threeOriginals(folder);
  const app = await open();
  await stopped(app, 2);
  await writeFile((await recordPath()) ?? "", "{no record");
  await flipBit(first, 3);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
  await rename(join(folder.folder, "data", "checks"), join(folder.folder, "data", "away"));
  await writeFile(join(folder.folder, "data", "checks"), "in the way");
  await stopped(app, 2);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
});

test("while the library is out of sight nothing is taken for sound", async () => {
  const [first] = await threeOriginals(folder);
  const app = await open();
  await flipBit(first, 3);
  const away = `${folder.library} away`;
  const unlisten = app.app.onEvent((event) => {
    if (event.kind === "progress" && event.done === 1) void rename(folder.library, away);
  });
  await expect(app.ask("library.check", {})).rejects.toThrow(folder.library);
  unlisten();
  await rename(away, folder.library);
  expect(pathsOf(await app.ask("library.check", {}))).toEqual([first]);
});
