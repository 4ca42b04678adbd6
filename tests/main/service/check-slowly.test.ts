import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { CheckRound } from "#core/library/check-round.js";
import { flipBit } from "../library/library-to-check.ts";
import type { CheckPace } from "../../../electron/service/check-slowly.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 30_000, interval: 25 };
const AT_ONCE: CheckPace = {
  start: 0,
  quiet: 0,
  betweenFolders: 0,
  secondLook: 0,
  later: 20,
  again: 20,
};

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

async function open(checkPace: CheckPace): Promise<TestApp> {
  const app = await folder.open({ checkPace });
  onTestFinished(() => app.close());
  return app;
}

/** A library with three articles, closed. @returns the texts, by name of their folder */
async function threeTexts(): Promise<readonly string[]> {
  await using app = await folder.open();
  for (const name of ["a", "b", "c"])
    await app.add(`${name}.txt`, `${name}\n\nThe text of ${name}.\n`);
  const articles = join(folder.library, "articles");
  const paths = (await readdir(articles)).toSorted().map(async (name) => {
    const versions = join(articles, name, "versions");
    const [html = ""] = (await readdir(versions)).filter((one) => one.endsWith(".html"));
    return join(versions, html);
  });
  return await Promise.all(paths);
}

async function roundNow(): Promise<CheckRound> {
  const checks = join(folder.folder, "data", "checks");
  const [name = ""] = (await readdir(checks)).filter((one) => one.endsWith(".json"));
  return CheckRound.parse(JSON.parse(await readFile(join(checks, name), "utf8")));
}

async function problemPaths(app: TestApp): Promise<readonly string[]> {
  const { problems } = await app.ask("library.overview", {});
  return problems.map(({ path }) => path);
}

/** Nobody has opened the damaged article, so only the check can have seen it. */
async function originalOf(html: string): Promise<string> {
  const originals = join(html, "..", "..", "originals");
  const [name = ""] = await readdir(originals);
  return join(originals, name);
}

test("damage that nobody met is found by itself, told in the settings and noted in the journal; it changes nothing", async () => {
  const [, second = ""] = await threeTexts();
  const original = await originalOf(second);
  await flipBit(original, 3);
  const damaged = await readFile(original);
  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect(await problemPaths(app)).toEqual([original]), WITHIN);
  await vi.waitFor(async () => expect((await roundNow()).ended).not.toBeNull(), WITHIN);
  expect(await readFile(original)).toEqual(damaged);
  await app.close();
  const [journal = ""] = await readdir(join(folder.folder, "data", "faults"));
  const lines = join(folder.folder, "data", "faults", journal, "1.jsonl");
  expect(await readFile(lines, "utf8")).toContain(original);

  // Known from the first moment at the next start, which has nothing to check.
  const later = await open({ ...AT_ONCE, start: 1_000_000 });
  await vi.waitFor(async () => expect(await problemPaths(later)).toEqual([original]), WITHIN);
});

test("what was mended since is taken back, without waiting for the next round", async () => {
  const [first = ""] = await threeTexts();
  const original = await originalOf(first);
  const bytes = await readFile(original);
  await flipBit(original, 3);
  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect((await roundNow()).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([original]);
  await writeFile(original, bytes);
  await vi.waitFor(async () => expect(await problemPaths(app)).toEqual([]), WITHIN);
});

test("a round goes on where it was, and does not begin again", async () => {
  const texts = await threeTexts();
  const [first = "", , third = ""] = await Promise.all(texts.map(originalOf));
  const names = (await readdir(join(folder.library, "articles"))).toSorted();
  // The app was closed after the first folder.
  await using before = await folder.open({ checkPace: AT_ONCE });
  await vi.waitFor(async () => expect((await roundNow()).ended).not.toBeNull(), WITHIN);
  await before.close();
  const checks = join(folder.folder, "data", "checks");
  const [memory = ""] = (await readdir(checks)).filter((one) => one.endsWith(".json"));
  const round = { ...(await roundNow()), ended: null, after: names[0] ?? null };
  await writeFile(join(checks, memory), JSON.stringify(round));
  await flipBit(first, 3);
  await flipBit(third, 3);

  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect((await roundNow()).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([third]);
});

test("while somebody has just asked for something it waits", async () => {
  await threeTexts();
  const app = await open({ ...AT_ONCE, quiet: 1_000_000 });
  await app.ask("library.overview", {});
  const data = join(folder.folder, "data");
  await vi.waitFor(async () => expect(await readdir(data)).toContain("checks"), WITHIN);
  await vi.waitFor(async () => expect(await readdir(join(data, "checks"))).toHaveLength(1), WITHIN);
  await app.close();
  expect(await roundNow()).toMatchObject({ after: null, ended: null });
});

test("only one process checks; another one waits until it has ended", async () => {
  await threeTexts();
  const first = await open({ ...AT_ONCE, betweenFolders: 1_000_000 });
  await vi.waitFor(
    async () => expect(await readdir(join(folder.folder, "data", "checks"))).toHaveLength(1),
    WITHIN,
  );
  const second = await open(AT_ONCE);
  await first.close();
  await vi.waitFor(async () => expect((await roundNow()).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(second)).toEqual([]);
});

test("a check that somebody asks for ends the round, and what repair mended is told no more", async () => {
  const [first = ""] = await threeTexts();
  const original = await originalOf(first);
  const bytes = await readFile(original);
  await writeFile(`${original}.bak`, bytes);
  await flipBit(original, 3);
  const app = await open({ ...AT_ONCE, start: 1_000_000 });
  await app.ask("library.check", {});
  expect(await problemPaths(app)).toEqual([original]);
  await app.ask("library.check", { repair: true });
  expect(await problemPaths(app)).toEqual([]);
  expect(await readFile(original)).toEqual(bytes);
  expect((await roundNow()).ended).not.toBeNull();
});
