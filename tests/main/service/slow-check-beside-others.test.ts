import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { flipBit } from "../library/library-to-check.ts";
import type { TestFolder } from "./open-test-app.ts";
import {
  AT_ONCE,
  NEVER,
  type SlowlyChecked,
  WITHIN,
  problemPaths,
  roundNow,
  slowlyChecked,
  threeOriginals,
} from "./slowly-checked-library.ts";

let folder: TestFolder;
let open: SlowlyChecked["open"];

beforeEach(async () => {
  ({ folder, open } = await slowlyChecked());
});

test("what the one that checks finds is known to another one, too", async () => {
  const [, second] = await threeOriginals(folder);
  const first = await open({ ...AT_ONCE, betweenFolders: NEVER });
  const checks = join(folder.folder, "data", "checks");
  await vi.waitFor(async () => expect(await readdir(checks)).toHaveLength(1), WITHIN);
  const other = await open(AT_ONCE);
  await flipBit(second, 3);
  await first.ask("library.check", {});
  await vi.waitFor(async () => expect(await problemPaths(other)).toEqual([second]), WITHIN);
});

test("what another one had repaired is soon told no more by the one that checks, and comes back for nobody", async () => {
  const [, second] = await threeOriginals(folder);
  const bytes = await readFile(second);
  await flipBit(second, 3);
  const first = await open({ ...AT_ONCE, again: NEVER });
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(first)).toEqual([second]);
  const other = await open({ ...AT_ONCE, start: NEVER });
  await writeFile(second, bytes);
  await other.ask("library.check", { repair: true });
  expect(await problemPaths(other)).toEqual([]);
  await vi.waitFor(async () => expect(await problemPaths(first)).toEqual([]), WITHIN);
  const { ended } = await roundNow(folder);
  await first.close();
  expect(await roundNow(folder)).toMatchObject({ found: [], ended });
});

test("a check that somebody has done elsewhere ends the round of the one that checks", async () => {
  const [original] = await threeOriginals(folder);
  await flipBit(original, 3);
  const first = await open({ ...AT_ONCE, betweenFolders: NEVER });
  // Its round is under way, and what it found so far is written down.
  await vi.waitFor(
    async () => expect((await roundNow(folder)).found).toMatchObject([{ path: original }]),
    WITHIN,
  );
  const other = await open({ ...AT_ONCE, start: NEVER });
  await other.ask("library.check", {});
  const { ended } = await roundNow(folder);
  expect(ended).not.toBeNull();
  await first.close();
  expect(await roundNow(folder)).toMatchObject({ after: null, ended });
});
