import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi, type TestContext } from "vitest";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { linesOfLogs, writeArticles } from "../../main/service/bulk-library.ts";
import { makeTestFolder } from "../../main/service/open-test-app.ts";

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

/** Takes every byte that is left. */
function fillUp(path: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // It is full for pieces of this size.
    }
  }
}
