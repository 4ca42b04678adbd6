import { execFileSync } from "node:child_process";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type TestContext, vi } from "vitest";
import { openTestLibrary, testPlaces, valueOf } from "../../main/library/new-library.ts";
import { newArticle } from "../../main/library/sample-article.ts";
import { spawnSource } from "../../main/library/spawn-source.ts";

const ARTICLES = 12;
/** As on a system whose limit other programs have used up. */
const WATCHES = 8;

test("where the system allows too few watches, every change is heard of all the same", async (context) => {
  needNamespaces(context);
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (let number = 0; number < ARTICLES; number += 1) {
    valueOf(await library.addArticle(newArticle(`Words of article ${number}.`)));
  }
  const limit = `echo ${WATCHES} > /proc/sys/user/max_inotify_watches; exec "$@"`;
  const limited = ["unshare", "--user", "--map-root-user", "sh", "-c", limit, "sh"];
  const args = { library: places.directory, data: places.dataDirectory };
  const watcher = spawnSource(new URL("./watching-process.ts", import.meta.url), args, limited);
  await vi.waitUntil(() => watcher.lines().includes("watching"), { timeout: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 3_000));

  for (const { articleId, folders } of await library.scan()) {
    const marks = join(places.directory, "articles", folders[0] ?? "", "marks");
    await appendFile(join(marks, "zzzzzz.jsonl"), "x\n");
    await vi.waitUntil(() => watcher.lines().some((line) => line.includes(articleId)), {
      timeout: 30_000,
    });
  }
  expect(watcher.child.exitCode).toBeNull();
});

function needNamespaces(context: TestContext): void {
  try {
    const command = `echo ${WATCHES} > /proc/sys/user/max_inotify_watches`;
    execFileSync("unshare", ["--user", "--map-root-user", "sh", "-c", command], { stdio: "pipe" });
  } catch {
    context.skip("no user namespaces here: a system without free watches was NOT tested");
  }
}
