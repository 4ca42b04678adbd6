import { appendFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ArticleIdentity } from "#core/article/article-identity.js";
import { type ArticleId, AnnotationId } from "#core/identity/ids.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const HOUR_MS = 3_600_000;
const NAME = "lighthouse.txt";
const TEXT = "The lighthouse\n\nNobody had climbed the stairs of the lighthouse since spring.\n";
const ID = AnnotationId.parse("01jx0000000000000000000001");

let folder: TestFolder;
let app: TestApp;

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
});
afterEach(async () => {
  await app.close();
  await folder[Symbol.asyncDispose]();
});

/** An article with a highlight and a note. */
async function marked(): Promise<ArticleId> {
  const articleId = await app.add(NAME, TEXT);
  const { contentHash, plainText } = await app.ask("articles.text", { articleId });
  const start = plainText.indexOf("climbed");
  await app.ask("annotations.create", {
    annotationId: ID,
    articleId,
    contentHash,
    start,
    end: start + "climbed the stairs".length,
    color: "green",
    note: "By whom?",
  });
  return articleId;
}

async function trash(articleId: ArticleId): Promise<void> {
  await app.ask("articles.update", { articleIds: [articleId], trashed: true });
}

/** Names of all files of the one article, by folder. */
async function filesOf(): Promise<Record<string, readonly string[]>> {
  const articles = join(folder.library, "articles");
  const [name = ""] = await readdir(articles);
  const parts = ["originals", "versions", "assets", "marks"];
  const lists = await Promise.all(parts.map((part) => readdir(join(articles, name, part))));
  return Object.fromEntries(parts.map((part, number) => [part, lists[number] ?? []]));
}

async function totals(): Promise<readonly number[]> {
  const { counts } = await app.ask("library.overview", {});
  const { rows } = await app.ask("articles.list", {});
  return [rows.length, counts.trashed, counts.annotations, counts.needLook];
}

test("an article that is deleted for good leaves every list, and what was marked in it stays", async () => {
  const articleId = await marked();
  await trash(articleId);
  expect(await totals()).toEqual([0, 1, 0, 0]);
  expect(await app.ask("trash.purge", { articleIds: [articleId] })).toEqual({ purged: 1 });

  expect(await totals()).toEqual([0, 0, 1, 0]);
  const { originals, versions, assets } = await filesOf();
  expect(originals).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.purged$/)]);
  expect(versions).toEqual([expect.stringMatching(/\.json$/)]);
  expect(assets).toEqual([]);

  const { entries } = await app.ask("annotations.list", {});
  expect(entries).toMatchObject([
    { annotationId: ID, note: "By whom?", articleTitle: "The lighthouse", articlePurged: true },
  ]);
  const { hits } = await app.ask("search", { query: "whom" });
  expect(hits.map(({ kind }) => kind)).toEqual(["note"]);
  // "spring" stands in the text only, and the text is gone.
  expect((await app.ask("search", { query: "spring" })).total).toBe(0);
  expect((await app.ask("search", { query: "-is:trashed lighthouse" })).total).toBe(0);
  const { files } = await app.ask("notes.export", { format: "markdown", query: "" });
  expect(files.map(({ text }) => text).join("")).toContain("climbed the stairs");
});

test("a note can still be written where the article is gone, and undone", async () => {
  const articleId = await marked();
  await trash(articleId);
  await app.ask("trash.purge", { articleIds: [articleId] });
  await app.ask("annotations.update", { annotationIds: [ID], note: "By the keeper." });
  const noteNow = async () => (await app.ask("annotations.list", {})).entries[0]?.note;
  expect(await noteNow()).toBe("By the keeper.");
  await app.ask("undo", {});
  expect(await noteNow()).toBe("By whom?");
});

test("opening it says what became of it, and nothing is called damaged", async () => {
  const articleId = await marked();
  await trash(articleId);
  await app.ask("trash.purge", { articleIds: [articleId] });
  await expect(app.ask("articles.get", { articleId })).rejects.toThrow(/was deleted for good/);
  expect((await app.ask("library.overview", {})).problems).toEqual([]);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
  expect(app.app.unread()).toEqual([]);
});

test("what is not in the trash is passed over", async () => {
  const articleId = await marked();
  const asked = { articleIds: [articleId], annotationIds: [ID] };
  expect(await app.ask("trash.purge", asked)).toEqual({ purged: 0 });
  expect(await totals()).toEqual([1, 0, 1, 0]);
  expect((await filesOf())["versions"]).toHaveLength(2);
});

test("no undo brings back an article without its text", async () => {
  const articleId = await marked();
  await trash(articleId);
  await app.ask("trash.purge", { articleIds: [articleId] });
  // The deed before: it was moved to the trash.
  await app.ask("undo", {});
  expect(await totals()).toEqual([0, 0, 1, 0]);
});

test("the same file added again brings the article back, with all that was marked in it", async () => {
  const articleId = await marked();
  await trash(articleId);
  await app.ask("trash.purge", { articleIds: [articleId] });
  expect(await app.add(NAME, TEXT)).toBe(articleId);
  expect(await totals()).toEqual([1, 0, 1, 0]);
  const { annotations } = await app.ask("articles.get", { articleId });
  expect(annotations).toMatchObject([{ annotationId: ID, anchor: { kind: "placed" } }]);
  expect((await filesOf())["originals"]).toEqual([expect.stringMatching(/\.txt$/)]);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});

/**
 * Writes the operation, and nothing more: as if the power had gone then.
 * @param device  the name of its data folder
 * @param at  what its clock says
 */
