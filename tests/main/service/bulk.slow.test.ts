import { readdirSync, renameSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { Tag } from "#core/tag/tag.js";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { linesOfLogs, untilSaved, writeArticles } from "./bulk-library.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

/** More than are written one by one. */
const MANY = FEW_ARTICLES + 10;
const war = Tag.parse("war");
const todo = Tag.parse("todo");

let home: TestFolder;

beforeEach(async () => {
  home = await makeTestFolder();
  await writeArticles(home.library, MANY);
});
afterEach(() => home[Symbol.asyncDispose]());

async function counts({ ask }: TestApp) {
  const overview = await ask("library.overview", {});
  const { inbox, archived, trashed } = overview.counts;
  return { inbox, archived, trashed, undo: overview.undo, redo: overview.redo };
}

/** Everything that lists show, but for when it was changed. */
async function everything({ ask }: TestApp) {
  const { rows } = await ask("articles.list", { limit: 1_000 });
  const trash = await ask("articles.list", { view: "trash", limit: 1_000 });
  const { counts: counted, tags } = await ask("library.overview", {});
  return { rows, trash, counted, tags };
}

test("all of a list is archived as one deed, and counted at once", async () => {
  await using app = await home.open();
  await untilSaved(app, async () => {
    expect(await app.ask("articles.update", { choice: {}, state: "archived" })).toEqual({
      changed: MANY,
      unread: [],
    });
    expect(await counts(app)).toEqual({
      inbox: 0,
      archived: MANY,
      trashed: 0,
      undo: `move ${MANY} articles to Archive`,
      redo: null,
    });
  });
  expect(await linesOfLogs(home.library)).toEqual({ 1: MANY });
  expect(await app.ask("articles.update", { choice: {}, state: "archived" })).toMatchObject({
    changed: 0,
  });
});

test("lists say the same after deeds on many as an index that is built anew of the logs", async () => {
  const app = await home.open();
  const { articleIds } = await app.ask("articles.ids", {});
  const [first, second, third] = articleIds;
  if (first === undefined || second === undefined || third === undefined) throw new Error("few");
  await app.ask("articles.update", { articleIds: [first], addTags: [war], state: "done" });
  await app.ask("articles.update", { articleIds: [second], trashed: true });
  const ranges = [{ start: 0, end: MANY - 5 }];
  await app.ask("articles.update", { choice: { ranges }, addTags: [war, todo] });
  await app.ask("articles.update", { choice: {}, state: "reading", removeTags: [todo] });
  await app.ask("articles.update", { choice: {}, state: "done" });
  expect((await app.ask("library.check", {})).problems).toEqual([]);
  await app.ask("articles.update", { choice: { ranges }, state: "reading" });
  await untilSaved(app, () => app.ask("articles.update", { choice: { ranges }, trashed: true }));
  expect((await app.ask("library.check", {})).problems).toEqual([]);
  const before = await everything(app);
  expect(before.trash.total).toBe(MANY - 4);
  await app.ask("library.rebuild", {});
  expect(await everything(app)).toEqual(before);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
  await app.close();
  // A start that has nothing to read says that every log was known.
  await using again = await home.open();
  expect(await everything(again)).toEqual(before);
});

test("a deed on many is taken back and done again at once, and after a restart", async () => {
  const app = await home.open();
  const { articleIds } = await app.ask("articles.ids", {});
  const [first] = articleIds;
  if (first === undefined) throw new Error("none");
  await app.ask("articles.update", { articleIds: [first], addTags: [war], state: "done" });
  const before = await everything(app);
  await app.ask("articles.update", { choice: {}, trashed: true, addTags: [war] });
  await app.ask("undo", {});
  const undone = await everything(app);
  expect(undone.rows.map(withoutTime)).toEqual(before.rows.map(withoutTime));
  expect(undone.counted).toEqual(before.counted);
  expect(undone.tags).toEqual(before.tags);
  await app.ask("redo", {});
  expect(await counts(app)).toMatchObject({ inbox: 0, trashed: MANY, redo: null });
  await app.close();
  // Nothing of what was written down is lost with the index.
  await rm(home.index, { recursive: true });
  const again = await home.open();
  expect(await counts(again)).toMatchObject({ trashed: MANY });
  await again.ask("undo", {});
  expect((await everything(again)).rows.map(withoutTime)).toEqual(before.rows.map(withoutTime));
  await again.close();
});

function withoutTime<Row extends { readonly modified: string }>({ modified: _, ...row }: Row) {
  return row;
}

test("undo leaves what was changed since", async () => {
  await using app = await home.open();
  const { articleIds } = await app.ask("articles.ids", {});
  const [first, second] = articleIds;
  if (first === undefined || second === undefined) throw new Error("few");
  await app.ask("articles.update", { choice: {}, state: "archived" });
  const text = await app.ask("articles.text", { articleId: first });
  await app.ask("position.set", {
    articleId: first,
    contentHash: text.contentHash,
    offset: 1,
    progress: 0.5,
  });
  await app.ask("articles.update", { articleIds: [second], state: "done" });
  await app.ask("undo", {});
  await app.ask("undo", {});
  expect(await counts(app)).toMatchObject({ inbox: MANY, archived: 0 });
  const { rows } = await app.ask("articles.list", { limit: 1_000 });
  expect(rows.find(({ articleId }) => articleId === first)?.progress).toBe(0.5);
});

test("a deed asked for while another is worked out begins where that one ends, and so does Undo", async () => {
  await using app = await home.open();
  const choice = {};
  await Promise.all([
    app.ask("articles.update", { choice, state: "reading", addTags: [war] }),
    app.ask("articles.update", { choice, state: "done", removeTags: [war] }),
  ]);
  const { tags } = await app.ask("library.overview", {});
  expect(tags).toEqual([]);
  await app.ask("undo", {});
  const { counts: undone } = await app.ask("library.overview", {});
  expect(undone).toMatchObject({ inbox: 0, reading: MANY, done: 0 });
  expect((await app.ask("articles.list", { tag: war })).total).toBe(MANY);
});

test("Undo goes on behind a deed on articles that were deleted for good", async () => {
  await using app = await home.open();
  await app.ask("articles.update", { choice: {}, state: "done" });
  const { articleIds } = await app.ask("articles.ids", {});
  await app.ask("articles.update", { choice: {}, trashed: true });
  await app.ask("trash.purge", { articleIds });
  const { label: first } = await app.ask("undo", {});
  const { label: second } = await app.ask("undo", {});
  expect(first).toBe(`move ${MANY} articles to trash`);
  expect(second).not.toBe(first);
});

test("another process sees the whole deed while it is being saved, and writes after it", async () => {
  await using one = await home.open();
  await using other = await home.open();
  await one.ask("articles.update", { choice: {}, state: "archived" });
  expect(await counts(other)).toMatchObject({ inbox: 0, archived: MANY });
  const { articleIds } = await other.ask("articles.ids", {});
  const last = articleIds.slice(-3);
  await other.ask("articles.update", { articleIds: last, state: "done", addTags: [war] });
  const [first] = last;
  if (first === undefined) throw new Error("none");
  const detail = await one.ask("articles.get", { articleId: first });
  expect(detail).toMatchObject({ state: "done", tags: [war] });
  await other.ask("library.rebuild", {});
  expect(await counts(other)).toMatchObject({ inbox: 0, archived: MANY - 3 });
});

test("what waits is in a file of its own until it is in every log", async () => {
  const app = await home.open();
  // At once: while a disk lets somebody wait who only looks, all may be saved.
  const waiting = () => {
    const [library = ""] = readdirSync(join(home.folder, "data", "deeds"));
    return readdirSync(join(home.folder, "data", "deeds", library, "waiting"));
  };
  await untilSaved(app, async () => {
    await app.ask("articles.update", { choice: {}, addTags: [war] });
    expect(waiting()).toHaveLength(1);
  });
  expect(waiting()).toHaveLength(0);
  await app.close();
});

test("an article that was out of sight while a deed was saved has it when it is back", async () => {
  const app = await home.open();
  const articles = join(home.library, "articles");
  const { articleIds } = await app.ask("articles.ids", {});
  // It is saved last.
  const last = articleIds.toSorted().at(-1) ?? "";
  const folder = await folderOf(articles, last);
  const away = join(home.folder, "away");
  await untilSaved(app, async () => {
    await app.ask("articles.update", { choice: {}, state: "archived" });
    // At once, before it is its turn.
    renameSync(join(articles, folder), away);
  });
  expect(await linesOfLogs(home.library)).toEqual({ 1: MANY - 1 });
  await rename(away, join(articles, folder));
  await vi.waitUntil(async () => (await linesOfLogs(home.library))[1] === MANY, {
    timeout: 60_000,
    interval: 100,
  });
  await app.close();
  await rm(home.index, { recursive: true });
  await using again = await home.open();
  expect(await counts(again)).toMatchObject({ inbox: 0, archived: MANY });
  const { rows } = await again.ask("articles.list", { limit: 1_000 });
  expect(rows.find(({ articleId }) => articleId === last)?.state).toBe("archived");
});

/** Takes a deed back while one of its articles is away. */
async function undoWithoutOne(app: TestApp, deed: () => Promise<unknown>, articleId: string) {
  const articles = join(home.library, "articles");
  const folder = join(articles, await folderOf(articles, articleId));
  await deed();
  await rename(folder, join(home.folder, "away"));
  await vi.waitUntil(
    async () => (await app.ask("articles.list", { view: "all" })).total === MANY - 1,
    { timeout: 60_000, interval: 100 },
  );
  await app.ask("undo", {});
  return () => rename(join(home.folder, "away"), folder);
}

test("Undo reaches an article that was away when it is back", async () => {
  const app = await home.open();
  const { articleIds } = await app.ask("articles.ids", {});
  const [first, second] = articleIds;
  if (first === undefined || second === undefined) throw new Error("few");
  const isBack = async ({ ask }: TestApp, articleId: string, state: string) => {
    const { rows } = await ask("articles.list", { view: "all", limit: 1_000 });
    return rows.find((row) => row.articleId === articleId)?.state === state;
  };
  const tagTwo = () =>
    app.ask("articles.update", { articleIds: [first, second], state: "reading" });
  const bringBack = await undoWithoutOne(app, tagTwo, first);
  expect(await counts(app)).toMatchObject({ inbox: MANY - 1 });
  await bringBack();
  const asBefore = () => isBack(app, first, "inbox");
  await vi.waitUntil(asBefore, { timeout: 60_000, interval: 100 });

  await app.ask("articles.update", { articleIds: [first], addTags: [war] });
  const archive = () =>
    untilSaved(app, () => app.ask("articles.update", { choice: {}, state: "archived" }));
  const bringLater = await undoWithoutOne(app, archive, first);
  await app.ask("redo", {});
  await app.ask("undo", {});
  await app.close();
  await bringLater();
  await using again = await home.open();
  expect(await counts(again)).toMatchObject({ inbox: MANY, archived: 0 });
  expect((await again.ask("articles.get", { articleId: first })).tags).toEqual([war]);
  expect((await again.ask("library.check", {})).problems).toEqual([]);
});

test("which article could not be written to is said by its title, and when it is over", async () => {
  await using app = await home.open();
  const told: AppEvent[] = [];
  app.app.onEvent((event) => told.push(event));
  const { rows } = await app.ask("articles.list", { limit: 1_000 });
  const [first] = rows.toSorted((one, other) => (one.articleId < other.articleId ? -1 : 1));
  if (first === undefined) throw new Error("none");
  const articles = join(home.library, "articles");
  const marks = join(articles, await folderOf(articles, first.articleId), "marks");
  await rm(marks, { recursive: true });
  await writeFile(marks, ""); // Nothing can be made in a file.
  await app.ask("articles.update", { choice: {}, state: "archived" });
  const isTold = (kind: AppEvent["kind"]) =>
    vi.waitUntil(() => told.find((event) => event.kind === kind), { timeout: 60_000 });
  const trouble = await isTold("trouble");
  expect(trouble?.kind === "trouble" && trouble.message).toContain(
    `What you changed could not be written into 1 article: “${first.title}”. All others have it`,
  );
  await rm(marks);
  await mkdir(marks);
  await isTold("trouble-over");
  expect(await linesOfLogs(home.library)).toEqual({ 1: MANY });
});

async function folderOf(articles: string, articleId: string): Promise<string> {
  for (const name of await readdir(articles)) {
    const identity = await readFile(join(articles, name, "article.json"), "utf8");
    if (identity.includes(articleId)) return name;
  }
  throw new Error(`no folder of ${articleId}`);
}

test("a library opens and is looked through where what waits cannot be read just now", async () => {
  const app = await home.open();
  await untilSaved(app, () => app.ask("articles.update", { choice: {}, addTags: [war] }));
  await app.close();
  const deeds = join(home.folder, "data", "deeds");
  const [library = ""] = await readdir(deeds);
  const waiting = join(deeds, library, "waiting");
  await rm(waiting, { recursive: true });
  await symlink(waiting, waiting); // A loop: looking into it fails.
  const articles = join(home.library, "articles");
  const [gone = ""] = await readdir(articles);
  await rename(join(articles, gone), join(home.folder, "gone"));
  await using again = await home.open();
  expect((await again.ask("articles.list", {})).total).toBe(MANY - 1);
});
