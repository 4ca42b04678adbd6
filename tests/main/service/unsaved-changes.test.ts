import { cp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { OPERATION_VERSION } from "#core/operation/operation.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 30_000 };

let folder: TestFolder;
let app: TestApp;
let articleId: ArticleId;
let annotationId: AnnotationId;

beforeEach(async () => {
  folder = await newFolder();
  app = await folder.open();
  onTestFinished(() => app.close());
  articleId = await app.add("margins.txt", "Margins\n\nA reader answers back in the margin.\n");
  const made = await app.ask("annotations.createFromQuote", { articleId, exact: "answers back" });
  if (made.state !== "placed") throw new Error("not placed");
  ({ annotationId } = made);
});

async function newFolder(): Promise<TestFolder> {
  const made = await makeTestFolder();
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made;
}

test("a note and a highlight made while the library is out of sight are kept, and saved when it is back", async () => {
  const events: AppEvent[] = [];
  onTestFinished(app.app.onEvent((event) => events.push(event)));
  const { facts } = await app.ask("articles.get", { articleId });
  await rename(folder.library, `${folder.library} away`);
  const note = app.ask("annotations.update", { annotationIds: [annotationId], note: "Typed" });
  await expect(note).rejects.toThrow("There is no Postil library at");
  const highlight = app.ask("annotations.create", {
    annotationId: AnnotationId.parse("01jx0000000000000000000001"),
    articleId,
    contentHash: facts.contentHash,
    start: 0,
    end: 8,
    color: "green",
  });
  await expect(highlight).rejects.toThrow("There is no Postil library at");
  expect(events.filter(({ kind }) => kind === "trouble")).not.toEqual([]);

  await rename(`${folder.library} away`, folder.library);
  // Something else may be told after it.
  const troubles = () => events.filter(({ kind }) => kind.startsWith("trouble"));
  await vi.waitFor(() => expect(troubles().at(-1)).toEqual({ kind: "trouble-over" }), WITHIN);
  const { annotations } = await app.ask("articles.get", { articleId });
  expect(annotations.map(({ quote, note: text }) => [quote.exact, text])).toEqual([
    ["A reader", ""],
    ["answers back", "Typed"],
  ]);
});

test("saved searches and articles stay listed while the library is out of sight", async () => {
  await app.ask("savedSearches.put", { name: "Margins", query: "margin" });
  const events: AppEvent[] = [];
  onTestFinished(app.app.onEvent((event) => events.push(event)));
  await rename(folder.library, `${folder.library} away`);
  await vi.waitFor(() => expect(events).toContainEqual({ kind: "library-changed" }), WITHIN);
  const overview = await app.ask("library.overview", {});
  expect(overview.readOnlyBecause).toContain("There is no Postil library at");
  expect(overview.savedSearches).toMatchObject([{ name: "Margins" }]);
  expect((await app.ask("articles.list", {})).total).toBe(1);
  await rename(`${folder.library} away`, folder.library);
});

test("a note that waited stands beside the one that another device wrote meanwhile", async () => {
  const other = await newFolder();
  await cp(folder.library, other.library, { recursive: true });
  await using elsewhere = await other.open();
  const annotationIds = [annotationId];
  await elsewhere.ask("annotations.update", { annotationIds, note: "From elsewhere" });

  await rename(folder.library, `${folder.library} away`);
  const note = app.ask("annotations.update", { annotationIds, note: "Typed here" });
  await expect(note).rejects.toThrow("There is no Postil library at");
  const [name = ""] = await readdir(join(other.library, "articles"));
  const marks = join("articles", name, "marks");
  await cp(join(other.library, marks), join(`${folder.library} away`, marks), {
    recursive: true,
  });
  await rename(`${folder.library} away`, folder.library);
  await vi.waitFor(async () => {
    const { annotations } = await app.ask("articles.get", { articleId });
    const texts = annotations.flatMap(({ noteVersions }) => noteVersions.map(({ text }) => text));
    expect(texts.toSorted()).toEqual(["From elsewhere", "Typed here"]);
  }, WITHIN);
});

test("a note that could not be saved goes into its library, and not into a copy of it", async () => {
  const copy = `${folder.library} copy`;
  await cp(folder.library, copy, { recursive: true, preserveTimestamps: true });
  await rename(folder.library, `${folder.library} away`);
  const note = app.ask("annotations.update", { annotationIds: [annotationId], note: "Typed" });
  await expect(note).rejects.toThrow("There is no Postil library at");
  await app.close();
  const noteIn = async ({ ask }: TestApp) =>
    (await ask("articles.get", { articleId })).annotations.map(({ note: text }) => text);
  await using copied = await folder.open({ library: copy });
  expect(await noteIn(copied)).toEqual([""]);
  const { problems } = await copied.ask("library.overview", {});
  expect(problems).toMatchObject([{ path: folder.library }]);
  await rename(`${folder.library} away`, folder.library);
  await using original = await folder.open();
  expect(await noteIn(original)).toEqual(["Typed"]);
});

test("what takes a deed back waits once for an article that a newer Postil wrote to while it was away", async () => {
  const other = await app.add("other.txt", "Other words\n\nThat nobody answers.\n");
  await app.ask("articles.update", { articleIds: [articleId, other], state: "archived" });
  const home = join(folder.library, "articles", await folderWith(articleId));
  const away = join(folder.folder, "away");
  await rename(home, away);
  const inSight = async () => (await app.ask("articles.list", { view: "all" })).total;
  await vi.waitUntil(async () => (await inSight()) === 1, WITHIN);
  await app.ask("undo", {});
  await app.close();
  const body = `{"v":${OPERATION_VERSION + 1},"w":"k3x9q2","n":1,"what":"only a later Postil knows"}`;
  const line = `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`;
  await writeFile(join(away, "marks", "k3x9q2.jsonl"), line);
  await rename(away, home);
  for (let start = 1; start <= 3; start += 1) {
    const again = await folder.open();
    await again.close();
    expect({ start, kept: (await unsavedFiles()).length }).toEqual({ start, kept: 1 });
  }
  // Once it is understood, it is written, once.
  await rm(join(home, "marks", "k3x9q2.jsonl"));
  await using last = await folder.open();
  await vi.waitUntil(async () => (await unsavedFiles()).length === 0, WITHIN);
  expect((await last.ask("articles.get", { articleId })).state).toBe("inbox");
});

async function folderWith(id: ArticleId): Promise<string> {
  const articles = join(folder.library, "articles");
  for (const name of await readdir(articles)) {
    if ((await readFile(join(articles, name, "article.json"), "utf8")).includes(id)) return name;
  }
  throw new Error(`no folder of ${id}`);
}

async function unsavedFiles(): Promise<readonly string[]> {
  const names = await readdir(folder.index, { recursive: true });
  return names.filter((name) => /unsaved.*\.json$/.test(name));
}
