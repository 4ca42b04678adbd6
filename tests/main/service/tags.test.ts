import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { TagChange } from "#core/tag/tag-change.js";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const TEXT = "The ferry book of Vell\n\nThe island kept one book for three hundred years.\n";
const tag = (name: string): Tag => Tag.parse(name);

// oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
const test = base.extend("folder", async ({}, { onCleanup }) => {
  const folder = await makeTestFolder();
  onCleanup(() => folder[Symbol.asyncDispose]());
  return folder;
});

interface Tagged {
  readonly app: TestApp;
  readonly first: ArticleId;
  readonly second: ArticleId;
}

/** Two articles: one tagged `war` with a highlight `war/letters`, the other `conflict` and `war`. */
async function openTagged(folder: TestFolder): Promise<Tagged> {
  const app = await folder.open();
  const first = await app.add("first.txt", TEXT);
  const second = await app.add("second.txt", `${TEXT}It was lost in the great storm.\n`);
  await app.ask("articles.update", { articleIds: [first], addTags: [tag("war")] });
  await app.ask("articles.update", {
    articleIds: [second],
    addTags: [tag("war"), tag("conflict")],
  });
  const quote = { articleId: first, exact: "one book", tags: [tag("war/letters")] };
  await app.ask("annotations.createFromQuote", quote);
  return { app, first, second };
}

function change(app: TestApp, what: TagChange): Promise<CallOutput<"tags.change">> {
  return app.ask("tags.change", { change: what });
}

function rename(app: TestApp, from: string, to: string): Promise<CallOutput<"tags.change">> {
  return change(app, { kind: "rename", tag: tag(from), to: tag(to) });
}

/** The tags of both articles and of the one highlight, and what the sidebar counts. */
async function shown(app: TestApp): Promise<object> {
  const { rows } = await app.ask("articles.list", { sort: "oldest" });
  const { notes } = await app.ask("notes.summaries", {});
  const { tags } = await app.ask("library.overview", {});
  return {
    articles: rows.map((row) => row.tags),
    highlights: notes.map((note) => note.tags),
    counts: Object.fromEntries(tags.map(({ tag: name, count }) => [name, count])),
  };
}

async function foundBy(app: TestApp, query: string): Promise<[number, number]> {
  const { total } = await app.ask("articles.list", { query });
  const { notes } = await app.ask("notes.summaries", { query });
  return [total, notes.length];
}

const BEFORE = {
  articles: [["war"], ["conflict", "war"]],
  highlights: [["war/letters"]],
  counts: { conflict: 1, war: 2, "war/letters": 1 },
};
const MERGED = {
  articles: [["conflict"], ["conflict"]],
  highlights: [["conflict/letters"]],
  counts: { conflict: 2, "conflict/letters": 1 },
};

test("a rename says beforehand what it does, and then does it everywhere", async ({ folder }) => {
  const { app, first } = await openTagged(folder);
  const what: TagChange = { kind: "rename", tag: tag("war"), to: tag("conflict") };
  const outcome = {
    articles: 2,
    highlights: 1,
    steps: [
      { from: "war", to: "conflict", merges: true },
      { from: "war/letters", to: "conflict/letters", merges: false },
    ],
  };
  expect(await app.ask("tags.preview", { change: what })).toEqual(outcome);
  expect(await shown(app)).toEqual(BEFORE);

  expect(await change(app, what)).toEqual(outcome);
  expect(await shown(app)).toEqual(MERGED);
  const article = await app.ask("articles.get", { articleId: first });
  expect([article.tags, article.annotations.map(({ tags }) => tags)]).toEqual([
    ["conflict"],
    [["conflict/letters"]],
  ]);
  expect((await app.ask("tags.list", {})).tags).toEqual([
    {
      tag: "conflict",
      articles: 2,
      highlights: 0,
      color: null,
      otherNames: ["war"],
      isDeleted: false,
    },
    {
      tag: "conflict/letters",
      articles: 0,
      highlights: 1,
      color: null,
      otherNames: ["war/letters"],
      isDeleted: false,
    },
  ]);
  await app.close();
});

