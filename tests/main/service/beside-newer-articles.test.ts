import { appendFile, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const ARTICLES = 3;

async function addArticles(app: TestApp): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let number = 0; number < ARTICLES; number += 1) {
    ids.push(await app.add(`${number}.txt`, `Title ${number}\n\nThe words of ${number}.`));
  }
  await app.ask("articles.update", { articleIds: ids, state: "done" });
  return ids;
}

test("an article that a newer Postil wrote to keeps none of the others from being restored, however often", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await addArticles(app);
  const { id } = await app.ask("snapshots.make", {});
  if (id === null) throw new Error("no snapshot");
  await app.ask("articles.update", { articleIds: [...articleIds], state: "archived" });
  const newer = await writeAsNewer(app, folder, articleIds);
  const restored = await app.ask("snapshots.restore", { id });
  expect(restored.problems).toEqual([expect.stringContaining(newer.log)]);
  expect(restored).toMatchObject({ articles: ARTICLES - 1, changes: ARTICLES - 1 });
  expect(await statesOf(app, articleIds)).toEqual(
    articleIds.map((articleId) => (articleId === newer.articleId ? "archived" : "done")),
  );
  expect(await unsavedFiles(folder)).toHaveLength(1);
  const again = await app.ask("snapshots.restore", { id });
  expect(again).toMatchObject({ articles: 0, lines: 0, changes: 0 });
  expect(again.problems).toHaveLength(1);
  expect(await unsavedFiles(folder)).toHaveLength(1);
  // Once Postil is updated here as well, what waits is written.
  await truncate(newer.log, newer.length);
  await app.close();
  await using updated = await folder.open();
  expect(await statesOf(updated, articleIds)).toEqual(articleIds.map(() => "done"));
  expect(await unsavedFiles(folder)).toEqual([]);
});

test("in a library of a newer Postil an article whose folder is gone leaves the lists, and nothing else does", async () => {
  await using folder = await makeTestFolder();
  const app = await folder.open();
  await addArticles(app);
  await app.close();
  const file = join(folder.library, "library.json");
  await writeFile(file, (await readFile(file, "utf8")).replace('"format": 1', '"format": 2'));
  const articles = join(folder.library, "articles");
  const [gone = ""] = await readdir(articles);
  await rm(join(articles, gone), { recursive: true });
  await using newer = await folder.open();
  expect((await newer.ask("library.overview", {})).readOnlyBecause).toContain("newer Postil");
  expect((await newer.ask("articles.list", {})).total).toBe(ARTICLES - 1);
});

test("an article that a newer Postil wrote to keeps none of the others from being taken back", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await addArticles(app);
  await app.ask("articles.update", { articleIds: [...articleIds], state: "reading" });
  await app.ask("articles.update", { articleIds: [...articleIds], state: "archived" });
  const newer = await writeAsNewer(app, folder, articleIds);
  await app.ask("undo", {});
  expect(await statesOf(app, articleIds)).toEqual(
    articleIds.map((articleId) => (articleId === newer.articleId ? "archived" : "reading")),
  );
});

test("an article that a newer Postil wrote to keeps none of the others from getting imported notes", async () => {
  await using elsewhere = await makeTestFolder();
  await using source = await elsewhere.open();
  for (const articleId of await addArticles(source))
    await source.ask("annotations.createFromQuote", {
      articleId,
      exact: "The words",
      note: "Here",
    });
  const [exported] = (await source.ask("notes.export", { format: "json" })).files;
  if (exported === undefined) throw new Error("nothing was exported");

  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await addArticles(app);
  const newer = await writeAsNewer(app, folder, articleIds);
  const imported = await app.ask("notes.import", { format: "json", text: exported.text });
  expect(imported).toMatchObject({ articles: ARTICLES - 1, added: ARTICLES - 1 });
  expect(imported.unplaced).toEqual([{ quote: "The words", reason: waitingFor(newer.log) }]);
  for (const articleId of articleIds) {
    const { annotations } = await app.ask("articles.get", { articleId });
    expect(annotations).toHaveLength(articleId === newer.articleId ? 0 : 1);
  }
  // It waits until Postil is updated here as well.
  expect(await unsavedFiles(folder)).toHaveLength(1);
});

test("of a highlight whose words are gone, and which waits for a newer Postil, one thing is said: that it waits", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await addArticles(app);
  for (const articleId of articleIds)
    await app.ask("annotations.createFromQuote", { articleId, exact: "The words" });
  const [exported] = (await app.ask("notes.export", { format: "json" })).files;
  if (exported === undefined) throw new Error("nothing was exported");
  await using elsewhere = await makeTestFolder();
  await using other = await elsewhere.open();
  const newer = await writeAsNewer(other, elsewhere, await addArticles(other));
  const text = exported.text.replaceAll("The words", "Quite another sentence");
  const imported = await other.ask("notes.import", { format: "json", text });
  expect(imported).toMatchObject({ articles: ARTICLES - 1, added: ARTICLES - 1 });
  expect(imported.unplaced).toHaveLength(ARTICLES);
  expect(imported.unplaced.filter(({ reason }) => reason.includes("without a place"))).toHaveLength(
    ARTICLES - 1,
  );
  expect(imported.unplaced).toContainEqual({
    quote: "Quite another sentence",
    reason: waitingFor(newer.log),
  });
  // Once Postil is updated here as well, what waits is written.
  await truncate(newer.log, newer.length);
  await other.close();
  await using updated = await elsewhere.open();
  const { annotations } = await updated.ask("articles.get", { articleId: newer.articleId });
  expect(annotations).toMatchObject([{ quote: { exact: "Quite another sentence" } }]);
});

function waitingFor(log: string): unknown {
  return expect.stringMatching(new RegExp(`^it waits to be saved.*${RegExp.escape(log)}`));
}

/** Another device has a Postil that is newer: it wrote to the first article. @returns its log, and how long it was */
async function writeAsNewer(
  app: TestApp,
  folder: TestFolder,
  articleIds: readonly ArticleId[],
): Promise<{ readonly articleId: ArticleId; readonly log: string; readonly length: number }> {
  const [articleId] = articleIds;
  if (articleId === undefined) throw new Error("no article");
  const marks = join(await folderOf(app, folder, articleId), "marks");
  const [name = ""] = await readdir(marks);
  const log = join(marks, name);
  const { length } = await readFile(log);
  const body = '{"v":2,"w":"k3x9q2","n":1,"what":"only a later Postil knows"}';
  await appendFile(log, `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`);
  return { articleId, log, length };
}

async function folderOf(
  app: TestApp,
  { library }: TestFolder,
  articleId: ArticleId,
): Promise<string> {
  for (const name of await readdir(join(library, "articles"))) {
    const resolved = await app.ask("articles.resolve", { name });
    if (resolved.articleId === articleId) return join(library, "articles", name);
  }
  throw new Error("no folder");
}

async function statesOf(
  app: TestApp,
  articleIds: readonly ArticleId[],
): Promise<readonly string[]> {
  const states: string[] = [];
  for (const articleId of articleIds) {
    states.push((await app.ask("articles.get", { articleId })).state);
  }
  return states;
}

/** What waits until it can be written. */
async function unsavedFiles({ index }: TestFolder): Promise<readonly string[]> {
  const names = await readdir(index, { recursive: true });
  return names.filter((name) => /unsaved.*\.json$/.test(name));
}
