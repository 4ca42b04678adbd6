import { cp, readFile, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import type { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const ARTICLES = 6;

/** A library in which everything is said that can be: highlights, notes, tags, states, names, and things in the trash. */
async function markedLibrary(app: TestApp): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let number = 0; number < ARTICLES; number += 1) {
    const articleId = await app.add(
      `${number}.txt`,
      `Title ${number}\n\nThe first words, ${number}. And others.`,
    );
    ids.push(articleId);
    for (const quote of ["first words", "others"]) {
      const made = await app.ask("annotations.createFromQuote", {
        articleId,
        exact: quote,
        color: "green",
        note: `A note on ${quote} of ${number}`,
        tags: ["war"],
      });
      if (made.state !== "placed") throw new Error(made.state);
    }
  }
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error("no articles");
  await app.ask("articles.update", { articleIds: [first], state: "done", addTags: ["read"] });
  await app.ask("articles.update", { articleIds: [second], trashed: true, title: "Another" });
  await app.ask("savedSearches.put", { name: "Wars", query: "tag:war" });
  await app.ask("tags.setColor", { tag: Tag.parse("war"), color: "pink" });
  await app.ask("colors.setName", { color: "green", name: "Proof" });
  return ids;
}

/** All that was marked, as an export has it. */
async function marked(app: TestApp): Promise<string> {
  const { files } = await app.ask("notes.export", { format: "json" });
  return files[0]?.text ?? "";
}

/** The same without times: what was set back was written now. */
function timeless(text: string): string {
  return text.replace(/"(modified|created)": "[^"]*"/g, '"$1": ""');
}

async function makeOne(app: TestApp): Promise<SnapshotId> {
  const { kind, id } = await app.ask("snapshots.make", {});
  if (kind !== "made" || id === null) throw new Error(kind);
  return id;
}

async function mergeAll(app: TestApp, articleId: ArticleId): Promise<void> {
  const { annotations, facts } = await app.ask("articles.get", { articleId });
  const annotationIds = annotations.map(({ annotationId }) => annotationId);
  await app.ask("annotations.merge", { articleId, contentHash: facts.contentHash, annotationIds });
}

async function marksFolders({ library }: TestFolder): Promise<readonly string[]> {
  const articles = join(library, "articles");
  const names = await readdir(articles);
  return [join(library, "marks"), ...names.map((name) => join(articles, name, "marks"))];
}

async function allLogs(folder: TestFolder): Promise<readonly string[]> {
  const logs: string[] = [];
  for (const marks of await marksFolders(folder)) {
    for (const name of await readdir(marks)) logs.push(join(marks, name));
  }
  return logs;
}

