import { rename } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

/** More than are remembered while nothing can be read. */
const ARTICLES = 11;
const WITHIN = { timeout: 30_000 };

test("Undo while the library is out of sight takes nothing back, and all of the deed when it is back", async () => {
  await using home = await makeTestFolder();
  await using app = await home.open();
  for (let number = 0; number < ARTICLES; number += 1) {
    await app.add(`${number}.txt`, `Title ${number}\n\nThe words of ${number}.\n`);
  }
  await app.ask("articles.update", { choice: {}, state: "reading" });
  await app.ask("articles.update", { choice: {}, state: "archived" });
  const { articleIds } = await app.ask("articles.ids", {});
  for (const articleId of articleIds) await app.ask("articles.get", { articleId });
  await rename(home.library, `${home.library} away`);
  await expect(app.ask("undo", {})).rejects.toThrow("There is no Postil library at");
  await rename(`${home.library} away`, home.library);
  await vi.waitFor(async () => {
    expect((await app.ask("library.overview", {})).readOnlyBecause).toBeNull();
  }, WITHIN);
  // With whatever is written next, what was kept is written, too.
  const [articleId] = articleIds;
  if (articleId === undefined) throw new Error("there are articles");
  const { current: contentHash } = await app.ask("articles.get", { articleId });
  await app.ask("position.set", { articleId, contentHash, offset: 1, progress: 0 });
  expect(await states(app)).toEqual({ archived: ARTICLES });
  await app.ask("undo", {});
  expect(await states(app)).toEqual({ reading: ARTICLES });
  await app.ask("undo", {});
  expect(await states(app)).toEqual({ inbox: ARTICLES });
});

async function states({ ask }: TestApp): Promise<Readonly<Record<string, number>>> {
  const { rows } = await ask("articles.list", { view: "all" });
  const groups = Map.groupBy(rows, ({ state }) => state);
  return Object.fromEntries([...groups].map(([state, list]) => [state, list.length]));
}
