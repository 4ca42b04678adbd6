import { appendFile, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight, newArticleId, sha256 } from "./sample-article.ts";

test("a library of a newer format is read, and nothing in it is changed", async () => {
  const { places, article } = await filledLibrary();
  const path = join(places.directory, "library.json");
  await makeNewer(path);
  const before = await bytesIn(places.directory);
  const library = await openTestLibrary(places);
  expect(await library.scan()).toHaveLength(1);
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.operations).toHaveLength(1);
  expect(library.readOnlyBecause).toEqual({ code: "written-by-newer", path });
  const many = { action: newArticleId() as never, groups: [] };
  for (const refused of [
    await library.append(article.articleId, [newHighlight(article)]),
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "x" } }]),
    await library.addArticle(newArticle("Others.")),
    await library.addVersion(article.articleId, article.version),
    await library.purgeArticle(article.articleId),
    await library.appendToMany(many),
  ]) {
    expectRefused(refused, path);
  }
  expect(await library.compactLogs(new AbortController().signal)).toEqual([]);
  const { problems } = await library.check({ repair: true });
  const action = "left as it is";
  expect(problems).toEqual([{ path, problem: anyNewer, action, nature: "no-damage" }]);
  await library.close();
  expect(await bytesIn(places.directory)).toEqual(before);
});

test("a library that another device brings to a newer format while it is open is written to no more", async () => {
  const { places, article } = await filledLibrary();
  const library = await openTestLibrary(places);
  const path = join(places.directory, "library.json");
  await makeNewer(path);
  expectRefused(await library.append(article.articleId, [newHighlight(article)]), path);
});

test("a library of a newer format is missed when another lies in its place, and nothing of that one is taken in", async () => {
  const { places, article } = await filledLibrary();
  await makeNewer(join(places.directory, "library.json"));
  const other = await filledLibrary();
  const library = await openTestLibrary(places);
  const scanned = async (): Promise<readonly string[]> =>
    (await library.scan()).map(({ articleId }) => articleId);
  expect(await scanned()).toEqual([article.articleId]);
  expect(library.isAllInSight).toBe(true);
  await rename(places.directory, `${places.directory} away`);
  await rename(other.places.directory, places.directory);
  expect(await scanned()).toEqual([article.articleId]);
  expect(library.readOnlyBecause).toEqual({ code: "library-missing", path: places.directory });
  expect(library.isAllInSight).toBe(false);
  await rename(places.directory, other.places.directory);
  expect(await scanned()).toEqual([article.articleId]);
  await rename(`${places.directory} away`, places.directory);
  expect(await scanned()).toEqual([article.articleId]);
  expect(library.readOnlyBecause).toMatchObject({ code: "written-by-newer" });
  expect(library.isAllInSight).toBe(true);
});

test("an article of a newer format is read, and nothing in it is changed; the others go on", async () => {
  const { places, article } = await filledLibrary();
  const other = newArticle("Other words.");
  const first = await openTestLibrary(places);
  valueOf(await first.addArticle(other));
  const folder = await folderOf(places, article.articleId);
  await first.close();
  const path = join(folder, "article.json");
  await makeNewer(path);
  const [original = ""] = await readdir(join(folder, "originals"));
  await writeFile(join(folder, "originals", original), "packed in some newer way");
  await appendFile(join(folder, "notes.md"), "What only a later Postil writes.\n");
  const before = await bytesIn(folder);

  const library = await openTestLibrary(places);
  expect(await library.scan()).toHaveLength(2);
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.operations).toHaveLength(1);
  expect(library.problems()).toMatchObject([{ path: folder, problem: anyNewer }]);
  for (const refused of [
    await library.bringBack(article.articleId, files.operations),
    await library.append(article.articleId, [newHighlight(article)]),
    await library.addVersion(article.articleId, article.version),
    await library.purgeArticle(article.articleId),
  ]) {
    expectRefused(refused, path);
  }
  valueOf(await library.append(other.articleId, [newHighlight(other)]));
  library.refreshNotes([article.articleId, other.articleId]);
  const { problems } = await library.check({ repair: true });
  expect(problems).toMatchObject([{ path: folder, problem: anyNewer, action: "left as it is" }]);
  await library.close();
  expect(await bytesIn(folder)).toEqual(before);
});

test("a log with a line of a newer Postil makes its article one that is only read", async () => {
  const { places, article } = await filledLibrary();
  const folder = await folderOf(places, article.articleId);
  const path = join(folder, "marks", "k3x9q2.jsonl");
  await appendFile(path, newerLine());
  await appendFile(join(folder, "notes.md"), "What only a later Postil writes.\n");
  const before = await bytesIn(folder);
  const library = await openTestLibrary(places);
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.operations).toHaveLength(1);
  expectRefused(await library.append(article.articleId, [newHighlight(article)]), path);
  expectRefused(await library.bringBack(article.articleId, files.operations), path);
  expectRefused(await library.purgeArticle(article.articleId), path);
  library.refreshNotes([article.articleId]);
  await library.check({ repair: true });
  await library.close();
  expect(await bytesIn(folder)).toEqual(before);
});

test("facts of a newer Postil stay where they are, and the versions that are understood open", async () => {
  const { places, article } = await filledLibrary();
  const folder = await folderOf(places, article.articleId);
  const html = "<p>Read by a later importer.</p>\n";
  const versions = join(folder, "versions");
  await writeFile(join(versions, `${sha256(html)}.html`), html);
  const facts = join(versions, `${sha256(html)}.json`);
  await writeFile(facts, JSON.stringify({ format: 2, contentHash: sha256(html), parts: [] }));
  const before = await bytesIn(folder);
  const library = await openTestLibrary(places);
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.versions).toEqual([article.version.facts]);
  expect(library.problems()).toMatchObject([{ path: facts, problem: anyNewer }]);
  const { problems } = await library.check({ repair: true });
  expect(problems).toMatchObject([{ path: facts, problem: anyNewer, action: "left as it is" }]);
  await library.close();
  expect(await bytesIn(folder)).toEqual(before);
});

const anyNewer: unknown = expect.stringContaining("newer Postil");

async function filledLibrary() {
  const places = await testPlaces();
  const article = newArticle();
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [newHighlight(article, "a note")]));
  await library.close();
  return { places, article };
}

function expectRefused(result: Result<unknown, Failure>, path: string): void {
  if (result.ok) throw new Error("it was written");
  expect(result.error).toEqual({ code: "written-by-newer", path });
  expect(describeFailure(result.error)).toContain("update Postil");
  expect(describeFailure(result.error)).toContain(path);
}

async function makeNewer(path: string): Promise<void> {
  const record = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  await writeFile(
    path,
    JSON.stringify({ ...record, format: 2, more: "only a later Postil knows" }),
  );
}

function newerLine(): string {
  const body = '{"v":2,"w":"k3x9q2","n":1,"what":"only a later Postil knows"}';
  return `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`;
}

async function folderOf({ directory }: TestPlaces, articleId: string): Promise<string> {
  const articles = join(directory, "articles");
  for (const name of await readdir(articles)) {
    const text = await readFile(join(articles, name, "article.json"), "utf8");
    if (text.includes(articleId)) return join(articles, name);
  }
  throw new Error("the article has a folder");
}

/** Every file of a folder, byte by byte. */
async function bytesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [relative(folder, path), await readFile(path, "base64")] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
