import { cp, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
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
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: "trouble-over" }), WITHIN);
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
