import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { describeFault } from "#core/wording/fault-wording.js";
import type { ArticleId } from "#core/identity/ids.js";
import { containing } from "../library/matchers.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 30_000 };

async function addNoted(app: TestApp): Promise<ArticleId> {
  const articleId = await app.add("margins.txt", "Margins\n\nA reader answers back.\n");
  await app.ask("annotations.createFromQuote", { articleId, exact: "answers back", note: "Who?" });
  return articleId;
}

/** @returns newest first */
async function kindsIn(app: TestApp): Promise<readonly string[]> {
  return (await app.ask("faults.list", {})).faults.map(({ event }) => event.kind);
}

/** @returns the path of the only file of the library whose path contains these words */
async function fileLike({ library }: TestFolder, words: string): Promise<string> {
  const names = await readdir(library, { recursive: true });
  return join(library, names.find((name) => name.includes(words)) ?? "");
}

test("ordinary work, snapshots, a check and a new start leave nothing in the journal", async () => {
  await using folder = await makeTestFolder();
  for (let start = 0; start < 2; start += 1) {
    await using app = await folder.open();
    if (start === 0) await addNoted(app);
    await app.ask("snapshots.make", {});
    expect((await app.ask("library.check", { repair: true })).problems).toEqual([]);
    await app.ask("library.rebuild", {});
    expect(await app.ask("faults.list", {})).toEqual({ faults: [], total: 0, unreadable: 0 });
    await app.close();
  }
});

test("a change that could not be saved is told with its article, and that it was saved after all", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleId = await addNoted(app);
  await rename(folder.library, `${folder.library} away`);
  for (const state of ["reading", "done"] as const)
    await expect(app.ask("articles.update", { articleIds: [articleId], state })).rejects.toThrow(
      "no Postil library",
    );
  const { faults } = await app.ask("faults.list", {});
  expect(faults).toMatchObject([
    {
      event: { kind: "change-unsaved", cause: containing("no Postil library") },
      article: { articleId, title: "Margins" },
      times: 1,
    },
    { event: { kind: "writing-stopped" }, article: null },
  ]);
  await rename(`${folder.library} away`, folder.library);
  await vi.waitFor(async () => expect((await kindsIn(app))[0]).toBe("change-saved"), WITHIN);
  const [saved] = (await app.ask("faults.list", {})).faults;
  expect(saved?.event).toMatchObject({ articleId, changes: 2 });
  expect(await kindsIn(app)).toEqual([
    "change-saved",
    "writing-resumed",
    "change-unsaved",
    "writing-stopped",
  ]);
});

test("an index that is begun anew because it was damaged is told once", async () => {
  await using folder = await makeTestFolder();
  const first = await folder.open();
  await addNoted(first);
  await first.close();
  const names = await readdir(folder.index, { recursive: true });
  const index = join(folder.index, names.find((name) => name.endsWith("index.sqlite")) ?? "");
  await writeFile(index, "no database at all, but long enough to be looked at as one".repeat(200));
  await using app = await folder.open();
  expect((await app.ask("articles.list", {})).total).toBe(1);
  expect(await kindsIn(app)).toEqual(["index-rebuilt"]);
});

test("what a check finds is told once however often it is found, and what a repair took out is told as that", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  await addNoted(app);
  const original = await fileLike(folder, "originals/");
  await writeFile(original, "somebody changed this");
  const log = await fileLike(folder, ".jsonl");
  await writeFile(log, (await readFile(log, "utf8")).replace("Who?", "Why?"));
  for (let time = 0; time < 2; time += 1) await app.ask("library.check", {});
  const found = (await kindsIn(app)).toSorted();
  expect(found).toEqual(["damage-found", "lines-set-aside"]);
  await app.ask("library.check", { repair: true });
  const { faults } = await app.ask("faults.list", {});
  const taken = faults.find(({ event }) => event.kind === "file-quarantined");
  expect(taken?.event).toMatchObject({ path: original });
  expect(taken && describeFault(taken.event, "2026-11-27T00:00:00.000Z").happened).toContain(
    "the hash does not fit",
  );
  // That the article now lacks its file follows from that.
  expect(faults).toHaveLength(3);
});

test("a snapshot that was restored is told, with what came back", async () => {
  await using folder = await makeTestFolder();
  const first = await folder.open();
  await addNoted(first);
  await first.ask("snapshots.make", {});
  await first.close();
  await writeFile(await fileLike(folder, ".jsonl"), "");
  await using app = await folder.open();
  const [snapshot] = (await app.ask("snapshots.list", {})).snapshots;
  if (snapshot === undefined) throw new Error("a snapshot was made");
  await app.ask("snapshots.restore", { id: snapshot.id, changed: "set-back", added: "keep" });
  const restored = (await app.ask("faults.list", {})).faults.find(
    ({ event }) => event.kind === "snapshot-restored",
  );
  expect(restored?.event).toMatchObject({ snapshot: snapshot.id, articles: 1, lines: 1 });
});

test("settings that cannot be understood are noted, once, and those of a newer Postil are no fault", async () => {
  await using folder = await makeTestFolder();
  const path = join(folder.folder, "config", "settings.json");
  await mkdir(join(folder.folder, "config"));
  await writeFile(path, JSON.stringify({ format: 2 }));
  {
    await using app = await folder.open();
    expect(await kindsIn(app)).toEqual([]);
  }
  await writeFile(path, "{no settings");
  await using app = await folder.open();
  const { faults } = await app.ask("faults.list", {});
  expect(faults).toMatchObject([{ event: { kind: "damage-found", path }, times: 1 }]);
  const [fault] = faults;
  if (fault === undefined) throw new Error("nothing was noted");
  const { happened, done, advice } = describeFault(fault.event, fault.at);
  expect([happened, done, advice].join(" ")).toContain("nothing in the library is concerned");
  // While the app runs, too: the file is put aside with the next change.
  await app.ask("settings.set", { theme: "dark" });
  await writeFile(path, JSON.stringify({ format: 1, theme: "no such theme" }));
  await app.ask("settings.set", { justify: true });
  expect(await kindsIn(app)).toEqual(["damage-found", "damage-found"]);
});
