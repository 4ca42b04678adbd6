import { readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

let home: TestFolder;

beforeEach(async () => {
  home = await makeTestFolder();
});
afterEach(() => home[Symbol.asyncDispose]());

/** @returns absolute, the folder of an article */
async function folderOf(articleId: ArticleId): Promise<string> {
  const articles = join(home.library, "articles");
  for (const name of await readdir(articles)) {
    const identity = await readFile(join(articles, name, "article.json"), "utf8");
    if (identity.includes(articleId)) return join(articles, name);
  }
  throw new Error(`no folder holds ${articleId}`);
}

async function listed({ ask }: TestApp): Promise<readonly ArticleId[]> {
  const { rows } = await ask("articles.list", { view: "all", limit: 100 });
  return rows.map(({ articleId }) => articleId).toSorted();
}

test("articles whose folders cannot be looked into at the next start stay in the lists, and are not missing", async () => {
  const first = await home.open();
  const articleIds: ArticleId[] = [];
  for (const number of ["one", "two", "three", "four"]) {
    articleIds.push(await first.add(`${number}.txt`, `The ${number} of some texts to read.\n`));
  }
  const [unreadable, evicted, ...others] = articleIds;
  if (unreadable === undefined || evicted === undefined) throw new Error("two were added");
  await first.close();
  const identity = join(await folderOf(unreadable), "article.json");
  const evictedFolder = await folderOf(evicted);
  await rename(identity, join(home.folder, "away.json"));
  await symlink(identity, identity); // Leads to itself: it is there, and cannot be read.
  await rename(join(evictedFolder, "article.json"), join(evictedFolder, ".article.json.icloud"));
  // At the second start nothing may have been forgotten by the first.
  for (const start of ["first", "second"]) {
    await using app = await home.open();
    expect(await listed(app), start).toEqual(articleIds.toSorted());
    expect((await app.ask("library.overview", {})).readOnlyBecause).toBeNull();
    await expect(app.ask("articles.get", { articleId: unreadable })).rejects.toThrow("ELOOP");
    await expect(app.ask("articles.get", { articleId: evicted })).rejects.toThrow("there yet");
    expect(await listed(app), start).toEqual(articleIds.toSorted());
  }
  await rm(identity);
  await rename(join(home.folder, "away.json"), identity);
  await rm(evictedFolder, { recursive: true });
  await using app = await home.open();
  expect(await listed(app)).toEqual([unreadable, ...others].toSorted());
  await app.ask("articles.get", { articleId: unreadable });
});

test("highlights stay in the lists when their log is taken away to make room before the next start", async () => {
  const first = await home.open();
  const articleId = await first.add("some.txt", "Some words\n\nSome words to read.\n");
  await first.ask("annotations.createFromQuote", {
    articleId,
    exact: "words to read",
    note: "one",
  });
  await first.close();
  const marks = join(await folderOf(articleId), "marks");
  const [log = ""] = await readdir(marks);
  const notesOf = async ({ ask }: TestApp) =>
    (await ask("annotations.list", {})).entries.map(({ note }) => note);
  await rename(join(marks, log), join(marks, `.${log}.icloud`));
  for (const start of ["first", "second"]) {
    await using app = await home.open();
    expect(await notesOf(app), start).toEqual(["one"]);
  }
  await rename(join(marks, `.${log}.icloud`), join(marks, log));
  await using app = await home.open();
  expect(await notesOf(app)).toEqual(["one"]);
});

test("highlights of a log that is not downloaded stay in the lists when something is marked here meanwhile", async () => {
  const first = await home.open();
  const articleId = await first.add("some.txt", "Some words\n\nSome words to read, and others.\n");
  for (const [exact, note] of [
    ["words to read", "one"],
    ["Some words to", "two"],
  ] as const) {
    await first.ask("annotations.createFromQuote", { articleId, exact, note });
  }
  await first.close();
  const marks = join(await folderOf(articleId), "marks");
  const [log = ""] = await readdir(marks);
  const notesOf = async ({ ask }: TestApp) =>
    (await ask("annotations.list", {})).entries.map(({ note }) => note).toSorted();
  const countOf = async ({ ask }: TestApp) =>
    (await ask("articles.list", {})).rows.map(({ highlights }) => highlights);
  await rename(join(marks, log), join(marks, `.${log}.icloud`));
  {
    await using app = await home.open();
    await app.ask("annotations.createFromQuote", { articleId, exact: "others", note: "three" });
    expect(await notesOf(app)).toEqual(["one", "three", "two"]);
    expect(await countOf(app)).toEqual([3]);
    expect((await app.ask("search", { query: "one in:note" })).hits).not.toEqual([]);
    // What is marked after that finds what was kept.
    const { entries } = await app.ask("annotations.list", {});
    const made = entries.find(({ note }) => note === "three");
    await app.ask("annotations.update", {
      annotationIds: made === undefined ? [] : [made.annotationId],
      trashed: true,
    });
    expect(await notesOf(app)).toEqual(["one", "two"]);
  }
  {
    await using app = await home.open();
    expect(await notesOf(app)).toEqual(["one", "two"]);
  }
  await rename(join(marks, `.${log}.icloud`), join(marks, log));
  await using app = await home.open();
  expect(await notesOf(app)).toEqual(["one", "two"]);
  expect(await countOf(app)).toEqual([2]);
});

test("highlights whose log was deleted while it was not downloaded leave the lists", async () => {
  const first = await home.open();
  const articleId = await first.add("some.txt", "Some words\n\nSome words to read, and others.\n");
  await first.ask("annotations.createFromQuote", { articleId, exact: "words to read" });
  await first.close();
  const marks = join(await folderOf(articleId), "marks");
  const [log = ""] = await readdir(marks);
  await rename(join(marks, log), join(marks, `.${log}.icloud`));
  {
    await using app = await home.open();
    await app.ask("annotations.createFromQuote", { articleId, exact: "others" });
    expect((await app.ask("annotations.list", {})).total).toBe(2);
  }
  await rm(join(marks, `.${log}.icloud`));
  await using app = await home.open();
  expect((await app.ask("annotations.list", {})).entries.map(({ quote }) => quote.exact)).toEqual([
    "others",
  ]);
});
