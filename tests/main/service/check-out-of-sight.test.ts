import { renameSync } from "node:fs";
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { flipBit } from "../library/library-to-check.ts";
import { containing } from "../library/matchers.ts";
import type { TestFolder } from "./open-test-app.ts";
import {
  AT_ONCE,
  NEVER,
  type SlowlyChecked,
  problemPaths,
  roundNow,
  slowlyChecked,
  threeOriginals,
} from "./slowly-checked-library.ts";

/** Only when somebody asks for it. */
const ON_DEMAND = { ...AT_ONCE, start: NEVER };

let folder: TestFolder;
let open: SlowlyChecked["open"];

beforeEach(async () => {
  ({ folder, open } = await slowlyChecked());
});

test("a library that is out of sight is not said to be well, and what was found in it stays known", async () => {
  const [first] = await threeOriginals(folder);
  await flipBit(first, 3);
  const app = await open(ON_DEMAND);
  await app.ask("library.check", {});
  const before = await roundNow(folder);
  expect(before.found).toMatchObject([{ path: first }]);
  const away = `${folder.library}-away`;
  await rename(folder.library, away);
  for (const repair of [false, true]) {
    await expect(app.ask("library.check", { repair })).rejects.toThrow(folder.library);
  }
  expect(await problemPaths(app)).toContain(first);
  expect(await roundNow(folder)).toEqual(before);
  await rename(away, folder.library);
  const { problems } = await app.ask("library.check", {});
  expect(problems).toMatchObject([{ path: first }]);
});

test("the same when it goes away in the middle of a check", async () => {
  const [, , third] = await threeOriginals(folder);
  await flipBit(third, 3);
  const app = await open(ON_DEMAND);
  await app.ask("library.check", {});
  const before = await roundNow(folder);
  const away = `${folder.library}-away`;
  let isThere = true;
  app.app.onEvent(({ kind }) => {
    if (kind === "progress" && isThere) renameSync(folder.library, away);
    if (kind === "progress") isThere = false;
  });
  await expect(app.ask("library.check", {})).rejects.toThrow(folder.library);
  expect(isThere).toBe(false);
  expect(await problemPaths(app)).toContain(third);
  expect(await roundNow(folder)).toEqual(before);
  await rename(away, folder.library);
});

test("that many articles are missing is said by a check, and not for ever after", async () => {
  await threeOriginals(folder);
  const articles = join(folder.library, "articles");
  const aside = join(folder.folder, "aside");
  await mkdir(aside);
  const names = await readdir(articles);
  for (const name of names) await rename(join(articles, name), join(aside, name));
  const app = await open(ON_DEMAND);
  const { problems } = await app.ask("library.check", {});
  expect(problems).toMatchObject([
    { path: folder.library, problem: containing("3 of 3 articles are missing") },
  ]);
  expect((await roundNow(folder)).ended).not.toBeNull();
  for (const name of names) await rename(join(aside, name), join(articles, name));
  await app.ask("library.decideMissing", { answer: "look-again" });
  expect(await problemPaths(app)).toEqual([]);
});
