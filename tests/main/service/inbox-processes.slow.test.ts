import { join } from "node:path";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { namesIn } from "../../../electron/library/directory-names.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";
import { type SourceProcess, spawnSource } from "../library/spawn-source.ts";
import { doneNames, fillInbox, SEVERAL, waitingNames } from "./inbox-files.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 60_000, interval: 100 };
const inboxProcess = await bundleForNode(
  new URL("./inbox-process.ts", import.meta.url),
  [
    "import/converter-process.ts",
    "import/process/watchdog.ts",
    "library/fingerprint-thread.ts",
  ].map((path) => new URL(`../../../electron/${path}`, import.meta.url)),
);
afterAll(() => inboxProcess[Symbol.asyncDispose]());

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

function start(more: Readonly<Record<string, string>> = {}): SourceProcess {
  return spawnSource(inboxProcess.url, { folder: folder.folder, ...more });
}

function outcomesOf(processes: readonly SourceProcess[]): readonly string[] {
  return processes.flatMap((each) => each.lines().filter((line) => /^(added|known)/.test(line)));
}

test("of two processes one takes each file", async () => {
  const names = await fillInbox(folder);
  const processes = [start(), start()];
  await vi.waitFor(() => expect(outcomesOf(processes)).toHaveLength(SEVERAL), WITHIN);
  expect(outcomesOf(processes).toSorted()).toEqual(names.map((name) => `added ${name}`));
  expect(await doneNames(folder)).toEqual(names);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});

test("what a process held that is killed, another that runs takes up", async () => {
  const names = await fillInbox(folder);
  const processes = [start(), start()];
  const hasBegun = (each: SourceProcess): boolean => each.lines().includes("progress 3");
  await vi.waitFor(() => expect(processes.some(hasBegun)).toBe(true), { ...WITHIN, interval: 1 });
  for (const each of processes) if (hasBegun(each)) each.child.kill("SIGKILL");
  await vi.waitFor(async () => expect(await waitingNames(folder)).toEqual([]), WITHIN);
  expect(await doneNames(folder)).toEqual(names);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});

test("processes that are killed in the middle lose nothing and import nothing twice", async () => {
  const names = await fillInbox(folder);
  for (const before of [2, 9, 5]) {
    const killed = start({ "killed-after": `${before}` });
    await killed.ended;
    expect(killed.child.signalCode).toBe("SIGKILL");
    expect(killed.lines()).toContain(`progress ${before}`);
  }
  expect((await waitingNames(folder)).length).toBeGreaterThan(0);
  const app = await folder.open();
  onTestFinished(() => app.close());
  await vi.waitFor(async () => expect(await waitingNames(folder)).toEqual([]), WITHIN);
  expect(await doneNames(folder)).toEqual(names);
  expect((await app.ask("articles.list", {})).total).toBe(SEVERAL);
  expect(await namesIn(join(folder.library, "articles"))).toHaveLength(SEVERAL);
});
