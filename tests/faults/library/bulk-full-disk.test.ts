import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi, type TestContext } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { linesOfLogs, writeArticles } from "../../main/service/bulk-library.ts";
import { makeTestFolder, type TestApp } from "../../main/service/open-test-app.ts";

const MANY = FEW_ARTICLES + 10;

test("a data folder that fills up while a deed is saved keeps it waiting, and space makes it go on", async (context) => {
  await using home = await makeTestFolder();
  const data = join(home.folder, "data");
  using disk = await mountSmallDisk(data, context);
  await writeArticles(home.library, MANY);
  const ballast = join(disk.path, "ballast");
  const app = await home.open();
  const told: string[] = [];
  app.app.onEvent(({ kind }) => {
    if (kind === "saving" && !told.includes("saving")) fillUp(ballast);
    told.push(kind);
  });
  await app.ask("articles.update", { choice: {}, state: "archived" });
  const isTold = (kind: string) => vi.waitUntil(() => told.includes(kind), { timeout: 60_000 });
  await isTold("trouble");
  rmSync(ballast);
  await isTold("trouble-over");
  expect(await linesOfLogs(home.library)).toEqual({ 1: MANY });
  const [library = ""] = await readdir(join(data, "deeds"));
  const deeds = join(data, "deeds", library);
  expect(await readdir(join(deeds, "waiting"))).toEqual([]);
  const locks = (await readdir(deeds)).filter((name) => name.startsWith("saving.lock"));
  for (const lock of locks) {
    // This process lives on, and yet others may save now.
    expect(await readFile(join(deeds, lock), "utf8")).toContain('"released":true');
  }
  expect(locks).toHaveLength(1);
  await app.close();
});

test("with whatever room is left, a deed is whole for two processes, or none of it is done", async (context) => {
  await using home = await makeTestFolder();
  using disk = await mountSmallDisk(join(home.folder, "data"), context);
  await writeArticles(home.library, MANY);
  const ballast = join(disk.path, "ballast");
  await using one = await home.open();
  await using other = await home.open();
  const { articleIds } = await one.ask("articles.ids", {});
  const [first] = articleIds;
  if (first === undefined) throw new Error("none");
  const done: boolean[] = [];
  for (const [pages, state] of [
    [0, "archived"],
    [1, "archived"],
    [2, "archived"],
    [64, "reading"],
  ] as const) {
    const before = await sayOf(one, first);
    fillUp(ballast, { leaving: pages });
    const isDone = await one.ask("articles.update", { choice: { view: "all" }, state }).then(
      () => true,
      () => false,
    );
    done.push(isDone);
    const after = isDone ? { counts: { [state]: MANY }, state } : before;
    expect(await sayOf(one, first), `${pages}`).toEqual(after);
    expect(await sayOf(other, first), `${pages}`).toEqual(after);
    expect((await other.ask("library.check", {})).problems).toEqual([]);
    rmSync(ballast);
  }
  expect(done).toContain(false);
  expect(done.at(-1)).toBe(true);
  await other.ask("library.rebuild", {});
  expect(await sayOf(one, first)).toEqual({ counts: { reading: MANY }, state: "reading" });
});

/** What lists say of all articles, and what the files and what waits say of one. */
async function sayOf({ ask }: TestApp, articleId: ArticleId) {
  const { inbox, reading, done, archived } = (await ask("library.overview", {})).counts;
  const counts = Object.entries({ inbox, reading, done, archived }).filter(
    ([, count]) => count > 0,
  );
  const { state } = await ask("articles.get", { articleId });
  return { counts: Object.fromEntries(counts), state };
}

async function mountSmallDisk(
  path: string,
  context: TestContext,
): Promise<Disposable & { readonly path: string }> {
  await mkdir(path, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", path], { stdio: "pipe" });
  } catch {
    context.skip("no file system may be mounted here: a full disk was NOT tested");
  }
  return { path, [Symbol.dispose]: () => void execFileSync("umount", ["-l", path]) };
}

/** Takes every byte that is left. @param leaving  so many pages of 4,096 bytes are given back */
function fillUp(path: string, { leaving = 0 }: { readonly leaving?: number } = {}): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // It is full for pieces of this size.
    }
  }
  truncateSync(path, Math.max(0, statSync(path).size - leaving * 4_096));
}
