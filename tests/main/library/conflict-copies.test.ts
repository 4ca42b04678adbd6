import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  readdir,
  rename,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WriterId } from "#core/identity/ids.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

const COPY_NAMES = [
  "k3x9q2.sync-conflict-20261122-101500-ABCDEFG.jsonl",
  "k3x9q2 (Lena's conflicted copy 2026-11-22).jsonl",
  "k3x9q2 (conflicted copy 2026-11-22 101500).jsonl",
  "k3x9q2-DESKTOP-7.jsonl",
  "k3x9q2 2.jsonl",
  "k3x9q2.jsonl.orig",
  "k3x9q2.jsonl_conflict-20261122",
  ".k3x9q2.jsonl.icloud-copy",
];

test.each(COPY_NAMES)("what only a conflict copy says is read: %s", async (name) => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const first = newHighlight(article, "in both");
  const second = newHighlight(article, "in one");
  valueOf(await library.append(article.articleId, [first]));
  const marks = join(places.directory, "articles", await onlyFolder(places.directory), "marks");
  const [log = ""] = await readdir(marks);
  await copyFile(join(marks, log), join(marks, name));
  valueOf(await library.append(article.articleId, [second]));
  // The sync tool kept the older state under our name, and ours under the other.
  const full = await readFile(join(marks, log));
  await copyFile(join(marks, name), join(marks, "older"));
  await writeFile(join(marks, name), full);
  await rename(join(marks, "older"), join(marks, log));

  const { operations } = valueOf(await library.readArticle(article.articleId));
  expect(operations).toMatchObject([first, second]);
  // Our log is not as we left it, so the next note goes to another.
  const [third] = valueOf(await library.append(article.articleId, [newHighlight(article)]));
  expect(`${third?.w}.jsonl`).not.toBe(log);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(3);
});

test("an id under which a conflict copy says more than we wrote is given up", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const [first] = valueOf(await library.append(article.articleId, [newHighlight(article)]));
  if (first === undefined) throw new Error("one change makes one operation");
  const marks = join(places.directory, "articles", await onlyFolder(places.directory), "marks");
  const clones = { ...first, n: first.n + 1 };
  await appendFile(join(marks, `${first.w} (from a clone).jsonl`), `${encodeOperation(clones)}\n`);
  const [second] = valueOf(await library.append(article.articleId, [newHighlight(article)]));
  expect(second?.w).not.toBe(first.w);
});

test("two logs that gave different operations one name are both read", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [newHighlight(article, "here")]));
  await library.close();
  const marks = join(places.directory, "articles", await onlyFolder(places.directory), "marks");
  const [log = ""] = await readdir(marks);
  const elsewhere = await testPlaces();
  const other = await openTestLibrary(elsewhere);
  valueOf(await other.addArticle(article));
  const [operation] = valueOf(
    await other.append(article.articleId, [newHighlight(article, "there")]),
  );
  if (operation === undefined) throw new Error("one change makes one operation");
  const namesake = { ...operation, w: WriterId.parse(log.slice(0, -".jsonl".length)) };
  await appendFile(join(marks, `copy of ${log}`), `${encodeOperation(namesake)}\n`);

  const again = await openTestLibrary(places);
  const { operations } = valueOf(await again.readArticle(article.articleId));
  const notes = operations.map((each) => each.kind === "highlight" && each.set?.note);
  expect(new Set(notes)).toEqual(new Set(["here", "there"]));
});

test("the same original in two folders is one article, and both folders' marks count", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const [older, newer] = [newArticle(), newArticle()].toSorted((one, other) =>
    one.articleId < other.articleId ? -1 : 1,
  );
  if (older === undefined || newer === undefined) throw new Error("two articles");
  // Imported on two devices at once: neither knew of the other.
  const elsewhere = await openTestLibrary(await testPlaces());
  valueOf(await library.addArticle(newer));
  valueOf(await elsewhere.addArticle(older));
  const mark = newHighlight(newer, "on the newer");
  const state = { kind: "article", id: newer.articleId, set: { state: "reading" } } as const;
  valueOf(await library.append(newer.articleId, [mark, state]));
  const otherMark = newHighlight(older, "on the older");
  valueOf(await elsewhere.append(older.articleId, [otherMark]));
  await bringFolder(elsewhere.directory, places.directory);

  expect(await library.scan()).toMatchObject([
    { articleId: older.articleId, twins: [newer.articleId], folders: { length: 2 } },
  ]);
  for (const articleId of [older.articleId, newer.articleId]) {
    const files = valueOf(await library.readArticle(articleId));
    expect(files.identity.id).toBe(older.articleId);
    expect(files.twins.map(({ id }) => id)).toEqual([newer.articleId]);
    expect(files.operations).toHaveLength(3);
  }
  // What is said of one of its ids has seen what was said of the other.
  const done = { kind: "article", id: older.articleId, set: { state: "done" } } as const;
  const [operation] = valueOf(await library.append(newer.articleId, [done]));
  const { operations } = valueOf(await library.readArticle(older.articleId));
  const reading = operations.find(
    (each) => each.kind === "article" && each.set?.state === "reading",
  );
  expect(operation?.after).toEqual([`${reading?.w}:${reading?.n}`]);
  expect(library.articleWithOriginal(older.original.hash)).toBe(older.articleId);
  // One writer's operations on the article keep names of their own over both folders.
  expect(operation?.n).toBe(3);
});

test("a folder that somebody copied is the same article once more", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  const folder = await onlyFolder(places.directory);
  await bringFolder(places.directory, places.directory, `${folder} (copy)`);
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  expect(await library.scan()).toMatchObject([
    { articleId: article.articleId, twins: [], folders: { length: 2 } },
  ]);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(2);
});

test("a folder may be renamed while the library is open", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const articles = join(places.directory, "articles");
  await rename(
    join(articles, await onlyFolder(places.directory)),
    join(articles, "By another name"),
  );
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(1);
  await rename(join(articles, "By another name"), join(articles, "And another"));
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(1);
  expect(await library.scan()).toMatchObject([{ folders: ["And another"] }]);
});

async function onlyFolder(directory: string): Promise<string> {
  const [folder = ""] = await readdir(join(directory, "articles"));
  return folder;
}

/** What a sync tool does with the only article folder of another library. */
async function bringFolder(from: string, to: string, name?: string): Promise<void> {
  const folder = await onlyFolder(from);
  const target = join(to, "articles", name ?? `${folder}-from-elsewhere`);
  for (const path of await readdir(join(from, "articles", folder), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!path.isFile()) continue;
    const below = path.parentPath.slice(join(from, "articles", folder).length);
    await mkdir(join(target, below), { recursive: true });
    await copyFile(join(path.parentPath, path.name), join(target, below, path.name));
  }
}
