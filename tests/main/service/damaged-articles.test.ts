import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { problemWording } from "../../../electron/library/problem-wording.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 30_000 };

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

/** A library with one article to be damaged, which carries a note, and two others; closed. */
async function threeArticles(): Promise<{ articleId: ArticleId; others: readonly ArticleId[] }> {
  await using app = await folder.open();
  const articleId = await app.add("one.txt", "One\n\nThe first of three short texts.\n");
  const others = [
    await app.add("two.txt", "Two\n\nThe second of three short texts.\n"),
    await app.add("three.txt", "Three\n\nThe third of three short texts.\n"),
  ];
  const quote = { articleId, exact: "The first", note: "Worth keeping" };
  await app.ask("annotations.createFromQuote", quote);
  return { articleId, others };
}

test("facts that cannot be read hide no other article, are told of, and are taken in when mended", async () => {
  const { articleId, others } = await threeArticles();
  const path = await versionFile(articleId, ".json");
  const facts = await readFile(path);
  await writeFile(path, facts.subarray(0, 20));
  await rm(folder.index, { recursive: true });

  await using app = await folder.open();
  expect(await listed(app)).toEqual(others.toSorted());
  expect(await damagedPaths(app)).toEqual([path]);
  expect(app.app.unread()).toEqual([{ code: "library-damaged", path }]);
  expect(await app.ask("library.rebuild", {})).toEqual({ articles: 2, annotations: 0 });

  await writeFile(path, facts);
  await vi.waitFor(async () => {
    expect(await listed(app)).toEqual([articleId, ...others].toSorted());
    expect(await damagedPaths(app)).toEqual([]);
  }, WITHIN);
  expect(app.app.unread()).toEqual([]);
});

test("nothing is written to an article whose facts were damaged while it was open", async () => {
  const { articleId } = await threeArticles();
  await using app = await folder.open();
  const { facts } = await app.ask("articles.get", { articleId });
  const path = await versionFile(articleId, ".json");
  await writeFile(path, "{");
  const marks = join(await articleFolder(articleId), "marks");
  const logs = await contents(marks);
  const { contentHash } = facts;
  const annotationId = AnnotationId.parse("01jx0000000000000000000001");
  const highlight = { annotationId, articleId, contentHash, start: 0, end: 3 };
  await expect(app.ask("articles.get", { articleId })).rejects.toThrow(`“${path}” is damaged`);
  await expect(app.ask("annotations.create", { ...highlight, color: "green" })).rejects.toThrow(
    `“${path}” is damaged`,
  );
  expect(await contents(marks)).toEqual(logs);
});

test("repair takes damaged facts out of the library; that they are missing now is said, and the others stay listed", async () => {
  const { articleId, others } = await threeArticles();
  const path = await versionFile(articleId, ".json");
  await writeFile(path, "{");
  await rm(folder.index, { recursive: true });
  await using app = await folder.open();
  const { problems } = await app.ask("library.check", { repair: true });
  expect(problems.map((problem) => problem.path)).toContain(path);
  expect(await listed(app)).toEqual(others.toSorted());
  expect(await readdir(dirname(path))).not.toContain(basename(path));
  const overview = await app.ask("library.overview", {});
  const missing = overview.problems.filter((problem) => problem.path === path);
  expect(missing).toEqual([{ path, problem: problemWording.missingFacts }]);
});

test("an article that a sync tool brings before its versions is no trouble, and is listed when they are there", async () => {
  const { articleId } = await threeArticles();
  const arriving = await articleFolder(articleId);
  const source = join(folder.folder, "on another device");
  await cp(arriving, source, { recursive: true });
  await rm(arriving, { recursive: true });
  await using app = await folder.open();
  const events: AppEvent[] = [];
  onTestFinished(app.app.onEvent((event) => events.push(event)));

  await mkdir(join(arriving, "versions"), { recursive: true });
  await cp(join(source, "article.json"), join(arriving, "article.json"));
  await vi.waitFor(
    async () => expect(await damagedPaths(app)).toEqual([join(arriving, "versions")]),
    WITHIN,
  );
  await cp(source, arriving, { recursive: true });
  await vi.waitFor(async () => {
    expect(await listed(app)).toContain(articleId);
    expect(await damagedPaths(app)).toEqual([]);
  }, WITHIN);
  expect(events.filter(({ kind }) => kind === "trouble")).toEqual([]);
});

test("a damaged text takes no note along: it stays in the notebook, in search and in exports", async () => {
  const { articleId, others } = await threeArticles();
  const path = await versionFile(articleId, ".html");
  const html = await readFile(path, "utf8");
  await writeFile(path, html.replace("first", "worst"));
  await rm(folder.index, { recursive: true });

  await using app = await folder.open();
  const { entries } = await app.ask("annotations.list", { articleId });
  expect(entries).toMatchObject([{ note: "Worth keeping", anchor: { kind: "placed" } }]);
  expect((await app.ask("search", { query: "worth" })).hits).toMatchObject([{ kind: "note" }]);
  const exported = await app.ask("notes.export", { format: "markdown" });
  expect(exported.files.map(({ text }) => text).join("")).toContain("Worth keeping");
  expect(await damagedPaths(app)).toEqual([path]);
  await expect(app.ask("articles.get", { articleId })).rejects.toThrow(`“${path}” is damaged`);
  const all = [articleId, ...others];
  await app.ask("articles.update", { articleIds: all, trashed: true });
  expect((await app.ask("articles.list", { view: "trash" })).total).toBe(3);

  await writeFile(path, html);
  await vi.waitFor(async () => {
    const { hits } = await app.ask("search", { query: "is:trashed first" });
    expect(hits.map(({ kind }) => kind)).toContain("article");
    expect(await damagedPaths(app)).toEqual([]);
  }, WITHIN);
  await app.ask("articles.get", { articleId });
});

test("a text that was mended while Postil was closed is searched again", async () => {
  const { articleId } = await threeArticles();
  const path = await versionFile(articleId, ".html");
  const html = await readFile(path);
  await rm(path);
  await rm(folder.index, { recursive: true });
  const first = await folder.open();
  expect(first.app.unread()).toMatchObject([{ code: "library-damaged", path }]);
  await first.close();

  await writeFile(path, html);
  await using second = await folder.open();
  const { hits } = await second.ask("search", { query: "first" });
  expect(hits.map(({ kind }) => kind).toSorted()).toEqual(["article", "quote"]);
  expect(second.app.unread()).toEqual([]);
});

async function listed(app: TestApp): Promise<readonly ArticleId[]> {
  const { rows } = await app.ask("articles.list", {});
  return rows.map((row) => row.articleId).toSorted();
}

async function damagedPaths(app: TestApp): Promise<readonly string[]> {
  const { problems } = await app.ask("library.overview", {});
  return problems.map(({ path }) => path);
}

async function articleFolder(articleId: ArticleId): Promise<string> {
  const articles = join(folder.library, "articles");
  for (const name of await readdir(articles)) {
    const identity = await readFile(join(articles, name, "article.json"), "utf8");
    if (identity.includes(articleId)) return join(articles, name);
  }
  throw new Error(`no folder of ${articleId}`);
}

async function contents(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  return await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
}

async function versionFile(articleId: ArticleId, extension: string): Promise<string> {
  const versions = join(await articleFolder(articleId), "versions");
  const name = (await readdir(versions)).find((each) => each.endsWith(extension));
  return join(versions, name ?? "");
}
