import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { NotesFile } from "../../../electron/interchange/notes-file.ts";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

const TEXT = "Margins\n\nA reader answers back in the margin, with a pencil or a pen.\n";
const tags = (...names: readonly string[]) => names.map((name) => Tag.parse(name));

let app: TestApp;

beforeEach(async () => {
  app = await newApp();
});

async function newApp(): Promise<TestApp> {
  const folder = await makeTestFolder();
  const opened = await folder.open();
  onTestFinished(async () => {
    await opened.close();
    await folder[Symbol.asyncDispose]();
  });
  return opened;
}

async function mark(articleId: ArticleId, exact: string, note: string): Promise<void> {
  await app.ask("annotations.createFromQuote", { articleId, exact, note });
}

async function exported(): Promise<NotesFile> {
  const { files } = await app.ask("notes.export", { format: "json" });
  return NotesFile.parse(JSON.parse(files[0]?.text ?? ""));
}

/** Into a library that has the same article, and nothing marked in it. */
async function importInto(
  file: NotesFile,
): Promise<{ readonly other: TestApp; readonly summary: CallOutput<"notes.import"> }> {
  const other = await newApp();
  await other.add("margins.txt", TEXT);
  const summary = await other.ask("notes.import", { format: "json", text: JSON.stringify(file) });
  return { other, summary };
}

test("an article that a file of notes names twice gets what both entries say", async () => {
  const articleId = await app.add("margins.txt", TEXT);
  await mark(articleId, "answers back", "one");
  await app.ask("articles.update", { articleIds: [articleId], addTags: tags("first") });
  const before = await exported();
  await app.ask("undo", {});
  await app.ask("undo", {});
  await mark(articleId, "a pencil", "two");
  await app.ask("articles.update", {
    articleIds: [articleId],
    addTags: tags("second"),
    state: "reading",
  });
  const after = await exported();
  const both = { ...after, articles: [...before.articles, ...after.articles] };
  const { other, summary } = await importInto(both);
  expect(summary).toMatchObject({ articles: 1, added: 2, known: 0, unplaced: [] });
  const { entries } = await other.ask("annotations.list", {});
  expect(entries.map(({ note }) => note).toSorted()).toEqual(["one", "two"]);
  const { rows } = await other.ask("articles.list", {});
  expect(rows).toMatchObject([{ tags: ["first", "second"], state: "reading" }]);
  // Once more, nothing is new.
  const text = JSON.stringify(both);
  expect(await other.ask("notes.import", { format: "json", text })).toMatchObject({
    articles: 1,
    added: 0,
    known: 2,
  });
  expect((await other.ask("annotations.list", {})).total).toBe(2);
});

test("of one highlight in both entries both notes are kept, and it is added once", async () => {
  const articleId = await app.add("margins.txt", TEXT);
  await mark(articleId, "answers back", "at first");
  const before = await exported();
  const [entry] = (await app.ask("annotations.list", {})).entries;
  if (entry === undefined) throw new Error("one was made");
  const annotationIds = [entry.annotationId];
  await app.ask("annotations.update", { annotationIds, note: "at last", color: "green" });
  const after = await exported();
  for (const [one, two] of [
    [before, after],
    [after, before],
  ] as const) {
    const both = { ...two, articles: [...one.articles, ...two.articles] };
    const { other, summary } = await importInto(both);
    expect(summary).toMatchObject({ articles: 1, added: 1 });
    const [united] = (await other.ask("annotations.list", {})).entries;
    expect(united?.color).toBe("green");
    expect(united?.noteVersions.map(({ text }) => text).toSorted()).toEqual([
      "at first",
      "at last",
    ]);
  }
});
