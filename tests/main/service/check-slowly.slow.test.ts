import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { flipBit } from "../library/library-to-check.ts";
import type { TestFolder } from "./open-test-app.ts";
import {
  AT_ONCE,
  NEVER,
  type SlowlyChecked,
  WITHIN,
  problemPaths,
  roundFile,
  roundNow,
  slowlyChecked,
  threeOriginals,
} from "./slowly-checked-library.ts";

let folder: TestFolder;
let open: SlowlyChecked["open"];

beforeEach(async () => {
  ({ folder, open } = await slowlyChecked());
});

test("damage that nobody met is found by itself, told in the settings and noted in the journal; it changes nothing", async () => {
  const [, original] = await threeOriginals(folder);
  await flipBit(original, 3);
  const damaged = await readFile(original);
  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect(await problemPaths(app)).toEqual([original]), WITHIN);
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await readFile(original)).toEqual(damaged);
  await app.close();
  const [journal = ""] = await readdir(join(folder.folder, "data", "faults"));
  const lines = join(folder.folder, "data", "faults", journal, "1.jsonl");
  expect(await readFile(lines, "utf8")).toContain(original);

  // Known from the first moment at the next start, which has nothing to check.
  const later = await open({ ...AT_ONCE, start: NEVER });
  await vi.waitFor(async () => expect(await problemPaths(later)).toEqual([original]), WITHIN);
});

test("what was mended since is taken back, without waiting for the next round", async () => {
  const [original] = await threeOriginals(folder);
  const bytes = await readFile(original);
  await flipBit(original, 3);
  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([original]);
  await writeFile(original, bytes);
  await vi.waitFor(async () => expect(await problemPaths(app)).toEqual([]), WITHIN);
});

test("a round goes on where it was, and does not begin again", async () => {
  const [first, , third] = await threeOriginals(folder);
  const names = (await readdir(join(folder.library, "articles"))).toSorted();
  // The app was closed after the first folder.
  await using before = await folder.open({ checkPace: AT_ONCE });
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  await before.close();
  const round = { ...(await roundNow(folder)), ended: null, after: names[0] ?? null };
  await writeFile(await roundFile(folder), JSON.stringify(round));
  await flipBit(first, 3);
  await flipBit(third, 3);

  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([third]);
});

test("while somebody asks for something again and again it waits, and goes on when nobody does", async () => {
  const [first] = await threeOriginals(folder);
  await flipBit(first, 3);
  // The clock by which nobody has asked for long stands still unless the test moves it: where the machine pauses, nobody was quiet.
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const quiet = 20;
  const app = await open({ ...AT_ONCE, quiet });
  for (let asked = 0; asked < 25; asked += 1) {
    vi.advanceTimersByTime(quiet - 1);
    expect(await problemPaths(app)).toEqual([]);
    // By the machine's own clock, after which it looks whether it was quiet.
    await pause(2 * quiet);
  }
  await expect(roundNow(folder)).rejects.toThrow("Nothing is noted yet");
  vi.advanceTimersByTime(quiet);
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([first]);
});

test("only one process checks; another one waits until it has ended", async () => {
  const [, second] = await threeOriginals(folder);
  await flipBit(second, 3);
  const first = await open({ ...AT_ONCE, betweenFolders: NEVER });
  const checks = join(folder.folder, "data", "checks");
  await vi.waitFor(async () => expect(await readdir(checks)).toHaveLength(1), WITHIN);
  const other = await open(AT_ONCE);
  // As often as the other one asks whether it is its turn.
  for (let turn = 0; turn < 20; turn += 1) {
    await pause(AT_ONCE.later);
    expect(await problemPaths(other)).toEqual([]);
    await expect(roundNow(folder)).rejects.toThrow("Nothing is noted yet");
  }
  await first.close();
  await vi.waitFor(async () => expect(await problemPaths(other)).toEqual([second]), WITHIN);
});

test("what is only not downloaded is said by a check that somebody asks for, and is no damage", async () => {
  const [first, second] = await threeOriginals(folder);
  await rename(first, join(dirname(first), `.${basename(first)}.icloud`));
  await flipBit(second, 3);
  const app = await open(AT_ONCE);
  await vi.waitFor(async () => expect((await roundNow(folder)).ended).not.toBeNull(), WITHIN);
  expect(await problemPaths(app)).toEqual([second]);
  const { problems } = await app.ask("library.check", {});
  expect(problems.map(({ path }) => dirname(path))).toEqual([dirname(first), dirname(second)]);
  expect(await problemPaths(app)).toEqual([second]);
});

test("a check that somebody asks for ends the round, and what repair mended is told no more", async () => {
  const [original] = await threeOriginals(folder);
  const bytes = await readFile(original);
  await writeFile(`${original}.bak`, bytes);
  await flipBit(original, 3);
  const app = await open({ ...AT_ONCE, start: NEVER });
  await app.ask("library.check", {});
  expect(await problemPaths(app)).toEqual([original]);
  await app.ask("library.check", { repair: true });
  expect(await problemPaths(app)).toEqual([]);
  expect(await readFile(original)).toEqual(bytes);
  expect((await roundNow(folder)).ended).not.toBeNull();
});
