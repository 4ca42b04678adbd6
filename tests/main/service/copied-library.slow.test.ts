import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import { cp, mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { untilSaved, writeArticles } from "./bulk-library.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

/** More than are written one by one. */
const MANY = FEW_ARTICLES + 10;
const war = Tag.parse("war");

let home: TestFolder;
let copy: string;

beforeEach(async () => {
  home = await makeTestFolder();
  copy = join(home.folder, "copy");
  await writeArticles(home.library, MANY);
  await (await home.open()).close();
});
afterEach(() => home[Symbol.asyncDispose]());

/** Ends before what was done to many articles stands in their logs. */
async function leaveWaiting(): Promise<void> {
  const app = await home.open();
  await app.ask("articles.update", { choice: {}, state: "archived" });
  await app.close();
  expect(await waitingFiles()).toHaveLength(1);
}

async function waitingFiles(): Promise<readonly string[]> {
  const deeds = join(home.folder, "data", "deeds");
  const places = await readdir(deeds);
  const names = await Promise.all(places.map((place) => readdir(join(deeds, place, "waiting"))));
  return names.flat();
}

async function archivedIn({ ask }: TestApp): Promise<number> {
  const { rows } = await ask("articles.list", { view: "all", limit: 1_000 });
  return rows.filter(({ state }) => state === "archived").length;
}

/** Nobody waits for what the app looks for at its start; a check looks again, and is waited for. */
async function problemsOf({ ask }: TestApp): Promise<readonly string[]> {
  await ask("library.check", {});
  return await problemsToldBy(ask);
}

async function problemsToldBy(ask: TestApp["ask"]): Promise<readonly string[]> {
  return (await ask("library.overview", {})).problems.map(({ problem }) => problem);
}

test("what waits for a library is not written into a copy of it, nor shown there", async () => {
  await cp(home.library, copy, { recursive: true, preserveTimestamps: true });
  await leaveWaiting();
  const copied = await home.open({ library: copy });
  expect(await archivedIn(copied)).toBe(0);
  expect(await problemsOf(copied)).toEqual([]);
  await untilSaved(copied, () =>
    copied.ask("articles.update", { choice: { view: "all" }, addTags: [war] }),
  );
  expect((await copied.ask("library.overview", {})).undo).toBe(`tag ${MANY} articles`);
  await using original = await home.open();
  expect(await archivedIn(original)).toBe(MANY);
  expect((await original.ask("library.overview", {})).tags).toEqual([]);
  // Both open at once say each its own.
  expect(await archivedIn(copied)).toBe(0);
  await copied.close();
});

test("what waits goes with a library that is moved", async () => {
  await leaveWaiting();
  await rename(home.library, copy);
  await using moved = await home.open({ library: copy });
  expect(await archivedIn(moved)).toBe(MANY);
  expect(await problemsOf(moved)).toEqual([]);
});

test("what waits for a library that is gone is offered to a copy, and taken by Repair alone", async () => {
  await leaveWaiting();
  await cp(home.library, copy, { recursive: true, preserveTimestamps: true });
  await rename(home.library, `${home.library} away`);
  const before = await home.open({ library: copy });
  expect(await archivedIn(before)).toBe(0);
  const told = [expect.stringContaining("1 change that was made")];
  await expect.poll(() => problemsToldBy(before.ask)).toEqual(told);
  const checked = await before.ask("library.check", {});
  expect(checked.problems).toMatchObject([{ path: home.library, action: "left as it is" }]);
  expect(await waitingFiles()).toHaveLength(1);
  await before.close();

  // The disk is back: it has what was its own.
  await rename(`${home.library} away`, home.library);
  const original = await home.open();
  expect(await archivedIn(original)).toBe(MANY);
  await original.close();
  const meanwhile = await home.open({ library: copy });
  expect(await problemsOf(meanwhile)).toEqual([]);
  await meanwhile.close();

  await rm(home.library, { recursive: true });
  await using taking = await home.open({ library: copy });
  const { problems } = await taking.ask("library.check", { repair: true });
  expect(problems).toMatchObject([{ action: "taken into this library" }]);
  expect(await archivedIn(taking)).toBe(MANY);
  expect(await problemsOf(taking)).toEqual([]);
});

test("a copy opens and closes while the disk with the original does not answer", async () => {
  await cp(home.library, copy, { recursive: true, preserveTimestamps: true });
  await leaveWaiting();
  // As a disk of the network that is out of reach: whoever reads this waits.
  const silent = join(home.library, "library.json");
  await rename(silent, `${silent}.kept`);
  execFileSync("mkfifo", [silent]);
  try {
    const copied = await home.open({ library: copy });
    expect(await archivedIn(copied)).toBe(0);
    expect(await problemsToldBy(copied.ask)).toEqual([]);
    await copied.close();
  } finally {
    await (await open(silent, constants.O_RDWR | constants.O_NONBLOCK)).close();
  }
});

test("a copy is not taken for the original where nobody can read which is which", async () => {
  await cp(home.library, copy, { recursive: true, preserveTimestamps: true });
  await leaveWaiting();
  const [note] = await placeNotes();
  if (note === undefined) throw new Error("the place of the library was noted");
  // Not even by root can this be read as a file.
  await rename(note, `${note}.kept`);
  await mkdir(note);
  await expect(home.open({ library: copy })).rejects.toThrow("file-unreadable");
  await expect(home.open()).rejects.toThrow("file-unreadable");
  await rmdir(note);
  await rename(`${note}.kept`, note);

  const copied = await home.open({ library: copy });
  expect(await archivedIn(copied)).toBe(0);
  await copied.close();
  await rename(note, `${note}.kept`);
  await mkdir(note);
  // Its own note says which it is.
  const again = await home.open({ library: copy });
  expect(await archivedIn(again)).toBe(0);
  expect(await problemsOf(again)).toEqual([]);
  await again.close();
  await rmdir(note);
  await rename(`${note}.kept`, note);
  await using original = await home.open();
  expect(await archivedIn(original)).toBe(MANY);
});

/** Absolute paths, by number. */
async function placeNotes(): Promise<readonly string[]> {
  const libraries = join(home.folder, "data", "libraries");
  const [id = ""] = await readdir(libraries);
  const places = join(libraries, id, "places");
  return (await readdir(places)).toSorted().map((name) => join(places, name));
}
