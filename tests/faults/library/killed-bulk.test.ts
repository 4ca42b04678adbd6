import { rm } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { linesOfLogs, untilSaved, writeArticles } from "../../main/service/bulk-library.ts";
import { makeTestFolder, type TestApp } from "../../main/service/open-test-app.ts";
import { spawnSource } from "../../main/library/spawn-source.ts";
import { howMany } from "../how-many.ts";

const MANY = FEW_ARTICLES + 4;
const ROUNDS = howMany({ quick: 3, all: 20 });
/** A deed is done within half a second or so, and its logs are written from a second and a half on. */
const LATEST_KILL_MS = 2_500;
const LONG = { timeout: 3_600_000 };
const taggingProcess = new URL("./tagging-process.ts", import.meta.url);

async function carriers({ ask }: TestApp): Promise<ReadonlyMap<string, number>> {
  const { tags } = await ask("library.overview", {});
  return new Map(tags.map(({ tag, count }) => [tag, count]));
}

test(
  "a deed on many that was said to be done survives kill -9, and none is ever done by half",
  LONG,
  async () => {
    await using home = await makeTestFolder();
    await writeArticles(home.library, MANY);
    const asked: string[] = [];
    const done: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const tagging = spawnSource(taggingProcess, { folder: home.folder, name: `r${round}` });
      await vi.waitUntil(() => tagging.lines().some((line) => line.startsWith("asked")), {
        timeout: 60_000,
        interval: 2,
      });
      // At any moment: while it is worked out, written down, shown, or written into the logs.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_KILL_MS));
      tagging.child.kill("SIGKILL");
      await tagging.ended;
      for (const line of tagging.lines()) {
        const [what, tag = ""] = line.split(" ");
        if (what === "asked") asked.push(tag);
        if (what === "done") done.push(tag);
      }
      // Every other time the index is gone, too: then all there is stands in the files.
      if (round % 2 === 1) await rm(home.index, { recursive: true, force: true });
      await using app = await home.open();
      const counts = await carriers(app);
      for (const tag of done) expect([tag, counts.get(tag)]).toEqual([tag, MANY]);
      for (const [tag, count] of counts) expect([tag, count]).toEqual([tag, MANY]);
      expect(asked).toEqual(expect.arrayContaining([...counts.keys()]));
    }
    expect(asked.length).toBeGreaterThan(ROUNDS - 1);
    const app = await home.open();
    await untilSaved(app, () => app.ask("articles.update", { choice: {}, state: "archived" }));
    const counts = await carriers(app);
    // Each deed stands in each log once, however often its writer was killed.
    expect(await linesOfLogs(home.library)).toEqual({ [counts.size + 1]: MANY });
    await app.ask("library.rebuild", {});
    expect(await carriers(app)).toEqual(counts);
    expect((await app.ask("library.check", {})).problems).toEqual([]);
    await app.close();
  },
);
