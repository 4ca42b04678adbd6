import { cp, readdir, rename, rm } from "node:fs/promises";
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

async function problemsOf({ ask }: TestApp): Promise<readonly string[]> {
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
  expect(await problemsOf(before)).toEqual([expect.stringContaining("1 change that was made")]);
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
