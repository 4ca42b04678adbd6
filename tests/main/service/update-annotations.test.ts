import { beforeEach, expect, onTestFinished, test } from "vitest";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WORDS = ["harbour", "ferry", "lantern", "guild"];

let folder: TestFolder;
let app: TestApp;
let articleIds: readonly ArticleId[];

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
  onTestFinished(async () => {
    await app.close();
    await folder[Symbol.asyncDispose]();
  });
  const added: ArticleId[] = [];
  for (const name of ["one", "two", "three"]) {
    added.push(await app.add(`${name}.txt`, `${name}\n\nAbout ${WORDS.join(", ")} in ${name}.\n`));
  }
  articleIds = added;
});

/** Highlights of every article, in yellow. */
async function markAll(): Promise<readonly AnnotationId[]> {
  const ids: AnnotationId[] = [];
  for (const articleId of articleIds) {
    for (const exact of WORDS) {
      const made = await app.ask("annotations.createFromQuote", { articleId, exact });
      if (made.state !== "placed") throw new Error(`${exact} stands nowhere`);
      ids.push(made.annotationId);
    }
  }
  return ids;
}

async function colors(): Promise<readonly string[]> {
  const { entries } = await app.ask("annotations.list", {});
  return entries.map(({ color }) => color);
}

function count<Item>(items: readonly Item[], wanted: Item): number {
  return items.filter((item) => item === wanted).length;
}

test("a change of many is one deed, which one undo takes back whole, also after a restart", async () => {
  const ids = await markAll();
  const annotationIds = ids.slice(1);
  expect(await app.ask("annotations.updateAll", { annotationIds, color: "green" })).toEqual({
    changed: ids.length - 1,
    left: 0,
  });
  expect(count(await colors(), "green")).toBe(ids.length - 1);
  await app.close();
  app = await folder.open();
  await app.ask("undo", {});
  expect(count(await colors(), "yellow")).toBe(ids.length);
});

test("tags are put on and taken off, and what is as it should be is not counted", async () => {
  const annotationIds = [...(await markAll())];
  const tag = Tag.parse("method/archives");
  const first = annotationIds.slice(0, 5);
  await app.ask("annotations.updateAll", { annotationIds: first, addTags: [tag] });
  const { changed } = await app.ask("annotations.updateAll", { annotationIds, addTags: [tag] });
  expect(changed).toBe(annotationIds.length - first.length);
  await app.ask("annotations.updateAll", { annotationIds, removeTags: [tag] });
  expect((await app.ask("annotations.list", { tag })).total).toBe(0);
  await app.ask("undo", {});
  expect((await app.ask("annotations.list", { tag })).total).toBe(annotationIds.length);
});

test("the trash takes many and gives them back", async () => {
  const annotationIds = [...(await markAll())];
  await app.ask("annotations.updateAll", { annotationIds, trashed: true });
  expect((await app.ask("annotations.list", {})).total).toBe(0);
  await app.ask("annotations.updateAll", { annotationIds, trashed: false });
  expect((await app.ask("annotations.list", {})).total).toBe(annotationIds.length);
});

test("one that is gone costs none of the others", async () => {
  const ids = await markAll();
  const gone = AnnotationId.parse("0".repeat(26));
  const annotationIds = [gone, ...ids];
  expect(await app.ask("annotations.updateAll", { annotationIds, color: "blue" })).toEqual({
    changed: ids.length,
    left: 0,
  });
});

test("cancelled half-way, it keeps what was done, says what was left, and one undo takes that back", async () => {
  const annotationIds = [...(await markAll())];
  const { length: total } = annotationIds;
  // Three steps to read the articles; the fourth is the first that was written.
  onTestFinished(
    app.app.onEvent((event) => {
      if (event.kind === "progress" && event.done === 4) app.app.cancel(event.callId);
    }),
  );
  const input = { annotationIds, color: "green" };
  const reply = await app.app.handle({ callId: "mine", name: "annotations.updateAll", input });
  expect(reply).toEqual({
    ok: true,
    value: { changed: WORDS.length, left: total - WORDS.length },
  });
  expect(count(await colors(), "green")).toBe(WORDS.length);
  await app.ask("undo", {});
  expect(count(await colors(), "yellow")).toBe(total);
});

test("cancelled before anything was written, nothing is changed", async () => {
  const annotationIds = [...(await markAll())];
  onTestFinished(
    app.app.onEvent((event) => {
      if (event.kind === "progress") app.app.cancel(event.callId);
    }),
  );
  const input = { annotationIds, color: "green" };
  const reply = await app.app.handle({ callId: "mine", name: "annotations.updateAll", input });
  expect(reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(count(await colors(), "green")).toBe(0);
});

test("chosen highlights are exported, and no others", async () => {
  const annotationIds = (await markAll()).slice(0, 2);
  const { files } = await app.ask("notes.export", { format: "markdown", annotationIds });
  expect(files).toHaveLength(1);
  expect(files[0]?.text).toContain("harbour");
  expect(files[0]?.text).not.toContain("lantern");
  const json = await app.ask("notes.export", { format: "json", annotationIds });
  expect(JSON.parse(json.files[0]?.text ?? "")).toMatchObject({
    articles: [{ annotations: [{}, {}] }],
  });
});
