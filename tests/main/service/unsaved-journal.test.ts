import { expect, onTestFinished, test, vi } from "vitest";
import { createUnsavedJournal } from "../../../electron/service/unsaved-journal.ts";
import { temporaryDirectory } from "../library/new-library.ts";
import { spawnSource } from "../library/spawn-source.ts";

test("what a process keeps is its own until it is dead, and then one other's", async () => {
  const directory = await temporaryDirectory();
  const keeping = spawnSource(new URL("./keeping-process.ts", import.meta.url), {
    journal: directory,
  });
  await vi.waitUntil(() => keeping.lines().includes("kept"), { timeout: 30_000 });
  const [first, second] = [createUnsavedJournal(directory), createUnsavedJournal(directory)];
  onTestFinished(async () => {
    await first.close();
    await second.close();
  });
  expect(await first.takeOver()).toEqual([]);

  keeping.child.kill("SIGKILL");
  await keeping.ended;
  const taken = await Promise.all([first.takeOver(), second.takeOver()]);
  expect(taken.flat().map(({ change }) => change)).toMatchObject([
    { changes: [{ id: "war", set: { color: "blue" } }] },
  ]);
});