/** Puts a library through something, and restores it from a snapshot made before. */
async function drill(harm: (folder: TestFolder) => Promise<void>) {
  const folder = await makeTestFolder();
  let app = await folder.open();
  await markedLibrary(app);
  const before = await marked(app);
  const id = await makeOne(app);
  await app.close();
  await harm(folder);
  app = await folder.open();
  const harmed = await marked(app).catch(String);
  expect(harmed).not.toBe(before);
  return {
    folder,
    app,
    id,
    before,
    async [Symbol.asyncDispose]() {
      await app.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test("all logs deleted: everything is there again, to the second", async () => {
  await using after = await drill(async (folder) => {
    for (const marks of await marksFolders(folder)) await rm(marks, { recursive: true });
  });
  const { app, id, before } = after;
  const preview = await app.ask("snapshots.compare", { id });
  expect(preview.total).toMatchObject({ gone: ARTICLES * 2 + 1, added: 0, missing: 0 });
  expect(preview.damage).toEqual([]);
  const restored = await app.ask("snapshots.restore", { id });
  expect(restored).toMatchObject({ articles: ARTICLES, changes: 0, missing: 0, problems: [] });
  expect(await marked(app)).toBe(before);
  // And a process that reads everything for the first time sees the same.
  await app.close();
  const again = await after.folder.open();
  expect(await marked(again)).toBe(before);
  expect((await again.ask("library.check", { repair: false })).problems).toEqual([]);
  expect(await again.ask("snapshots.restore", { id })).toMatchObject({ lines: 0, changes: 0 });
  await again.close();
});

test("a snapshot that stands for its hour only outlives the one before its own restore, and is there for another", async () => {
  await using folder = await makeTestFolder();
  let app = await folder.open();
  const [first] = await markedLibrary(app);
  if (first === undefined) throw new Error("no article");
  const before = await marked(app);
  await mergeAll(app, first);
  const [made] = (await app.ask("snapshots.list", {})).snapshots;
  if (made?.reason !== "merge") throw new Error("no snapshot before the merge");
  for (let round = 0; round < 2; round += 1) {
    await app.close();
    for (const log of await allLogs(folder)) await rm(log);
    app = await folder.open();
    const restored = await app.ask("snapshots.restore", { id: made.id });
    expect(restored).toMatchObject({ articles: ARTICLES, problems: [] });
    expect(await marked(app)).toBe(before);
  }
  await app.close();
});

test("every log damaged: cut in the middle, with bits flipped, or written over", async () => {
  await using after = await drill(async (folder) => {
    for (const [number, log] of (await allLogs(folder)).entries()) {
      const bytes = await readFile(log);
      if (number % 3 === 0) await truncate(log, Math.floor(bytes.length / 2));
      if (number % 3 === 1) {
        for (let at = 20; at < bytes.length; at += 150) bytes[at] = (bytes[at] ?? 0) ^ 4;
        await writeFile(log, bytes);
      }
      if (number % 3 === 2) await writeFile(log, "not a log any more\n");
    }
  });
  const { app, id, before } = after;
  await app.ask("snapshots.restore", { id });
  expect(await marked(app)).toBe(before);
  expect(await app.ask("snapshots.restore", { id })).toMatchObject({ lines: 0, changes: 0 });
});

test("a mass trashing: set back as one deed, which undo takes back", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await markedLibrary(app);
  const before = await marked(app);
  const id = await makeOne(app);
  const { entries } = await app.ask("annotations.list", { limit: 500 });
  await app.ask("annotations.updateAll", {
    annotationIds: entries.map(({ annotationId }) => annotationId),
    trashed: true,
    color: "blue",
  });
  await app.ask("articles.update", { articleIds: [...articleIds], trashed: true });
  const trashed = await marked(app);
  expect(timeless(trashed)).not.toBe(timeless(before));
  const preview = await app.ask("snapshots.compare", { id });
  expect(preview.total).toMatchObject({
    gone: entries.length + ARTICLES - 1,
    changed: 0,
    lostLines: 0,
  });
  const restored = await app.ask("snapshots.restore", { id });
  expect(restored).toMatchObject({ articles: ARTICLES - 1, lines: 0, problems: [] });
  expect(timeless(await marked(app))).toBe(timeless(before));
  await app.ask("undo", {});
  expect(timeless(await marked(app))).toBe(timeless(trashed));
  await app.ask("redo", {});
  expect(timeless(await marked(app))).toBe(timeless(before));
});

test("a library carried to a new machine, its snapshots copied, its logs lost on the way", async () => {
  await using old = await makeTestFolder();
  await using app = await old.open();
  await markedLibrary(app);
  const before = await marked(app);
  const id = await makeOne(app);
  await app.close();
  await using fresh = await makeTestFolder();
  await cp(old.library, fresh.library, { recursive: true });
  await cp(join(old.folder, "data", "snapshots"), join(fresh.folder, "data", "snapshots"), {
    recursive: true,
  });
  for (const log of await allLogs(fresh)) await rm(log);
  await using there = await fresh.open();
  await there.ask("snapshots.restore", { id });
  expect(await marked(there)).toBe(before);
});

test("an article whose folder is gone is told of, and has its marks back once its file is added again", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const articleIds = await markedLibrary(app);
  const before = await marked(app);
  const id = await makeOne(app);
  const { articleId, folders } = await oneArticle(app, folder, articleIds);
  await rename(folders, join(folder.folder, "elsewhere"));
  const preview = await app.ask("snapshots.compare", { id });
  expect(preview.total).toMatchObject({ articles: 1, missing: 1 });
  expect(preview.articles).toMatchObject([{ articleId, state: "missing" }]);
  expect(await app.ask("snapshots.restore", { id })).toMatchObject({ missing: 1, articles: 0 });
  await expect.poll(async () => (await app.ask("articles.list", {})).total).toBe(ARTICLES - 2);
  const again = await app.add("again.txt", "Title 3\n\nThe first words, 3. And others.");
  expect(again).not.toBe(articleId);
  const restored = await app.ask("snapshots.restore", { id, articleIds: [again] });
  expect(restored).toMatchObject({ missing: 0, articles: 1 });
  const known = (text: string): string => timeless(text).replaceAll("again.txt", "3.txt");
  expect(known(await marked(app))).toBe(known(before));
});

async function oneArticle(
  app: TestApp,
  { library }: TestFolder,
  articleIds: readonly ArticleId[],
): Promise<{ articleId: ArticleId; folders: string }> {
  const articleId = articleIds[3];
  if (articleId === undefined) throw new Error("no article");
  for (const name of await readdir(join(library, "articles"))) {
    const resolved = await app.ask("articles.resolve", { name });
    if (resolved.articleId === articleId)
      return { articleId, folders: join(library, "articles", name) };
  }
  throw new Error("no folder");
}

test("chosen articles only, and what was changed since stays where the reader wants it so", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const [first, , third] = await markedLibrary(app);
  if (first === undefined || third === undefined) throw new Error("no articles");
  const id = await makeOne(app);
  const later = await app.ask("annotations.createFromQuote", {
    articleId: third,
    exact: "The first",
    color: "blue",
    note: "came later",
    tags: [],
  });
  if (later.state !== "placed") throw new Error(later.state);
  await app.ask("articles.update", { articleIds: [first, third], state: "archived" });
  const changedState = await marked(app);
  expect(await app.ask("snapshots.restore", { id, changed: "keep" })).toMatchObject({ changes: 0 });
  expect(await marked(app)).toBe(changedState);
  await app.ask("snapshots.restore", { id, articleIds: [third] });
  const stateOf = async (articleId: ArticleId) =>
    (await app.ask("articles.get", { articleId })).state;
  expect([await stateOf(first), await stateOf(third)]).toEqual(["archived", "inbox"]);
  expect(await marked(app)).toContain("came later");
  await app.ask("snapshots.restore", { id, added: "trash" });
  expect(await stateOf(first)).toBe("done");
  const { entries } = await app.ask("annotations.list", { limit: 500 });
  expect(entries.map(({ note }) => note)).not.toContain("came later");
});

