import { renameSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { OPERATION_VERSION } from "#core/operation/operation.js";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const WITHIN = { timeout: 30_000 };
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

async function marksOf(articleId: ArticleId): Promise<string> {
  const articles = join(folder.library, "articles");
  for (const name of await readdir(articles)) {
    const identity = await readFile(join(articles, name, "article.json"), "utf8");
    if (identity.includes(articleId)) return join(articles, name, "marks");
  }
  throw new Error(`no folder of ${articleId}`);
}

/** Lets a newer Postil write to an article, which refuses every change from then on. @returns its undo */
async function letNewerWrite(articleId: ArticleId): Promise<() => Promise<void>> {
  const log = join(await marksOf(articleId), "k3x9q2.jsonl");
  const body = `{"v":${OPERATION_VERSION + 1},"w":"k3x9q2","n":1,"what":"only a later Postil knows"}`;
  await writeFile(log, `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`);
  return () => rm(log);
}

test("an article that refuses keeps none of the others from it, is named, and has it once it can", async () => {
  const annotationIds = [...(await markAll())];
  const [, second = ""] = articleIds;
  const understand = await letNewerWrite(second as ArticleId);
  const reply = await app.ask("annotations.updateAll", { annotationIds, color: "green" });
  expect(reply).toMatchObject({
    changed: 2 * WORDS.length,
    left: 0,
    notWritten: { articles: 1, titles: ["two"], waiting: 1, why: { code: "written-by-newer" } },
  });
  expect(count(await colors(), "green")).toBe(2 * WORDS.length);
  await understand();
  await vi.waitFor(
    async () => expect(count(await colors(), "green")).toBe(3 * WORDS.length),
    WITHIN,
  );
  // It is the same deed.
  await app.ask("undo", {});
  expect(count(await colors(), "yellow")).toBe(3 * WORDS.length);
});

test("where nothing can be written half-way, all that is left is kept as well, named, and saved when it can be", async () => {
  const annotationIds = [...(await markAll())];
  const away = `${folder.library} away`;
  let isAway = false;
  // Three steps to read the articles; the fourth is the first that was written.
  onTestFinished(
    app.app.onEvent((event) => {
      if (event.kind !== "progress" || event.done !== 4 || isAway) return;
      isAway = true;
      renameSync(folder.library, away);
    }),
  );
  const reply = await app.ask("annotations.updateAll", { annotationIds, color: "green" });
  expect(reply).toMatchObject({
    changed: WORDS.length,
    left: 0,
    notWritten: { articles: 2, titles: ["two", "three"], waiting: 2 },
  });
  expect(reply.notWritten?.why.code).toBe("library-missing");
  await rename(away, folder.library);
  await vi.waitFor(
    async () => expect(count(await colors(), "green")).toBe(3 * WORDS.length),
    WITHIN,
  );
});

test("an article that cannot be read keeps none of the others from it, and is named", async () => {
  const annotationIds = [...(await markAll())];
  const [first = ""] = articleIds;
  const versions = join(await marksOf(first as ArticleId), "..", "versions");
  const facts = (await readdir(versions)).find((name) => name.endsWith(".json")) ?? "";
  await writeFile(join(versions, facts), "{");
  const reply = await app.ask("annotations.updateAll", { annotationIds, color: "green" });
  expect(reply).toMatchObject({
    changed: 2 * WORDS.length,
    notWritten: { articles: 1, titles: ["one"], waiting: 0, why: { code: "library-damaged" } },
  });
});

test("of articles and of highlights that are deleted for good one that refuses keeps none of the others", async () => {
  const annotationIds = [...(await markAll())];
  await app.ask("annotations.updateAll", { annotationIds, trashed: true });
  const [first, second] = articleIds;
  if (first === undefined || second === undefined) throw new Error("three were added");
  await letNewerWrite(first);
  expect(await app.ask("trash.purge", { annotationIds })).toMatchObject({
    purged: 2 * WORDS.length,
    notWritten: { articles: 1, titles: ["one"], waiting: 1 },
  });
  const moved = await app.ask("articles.update", { articleIds: [...articleIds], state: "reading" });
  expect(moved).toMatchObject({
    changed: 2,
    unread: [],
    notWritten: { articles: 1, titles: ["one"], waiting: 1 },
  });
  const refused = app.ask("articles.update", { articleIds: [first], state: "done" });
  await expect(refused).rejects.toThrow("newer Postil");
  expect((await app.ask("articles.get", { articleId: second })).state).toBe("reading");
});