async function orderPurge(articleId: ArticleId, device: string, at: number): Promise<void> {
  const opened = await openLibrary({
    directory: folder.library,
    dataDirectory: join(folder.folder, device),
    create: false,
    now: () => at,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const set = { trashed: true, purged: true };
  await opened.value.append(articleId, [{ kind: "article", id: articleId, set }]);
  await opened.value.close();
}

test.for([
  ["whoever was interrupted", "data"],
  ["whoever hears of what another device ordered", "data-2"],
])("%s removes the files at the next start", async ([, device = ""]) => {
  const articleId = await marked();
  await app.close();
  const [name = ""] = await readdir(join(folder.library, "articles"));
  const place = join(folder.library, "articles", name);
  await appendFile(join(place, "versions", "note-to-self.txt"), "not ours");
  // The files are older than that.
  await orderPurge(articleId, device, Date.now());

  app = await folder.open();
  expect((await filesOf())["versions"]).toEqual([
    expect.stringMatching(/\.json$/),
    "note-to-self.txt",
  ]);
  expect((await filesOf())["originals"]).toEqual([expect.stringMatching(/\.purged$/)]);
});

test("a text that another device brought back is not removed at a start before its log has come, too", async () => {
  const articleId = await marked();
  await app.close();
  await orderPurge(articleId, "data", Date.now() - HOUR_MS);
  await using elsewhere = await makeTestFolder();
  await cp(folder.library, elsewhere.library, { recursive: true });
  const other = await elsewhere.open();
  await other.add(NAME, TEXT);
  await other.close();
  const [name = ""] = await readdir(join(folder.library, "articles"));
  const bring = async (part: string): Promise<void> => {
    const [from, to] = [elsewhere, folder].map(({ library }) =>
      join(library, "articles", name, part),
    );
    if (from === undefined || to === undefined) throw new Error("two libraries");
    await rm(to, { recursive: true });
    await cp(from, to, { recursive: true, preserveTimestamps: true });
  };
  for (const part of ["versions", "originals"]) await bring(part);
  const brought = await filesOf();

  app = await folder.open();
  expect((await app.ask("articles.list", {})).rows).toEqual([]);
  expect({ ...(await filesOf()), marks: [] }).toEqual({ ...brought, marks: [] });
  await app.close();
  await bring("marks");
  app = await folder.open();
  expect(await totals()).toEqual([1, 0, 1, 0]);
  expect((await app.ask("articles.text", { articleId })).plainText).toContain("lighthouse");
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});

test("no files are removed at a start while a log is not downloaded, which may say that the article is back", async () => {
  const articleId = await marked();
  await app.close();
  await orderPurge(articleId, "data", Date.now());
  const [name = ""] = await readdir(join(folder.library, "articles"));
  const placeholder = join(folder.library, "articles", name, "marks", ".abc123.jsonl.icloud");
  await writeFile(placeholder, "bplist00");
  // Nothing is known of how it was when all of it could be seen.
  await rm(folder.index, { recursive: true });
  const before = await filesOf();
  app = await folder.open();
  await app.app.settled;
  expect(await filesOf()).toEqual(before);
  await app.close();
  await rm(placeholder);
  app = await folder.open();
  expect((await filesOf())["originals"]).toEqual([expect.stringMatching(/\.purged$/)]);
});

test("an article that two devices imported goes as one, and stays one without its files", async () => {
  const articleId = await marked();
  await app.close();
  const articles = join(folder.library, "articles");
  const [name = ""] = await readdir(articles);
  await cp(join(articles, name), join(articles, "twin"), { recursive: true });
  await rm(join(articles, "twin", "marks"), { recursive: true });
  const text = await readFile(join(articles, name, "article.json"), "utf8");
  const twin = { ...ArticleIdentity.parse(JSON.parse(text)), id: "7zzzzzzzzzzzzzzzzzzzzzzzzz" };
  await writeFile(join(articles, "twin", "article.json"), JSON.stringify(twin));

  app = await folder.open();
  expect(await totals()).toEqual([1, 0, 1, 0]);
  await trash(articleId);
  expect(await app.ask("trash.purge", { articleIds: [articleId] })).toEqual({ purged: 1 });
  for (const one of [name, "twin"]) {
    expect(await readdir(join(articles, one, "originals"))).toEqual([
      expect.stringMatching(/\.purged$/),
    ]);
    expect(await readdir(join(articles, one, "versions"))).toEqual([
      expect.stringMatching(/\.json$/),
    ]);
  }
  await app.close();
  app = await folder.open();
  expect(await totals()).toEqual([0, 0, 1, 0]);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});

test("a rebuilt index knows as much of it", async () => {
  const articleId = await marked();
  await trash(articleId);
  await app.ask("trash.purge", { articleIds: [articleId] });
  const before = await totals();
  await app.ask("library.rebuild", {});
  expect(await totals()).toEqual(before);
});

test("highlights deleted for good are in no list, and come back by undo", async () => {
  await marked();
  await app.ask("annotations.update", { annotationIds: [ID], trashed: true });
  const inTrash = async () => (await app.ask("annotations.list", { trashed: true })).total;
  expect(await inTrash()).toBe(1);
  expect(await app.ask("trash.purge", { annotationIds: [ID] })).toEqual({ purged: 1 });
  expect(await inTrash()).toBe(0);
  expect((await app.ask("annotations.list", { query: "is:trashed" })).total).toBe(0);
  const { files } = await app.ask("notes.export", { format: "json", query: "" });
  expect(files[0]?.text).not.toContain("climbed");
  expect((await app.ask("library.overview", {})).undo).toBe("delete highlight for good");
  await app.ask("undo", {});
  expect(await inTrash()).toBe(1);
});

test("only what has been there for thirty days is named as old", async () => {
  const articleId = await marked();
  await trash(articleId);
  expect(await app.ask("trash.old", {})).toEqual({ articleIds: [], annotationIds: [] });
});