test("search and lists find a tag by its new name and by its old one", async ({ folder }) => {
  const { app } = await openTagged(folder);
  await rename(app, "war/letters", "post/letters");
  for (const query of ["tag:post", "tag:post/letters", "tag:war/letters"]) {
    expect([query, ...(await foundBy(app, query))]).toEqual([query, 0, 1]);
  }
  // Nothing of the highlight itself was asked for.
  expect(await foundBy(app, "tag:war")).toEqual([2, 0]);
  expect((await app.ask("annotations.list", { tag: tag("war") })).total).toBe(0);
  expect((await app.ask("annotations.list", { tag: tag("post") })).total).toBe(1);
  expect((await app.ask("articles.list", { tag: tag("post") })).total).toBe(0);
  await app.close();
});

test("it is one line in the library's marks, and none in an article's", async ({ folder }) => {
  const { app } = await openTagged(folder);
  const before = await articleLogs(folder.library);
  expect(before).toHaveLength(2);
  await rename(app, "war", "conflict");
  await app.close();
  expect(await articleLogs(folder.library)).toEqual(before);
  const [name = ""] = await readdir(join(folder.library, "marks"));
  const log = await readFile(join(folder.library, "marks", name), "utf8");
  expect(log.trim().split("\n")).toHaveLength(1);
  expect(log).toContain('"kind":"tag","id":"war","set":{"aliasOf":"conflict"}');
});

test("undo and redo take it back and do it again, after a restart as well", async ({ folder }) => {
  const { app } = await openTagged(folder);
  await rename(app, "war", "conflict");
  await app.close();

  const again = await folder.open();
  expect(await shown(again)).toEqual(MERGED);
  expect((await again.ask("library.overview", {})).undo).toBe("rename tag #war to #conflict");
  expect(await again.ask("undo", {})).toEqual({
    label: "rename tag #war to #conflict",
    articleIds: [],
  });
  expect(await shown(again)).toEqual(BEFORE);
  await again.close();

  const last = await folder.open();
  await last.ask("redo", {});
  expect(await shown(last)).toEqual(MERGED);
  await last.close();
});

test("another process sees it without being asked to look", async ({ folder }) => {
  const { app } = await openTagged(folder);
  const other = await folder.open();
  const told: string[] = [];
  other.app.onEvent(({ kind }) => void told.push(kind));
  await rename(app, "war", "conflict");
  await expect.poll(() => told, { timeout: 20_000 }).toContain("articles-changed");
  expect(await shown(other)).toEqual(MERGED);
  await other.ask("undo", {});
  await expect.poll(() => shown(app), { timeout: 20_000 }).toEqual(BEFORE);
  await other.close();
  await app.close();
});

test("an old name that is typed means the tag it was given to, and taking it off takes it off", async ({
  folder,
}) => {
  const { app, first, second } = await openTagged(folder);
  await rename(app, "war", "conflict");
  const third = await app.add("third.txt", `${TEXT}Nobody wept.\n`);
  await app.ask("articles.update", { articleIds: [third], addTags: [tag("War/maps")] });
  const { tags } = await app.ask("articles.get", { articleId: third });
  expect(tags).toEqual(["conflict/maps"]);
  const same = await app.ask("articles.update", { articleIds: [first], addTags: [tag("war")] });
  expect(same.changed).toBe(0);

  await app.ask("articles.update", { articleIds: [first, second], removeTags: [tag("conflict")] });
  expect(await foundBy(app, "tag:conflict")).toEqual([1, 1]);
  await app.ask("undo", {});
  const [note] = (await app.ask("notes.summaries", {})).notes;
  const [annotationId] = note === undefined ? [] : [note.annotationId];
  if (annotationId === undefined) throw new Error("there is a highlight");
  const updated = await app.ask("annotations.update", {
    annotationIds: [annotationId],
    addTags: [tag("war")],
    removeTags: [tag("conflict/letters")],
  });
  expect(updated.annotations.map((one) => one.tags)).toEqual([["conflict"]]);
  await app.close();
});

