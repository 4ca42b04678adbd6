import { readFileSync } from "node:fs";
import { glob, mkdir, readdir, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import type { ArticleId, LibraryId } from "#core/identity/ids.js";
import { normaliseTag, type Tag } from "#core/tag/tag.js";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { openIndex } from "../../../electron/index/search-index.ts";
import { openApp } from "../../../electron/service/create-app.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const TEXT = `A field guide to margins

The margin is where a reader answers back. It was never empty for long.

Whoever writes there writes for the next one.
`;

let folder: TestFolder;
let first: TestApp;

beforeEach(async () => {
  folder = await makeTestFolder();
  first = await folder.open();
  onTestFinished(async () => {
    await first.close();
    await folder[Symbol.asyncDispose]();
  });
});

test("a highlight is undone and redone after a restart, and called by its name", async () => {
  const articleId = await first.add("margins.txt", TEXT);
  await highlight(first, articleId, "answers back");
  await first.close();

  await using second = await folder.open();
  expect(await second.ask("library.overview", {})).toMatchObject({ undo: "highlight", redo: null });
  await second.ask("undo", {});
  expect(await quotes(second, articleId)).toEqual([]);
  expect(await second.ask("library.overview", {})).toMatchObject({ undo: null, redo: "highlight" });
  await second.ask("redo", {});
  expect(await quotes(second, articleId)).toEqual(["answers back"]);
  await second.ask("undo", {});
  expect(await quotes(second, articleId)).toEqual([]);
});

test("what was done in one host is undone in another of the same person, and redone in the first", async () => {
  const articleId = await first.add("margins.txt", TEXT);
  await using second = await folder.open();
  await highlight(first, articleId, "answers back");
  await expect.poll(() => quotes(second, articleId)).toEqual(["answers back"]);
  await expect.poll(async () => (await second.ask("library.overview", {})).undo).toBe("highlight");
  await second.ask("undo", {});
  await expect.poll(() => quotes(first, articleId)).toEqual([]);
  await expect.poll(async () => (await first.ask("library.overview", {})).redo).toBe("highlight");
  await first.ask("redo", {});
  await expect.poll(() => quotes(second, articleId)).toEqual(["answers back"]);
});

test("what was done to many articles at once is undone at once", async () => {
  const articleIds = [
    await first.add("one.txt", "One\n\nThe first of three short texts.\n"),
    await first.add("two.txt", "Two\n\nThe second of three short texts.\n"),
  ];
  await first.ask("articles.update", { articleIds, addTags: [tag("method")], state: "reading" });
  expect((await first.ask("articles.list", { tag: tag("method") })).total).toBe(2);
  const { undo } = await first.ask("library.overview", {});
  expect(undo).toBe("move 2 articles to Reading");
  const undone = await first.ask("undo", {});
  expect(undone.articleIds.toSorted()).toEqual(articleIds.toSorted());
  const { rows } = await first.ask("articles.list", {});
  expect(rows.map(({ state, tags }) => ({ state, tags }))).toEqual([
    { state: "inbox", tags: [] },
    { state: "inbox", tags: [] },
  ]);
});

test("undo takes back the latest deed, even when an earlier one saw a clock that runs ahead", async () => {
  const now = vi.spyOn(Date, "now");
  onTestFinished(() => now.mockRestore());
  // The library takes its clock when it is opened.
  await using app = await folder.open();
  const ahead = await app.add("one.txt", "One\n\nThe first of two short texts.\n");
  const other = await app.add("two.txt", "Two\n\nThe second of two short texts.\n");
  now.mockReturnValue(Date.parse("2099-01-01T00:00:00.000Z"));
  await highlight(app, ahead, "The first");
  now.mockReturnValue(Date.parse("2026-11-22T00:00:00.000Z"));
  await highlight(app, other, "The second");
  expect((await app.ask("undo", {})).articleIds).toEqual([other]);
});

test("a deed that changes nothing writes nothing", async () => {
  const articleId = await first.add("margins.txt", TEXT);
  const rename = async (title: string | null) =>
    (await first.ask("articles.update", { articleIds: [articleId], title })).changed;
  expect(await rename(null)).toBe(0);
  expect((await first.ask("library.overview", {})).undo).toBeNull();
  expect(await rename("Margins")).toBe(1);
  expect(await rename("Margins")).toBe(0);
  expect(await rename(null)).toBe(1);
  expect(await rename(null)).toBe(0);
});

test("undo passes over what was done to an article whose folder is gone", async () => {
  const kept = await first.add("kept.txt", "Kept\n\nThe first of two short texts.\n");
  const lost = await first.add("lost.txt", "Lost\n\nThe second of two short texts.\n");
  await highlight(first, kept, "The first");
  await first.ask("articles.update", { articleIds: [kept, lost], state: "reading" });
  await highlight(first, lost, "The second");
  const articles = join(folder.library, "articles");
  const folders = await readdir(articles);
  const name = folders.find((one) => one.startsWith("lost"));
  await rm(join(articles, name ?? "no folder"), { recursive: true });
  await vi.waitFor(async () => expect((await first.ask("articles.list", {})).total).toBe(1), {
    timeout: 30_000,
  });
  expect(await first.ask("undo", {})).toMatchObject({ articleIds: [kept] });
  expect((await first.ask("articles.list", {})).rows).toMatchObject([{ state: "inbox" }]);
  expect(await first.ask("undo", {})).toEqual({ label: "highlight", articleIds: [kept] });
  expect(await quotes(first, kept)).toEqual([]);
  await expect(first.ask("undo", {})).rejects.toThrow("nothing");
});

test("one clock that was years ahead dates nothing but what was done by it", async () => {
  const now = vi.spyOn(Date, "now");
  onTestFinished(() => now.mockRestore());
  // The library takes its clock when it is opened.
  await using app = await folder.open();
  const ahead = await app.add("one.txt", "One\n\nThe first of two short texts.\n");
  const other = await app.add("two.txt", "Two\n\nThe second of two short texts.\n");
  now.mockReturnValue(Date.parse("2031-01-01T00:00:00.000Z"));
  await highlight(app, ahead, "The first");
  const today = "2026-11-22T00:00:00.000Z";
  const later = "2026-11-22T00:01:00.000Z";
  now.mockReturnValue(Date.parse(today));
  await highlight(app, ahead, "short");
  now.mockReturnValue(Date.parse(later));
  await highlight(app, other, "The second");
  const { entries } = await app.ask("annotations.list", { sort: "oldest" });
  expect(entries.map(({ quote, created, modified }) => [quote.exact, created, modified])).toEqual([
    ["short", today, today],
    ["The second", later, later],
    ["The first", "2031-01-01T00:00:00.000Z", "2031-01-01T00:00:00.000Z"],
  ]);
  const { rows } = await app.ask("articles.list", { sort: "recently-changed" });
  expect(rows.map(({ modified }) => modified)).toEqual([later, today]);
});

test("two apps on one library see each other's notes, and neither is lost", async () => {
  const articleId = await first.add("margins.txt", TEXT);
  await using second = await folder.open();
  await highlight(first, articleId, "answers back");
  await highlight(second, articleId, "never empty");
  for (const app of [first, second]) {
    await vi.waitFor(
      async () => expect(await quotes(app, articleId)).toEqual(["answers back", "never empty"]),
      { timeout: 30_000 },
    );
  }
});

test("an index that breaks while the app runs is filled again from the files", async () => {
  const articleId = await first.add("margins.txt", TEXT);
  await highlight(first, articleId, "answers back");
  for (const path of await indexFiles(folder)) await truncate(path, 0);
  await vi.waitFor(
    async () => {
      const { hits } = await first.ask("search", { query: "margin" });
      expect(hits.map((hit) => hit.articleId)).toContain(articleId);
      expect(await quotes(first, articleId)).toEqual(["answers back"]);
    },
    { timeout: 30_000 },
  );
});

/** As another process would that was told to repair it. At once: what is under way meanwhile does not come any further. */
function emptyIndex(): void {
  const { libraryId } = JSON.parse(readFileSync(join(folder.library, "library.json"), "utf8")) as {
    libraryId: LibraryId;
  };
  const other = openIndex({ cacheDirectory: folder.index, libraryId });
  other.clear();
  other.close();
}

/** As a sync tool would. */
async function touchLogs(): Promise<void> {
  for await (const log of glob(join(folder.library, "articles", "*", "marks", "*.jsonl"))) {
    await utimes(log, 1, 1);
  }
}

/** More than are read in one step. */
const ARTICLES = 60;

async function importMore(articles: number): Promise<void> {
  const files = join(folder.folder, "more");
  await mkdir(files);
  for (let at = 0; at < articles; at += 1) {
    await writeFile(
      join(files, `${at}.txt`),
      `Text ${at}\n\nIt is about ${at}, and nothing else.\n`,
    );
  }
  const signal = new AbortController().signal;
  await first.app.importPaths([files], { signal, onProgress: () => undefined });
}

test.for(["reading", "filling"] as const)(
  "an index that is emptied at the step of %s is filled with everything, and not only with the rest",
  async (step) => {
    await highlight(first, await first.add("margins.txt", TEXT), "answers back");
    await importMore(ARTICLES - 1);
    await first.close();
    if (step === "filling") emptyIndex();
    else await touchLogs();

    let isEmptied = false;
    await using second = await folder.open({
      onEvent(event) {
        if (event.kind !== "reconciling" || event.progress?.step !== step) return;
        // A part is in the index by then, or all but one.
        if (event.progress.done === 0 || isEmptied) return;
        isEmptied = true;
        emptyIndex();
      },
    });
    expect(isEmptied).toBe(true);
    expect(await second.ask("articles.list", {})).toMatchObject({ total: ARTICLES });
    expect(await second.ask("search", { query: "nothing" })).toMatchObject({
      total: ARTICLES - 1,
    });
    expect((await second.ask("library.check", { repair: false })).problems).toEqual([]);
  },
);

test("a call that is no call, and one with wrong input, are answered with a sentence", async () => {
  const unknown = await first.app.handle({ callId: "1", name: "articles.explode", input: {} });
  const wrong = await first.app.handle({
    callId: "2",
    name: "articles.get",
    input: { articleId: 7 },
  });
  const garbage = await first.app.handle("garbage");
  for (const reply of [unknown, wrong, garbage]) {
    expect(reply).toMatchObject({ ok: false, error: { code: "bad-input" } });
  }
});

test("what goes wrong while the app settles is told, and does not pass for an empty library", async () => {
  const places = {
    library: join(folder.folder, "another library"),
    data: join(folder.folder, "data"),
    cache: join(folder.folder, "cache"),
    config: join(folder.folder, "config"),
  };
  const opened = await openApp({
    libraryDirectory: places.library,
    places,
    createLibrary: true,
    keepsUnsaved: false,
    takesInbox: false,
    forkConverter: forkKeptConverter,
    samplesDirectory: join(folder.folder, "no samples"),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const events: AppEvent[] = [];
  app.onEvent((event) => events.push(event));
  await app.settled;
  expect(app.unread()).toMatchObject([{ code: "unexpected" }]);
  expect(events.filter(({ kind }) => kind === "trouble")).toHaveLength(1);
  await app.close();
});

async function indexFiles({ index }: TestFolder): Promise<string[]> {
  const entries = await readdir(index, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /sqlite(-wal)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function highlight(app: TestApp, articleId: ArticleId, exact: string): Promise<void> {
  const made = await app.ask("annotations.createFromQuote", { articleId, exact });
  expect(made.state).toBe("placed");
}

async function quotes(app: TestApp, articleId: ArticleId): Promise<string[]> {
  const { annotations } = await app.ask("articles.get", { articleId });
  return annotations.map(({ quote }) => quote.exact);
}

function tag(text: string): Tag {
  const made = normaliseTag(text);
  if (made === undefined) throw new Error("not a tag");
  return made;
}
