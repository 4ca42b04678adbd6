import { readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderNameFor } from "../../../electron/library/folder-name.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newArticleId, newHighlight, sha256 } from "./sample-article.ts";

test("assets and originals are found by hash, and by nothing else", async () => {
  const library = await openTestLibrary(await testPlaces());
  const plain = newArticle();
  const picture = Buffer.from("a picture");
  const hash = sha256(picture);
  const article = {
    ...plain,
    version: { ...plain.version, assets: [{ name: `${hash}.png`, bytes: picture }] },
  };
  valueOf(await library.addArticle(article));
  for (const name of [hash, `${hash}.png`]) {
    const path = valueOf(await library.assetPath(article.articleId, name));
    expect(await readFile(path)).toEqual(picture);
  }
  const original = valueOf(await library.originalPath(article.articleId, article.original.hash));
  expect(await readFile(original)).toEqual(article.original.bytes);

  const path = valueOf(await library.assetPath(article.articleId, hash));
  for (const name of ["../article.json", `${hash}.png/..`, `${hash}.`, "", "..", `${hash}\0.png`]) {
    expect(await library.assetPath(article.articleId, name)).toMatchObject({ ok: false });
  }
  await rm(path);
  await symlink("/etc/hostname", path);
  expect(await library.assetPath(article.articleId, hash)).toMatchObject({
    error: { code: "file-not-found" },
  });
});

test("a hash that does not fit its bytes never reaches the disk", async () => {
  const library = await openTestLibrary(await testPlaces());
  const article = newArticle();
  const wrong = { ...article, version: { ...article.version, html: "<p>Other words.</p>\n" } };
  await expect(library.addArticle(wrong)).rejects.toThrow("contentHash");
  expect(await readdir(join(library.directory, "articles"))).toEqual([]);
});

test("a version is added beside the others, once, with the file it was made of", async () => {
  const library = await openTestLibrary(await testPlaces());
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const { version, original } = newArticle("The same, corrected.");
  for (let time = 0; time < 2; time += 1) {
    valueOf(await library.addVersion(article.articleId, version, original));
  }
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.versions).toHaveLength(2);
  expect(new Set(files.originals)).toEqual(new Set([article.original.hash, original.hash]));
  const html = await library.readVersion(article.articleId, version.facts.contentHash);
  expect(valueOf(html)).toBe(version.html);
});

test("what an interrupted write left in an article's folder goes with the next write there", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const [name = ""] = await readdir(join(places.directory, "articles"));
  const folder = join(places.directory, "articles", name);
  const temporary = [".~notes.md.12ab34cd.tmp", "versions/.~half.html.12ab34cd.tmp"];
  const [old, recent] = [temporary, temporary.map((path) => path.replace("12ab", "34cd"))];
  for (const path of [...old, ...recent]) await writeFile(join(folder, path), "half");
  for (const path of old) await utimes(join(folder, path), 0, 0);

  const { version, original } = newArticle("The same, corrected.");
  valueOf(await library.addVersion(article.articleId, version, original));
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  await library.close(); // Writes notes.md.
  const left = (await readdir(folder, { recursive: true })).filter((path) => path.includes(".~"));
  expect(left.toSorted()).toEqual(recent.toSorted());
});

test("scanning gives a stamp that every change changes", async () => {
  const library = await openTestLibrary(await testPlaces());
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const stampNow = async () => (await library.scan())[0]?.stamp;
  const stamps = [await stampNow()];
  expect(await stampNow()).toBe(stamps[0]);
  valueOf(
    await library.append(article.articleId, [
      { kind: "article", id: article.articleId, set: { state: "done" } },
    ]),
  );
  stamps.push(await stampNow());
  const { version, original } = newArticle("The same, corrected.");
  valueOf(await library.addVersion(article.articleId, version, original));
  stamps.push(await stampNow());
  expect(new Set(stamps).size).toBe(3);
  expect(valueOf(await library.readArticle(article.articleId)).stamp).toBe(stamps[2]);
});

test.each([
  ["Kremlin affirms: Putin “open”", "kremlin-affirms-putin-open"],
  ["CON", "con"],
  ["../../etc/passwd", "etc-passwd"],
  ['a\\b:c*d?e"f<g>h|i\0j', "a-b-c-d-e-f-g-h-i-j"],
  ["Ends in dots. . .", "ends-in-dots"],
  ["しおりの箱", "しおりの箱"],
  ["مقال عن البحر", "مقال-عن-البحر"],
  ["🖍🖍🖍", "article"],
  ["", "article"],
  ["x".repeat(200), "x".repeat(60)],
  [`${"x".repeat(59)} y`, "x".repeat(59)],
])("the folder of “%s” is named so that every system takes it", (title, slug) => {
  const articleId = newArticleId();
  expect(folderNameFor(title, articleId)).toBe(`${slug}-${articleId.slice(-6)}`);
});

test("equal titles and endings of ids get folders of their own", async () => {
  const library = await openTestLibrary(await testPlaces());
  const one = newArticle("Equal words.");
  const id = `${newArticleId().slice(0, 20)}${one.articleId.slice(-6)}` as typeof one.articleId;
  const other = { ...newArticle("Other bytes."), articleId: id };
  const named = {
    ...other,
    version: { ...other.version, facts: { ...other.version.facts, title: "Equal words." } },
  };
  valueOf(await library.addArticle(one));
  valueOf(await library.addArticle(named));
  expect((await library.scan()).map(({ articleId }) => articleId).toSorted()).toEqual(
    [one.articleId, id].toSorted(),
  );
});