test("a deleted tag is off everything, and back with undo, when it is restored, and when it is used", async ({
  folder,
}) => {
  const { app, first } = await openTagged(folder);
  const deletion: TagChange = { kind: "delete", tag: tag("war") };
  const gone = { articles: [[], ["conflict"]], highlights: [[]], counts: { conflict: 1 } };
  expect(await change(app, deletion)).toEqual({
    articles: 2,
    highlights: 1,
    steps: [
      { from: "war", to: null, merges: false },
      { from: "war/letters", to: null, merges: false },
    ],
  });
  expect(await shown(app)).toEqual(gone);
  expect(await foundBy(app, "tag:war")).toEqual([0, 0]);
  const { tags } = await app.ask("tags.list", {});
  expect(tags.filter(({ isDeleted }) => isDeleted).map((one) => one.tag)).toEqual([
    "war",
    "war/letters",
  ]);

  expect((await app.ask("undo", {})).label).toBe("delete tag #war");
  expect(await shown(app)).toEqual(BEFORE);
  await app.ask("redo", {});
  await change(app, { kind: "restore", tag: tag("war") });
  expect(await shown(app)).toEqual(BEFORE);

  await change(app, deletion);
  await app.ask("articles.update", { articleIds: [first], addTags: [tag("war/new")] });
  expect(await shown(app)).toMatchObject({
    articles: [
      ["war", "war/new"],
      ["conflict", "war"],
    ],
  });
  expect((await app.ask("undo", {})).label).toBe("tag article");
  expect(await shown(app)).toEqual(gone);
  await app.ask("redo", {});
  expect(await shown(app)).toMatchObject({
    articles: [
      ["war", "war/new"],
      ["conflict", "war"],
    ],
  });
  await app.close();
});

test("a renamed tag keeps its colour, until it gets another or none", async ({ folder }) => {
  const { app } = await openTagged(folder);
  const colorOf = async (name: string): Promise<unknown> =>
    (await app.ask("library.overview", {})).tags.find((one) => one.tag === name)?.color;
  await app.ask("tags.setColor", { tag: tag("war"), color: "pink" });
  await rename(app, "war", "battle");
  expect(await colorOf("battle")).toBe("pink");
  await app.ask("tags.setColor", { tag: tag("battle"), color: null });
  expect(await colorOf("battle")).toBe(null);
  await app.ask("undo", {});
  expect(await colorOf("battle")).toBe("pink");
  await app.ask("tags.setColor", { tag: tag("battle"), color: "blue" });
  expect(await colorOf("battle")).toBe("blue");
  await app.close();
});

test("exports and notes.md say the names of now, and an older export is read by them", async ({
  folder,
}) => {
  const { app } = await openTagged(folder);
  const exported = async (format: "json" | "markdown"): Promise<string> =>
    (await app.ask("notes.export", { format })).files.map(({ text }) => text).join("\n");
  const older = await exported("json");
  await rename(app, "war", "conflict");
  expect(JSON.parse(await exported("json"))).toMatchObject({
    tags: [{ tag: "war", color: null, aliasOf: "conflict" }],
  });
  const articles = (JSON.parse(await exported("json")) as { articles: { tags: string[] }[] })
    .articles;
  expect(articles.map(({ tags }) => tags)).toEqual([["conflict"], ["conflict"]]);
  expect(await exported("markdown")).toContain("[[conflict/letters]]");
  expect(await exported("markdown")).not.toContain("war");
  await app.ask("notes.import", { format: "json", text: older });
  expect(await shown(app)).toEqual(MERGED);
  await app.close();
  const notes = await notesFiles(folder.library);
  expect(notes).toHaveLength(2);
  for (const text of notes) expect(text).toContain("- Tags: #conflict\n");
  expect(notes.join("\n")).toContain("#conflict/letters");
});

async function articleLogs(library: string): Promise<readonly string[]> {
  return filesBelow(join(library, "articles"), (path) => path.endsWith(".jsonl"));
}

async function notesFiles(library: string): Promise<readonly string[]> {
  return filesBelow(join(library, "articles"), (path) => path.endsWith("notes.md"));
}

async function filesBelow(
  directory: string,
  isWanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const paths = (await readdir(directory, { recursive: true })).filter(isWanted).toSorted();
  return Promise.all(paths.map((path) => readFile(join(directory, path), "utf8")));
}
