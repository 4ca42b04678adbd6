import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { matching } from "./matchers.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

test("an article and its marks are there when the library is opened again", async () => {
  const places = await testPlaces();
  const article = newArticle();
  const highlight = newHighlight(article, "Verify.");
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [highlight]));
  await library.close();

  const again = await openTestLibrary(places);
  const files = valueOf(await again.readArticle(article.articleId));
  expect(files.identity).toEqual({ format: 1, id: article.articleId, created: article.created });
  expect(files.versions).toEqual([article.version.facts]);
  expect(files.operations).toMatchObject([highlight]);
  const html = valueOf(
    await again.readVersion(article.articleId, article.version.facts.contentHash),
  );
  expect(html).toBe(article.version.html);
  expect(again.problems()).toEqual([]);
});

test("the folder looks as it is drawn", async () => {
  const places = await testPlaces();
  const article = newArticle("Die Brücke: am Fluß / 橋");
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  valueOf(
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "doubt" } }]),
  );
  await library.close();

  expect((await readdir(places.directory)).toSorted()).toEqual([
    "articles",
    "inbox",
    "library.json",
    "marks",
  ]);
  const name = `die-brücke-am-fluß-橋-${article.articleId.slice(-6)}`;
  expect(await readdir(join(places.directory, "articles"))).toEqual([name]);
  const folder = join(places.directory, "articles", name);
  const { facts } = article.version;
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual([
    "article.json",
    "assets",
    "marks",
    matching(/^marks\/[0-9a-z]{6}\.jsonl$/),
    "notes.md",
    "originals",
    `originals/${facts.originalHash}.txt`,
    "versions",
    `versions/${facts.contentHash}.html`,
    `versions/${facts.contentHash}.json`,
  ]);
  expect(await readFile(join(folder, "notes.md"), "utf8")).toContain("> Some");
});