test("a snapshot is made before an import of notes, a repair, a merge and a restore, where something changed", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  const [first] = await markedLibrary(app);
  if (first === undefined) throw new Error("no article");
  const exported = await marked(app);
  const reasons = async () =>
    (await app.ask("snapshots.list", {})).snapshots.map(({ reason }) => reason);
  let state = 0;
  const change = () =>
    app.ask("articles.update", {
      articleIds: [first],
      state: (["inbox", "reading"] as const)[(state += 1) % 2],
    });
  await app.ask("notes.import", { format: "json", text: exported, dryRun: true });
  expect(await reasons()).toEqual([]);
  await app.ask("notes.import", { format: "json", text: exported });
  await change();
  await app.ask("library.check", { repair: true });
  await change();
  await mergeAll(app, first);
  expect(await reasons()).toEqual(["merge", "repair", "import"]);
  const [latest] = (await app.ask("snapshots.list", {})).snapshots;
  if (latest === undefined) throw new Error("no snapshot");
  expect(await app.ask("snapshots.restore", { id: latest.id })).toMatchObject({ problems: [] });
  // Somebody restored from that before the merge.
  expect(await reasons()).toEqual(["restore", "merge", "repair", "import"]);
});

test("a damaged snapshot is said to be, and what of it is whole is restored", async () => {
  await using folder = await makeTestFolder();
  await using app = await folder.open();
  await markedLibrary(app);
  const id = await makeOne(app);
  const snapshots = join(folder.folder, "data", "snapshots");
  const [library = ""] = await readdir(snapshots);
  const place = join(snapshots, library);
  const pack = (await readdir(place)).find((name) => name.endsWith(".pack")) ?? "";
  const bytes = await readFile(join(place, pack));
  const half = bytes.length >> 1;
  bytes[half] = (bytes[half] ?? 0) ^ 1;
  await writeFile(join(place, pack), bytes);
  expect((await app.ask("snapshots.verify", { id })).damage).toHaveLength(1);
  for (const log of await allLogs(folder)) await rm(log);
  const restored = await app.ask("snapshots.restore", { id });
  expect(restored.problems).toHaveLength(1);
  expect(restored.articles).toBeGreaterThan(0);
  await writeFile(join(place, `${id}.manifest`), "{}\n");
  const { snapshots: listed } = await app.ask("snapshots.list", {});
  expect(listed.find((one) => one.id === id)?.state).toBe("damaged");
  await expect(app.ask("snapshots.restore", { id })).rejects.toThrow("is damaged");
});
