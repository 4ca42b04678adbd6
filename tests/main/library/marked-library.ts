import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Change } from "#core/operation/operation.js";
import type { Library, NewArticle } from "../../../electron/library/library.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

/** An open library with one article, of which two things are said. */
export interface MarkedLibrary {
  readonly places: TestPlaces;
  readonly library: Library;
  readonly article: NewArticle;
  readonly changes: readonly Change[];
  readonly folder: string;
}

export async function markedLibrary(): Promise<MarkedLibrary> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const changes = [newHighlight(article, "one"), newHighlight(article, "other")];
  for (const change of changes) valueOf(await library.append(article.articleId, [change]));
  const articles = join(places.directory, "articles");
  const [name = ""] = await readdir(articles);
  return { places, library, article, changes, folder: join(articles, name) };
}
