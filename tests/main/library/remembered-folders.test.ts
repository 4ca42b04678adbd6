import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NO_MEMORY } from "../../../electron/library/folder-memory.ts";
import type { Library } from "../../../electron/library/library.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle } from "./sample-article.ts";

/** A library with one article and one damaged folder, opened again: the damage is known to whoever looks at all folders. */
async function reopenedLibrary() {
  const places = await testPlaces();
  const first = await openTestLibrary(places);
  const articleId = valueOf(await first.addArticle(newArticle()));
  const [article] = await first.scan();
  const folder = article?.folders[0] ?? "";
  await first.close();
  await mkdir(join(places.directory, "articles", "Damaged"));
  await writeFile(join(places.directory, "articles", "Damaged", "article.json"), "no JSON");
  return { library: await openTestLibrary(places), places, articleId, folder };
}

function hasLookedAtAll(library: Library): boolean {
  return library.problems().some(({ path }) => path.endsWith("Damaged"));
}

function articlesIn({ directory }: TestPlaces): string {
  return join(directory, "articles");
}

test("an article is opened where it was, before all folders have been looked at", async () => {
  const { library, articleId, folder } = await reopenedLibrary();
  library.rememberFolders({
    ...NO_MEMORY,
    foldersOf: (id) => (id === articleId ? [folder] : []),
  });
  expect(valueOf(await library.readArticle(articleId)).identity.id).toBe(articleId);
  expect(hasLookedAtAll(library)).toBe(false);
});

test("an article that is not where it was is looked for everywhere", async () => {
  const { library, places, articleId, folder } = await reopenedLibrary();
  await rename(join(articlesIn(places), folder), join(articlesIn(places), "Elsewhere"));
  library.rememberFolders({ ...NO_MEMORY, foldersOf: () => [folder] });
  expect(valueOf(await library.readArticle(articleId)).folders).toEqual(["Elsewhere"]);
  expect(hasLookedAtAll(library)).toBe(true);
});

test("a scan that was stopped leaves nothing missing, and says only what it saw", async () => {
  const { library, articleId } = await reopenedLibrary();
  const stopped = await library.scan({ signal: AbortSignal.abort() });
  expect(stopped).toEqual([]);
  expect(library.readOnlyBecause).toBeUndefined();
  expect((await library.scan()).map((article) => article.articleId)).toEqual([articleId]);
});
