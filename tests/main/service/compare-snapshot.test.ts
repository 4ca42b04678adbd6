import { expect, onTestFinished, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { openIndex } from "../../../electron/index/search-index.ts";
import { openSnapshot } from "../../../electron/library/snapshot/read-snapshot.ts";
import {
  type ComparedArticle,
  compareArticles,
} from "../../../electron/service/compare-snapshot.ts";
import {
  openTestLibrary,
  temporaryDirectory,
  testPlaces,
  valueOf,
} from "../library/new-library.ts";
import { newArticle } from "../library/sample-article.ts";
import { made, manifests, placeOf } from "../library/snapshot/snapshot-folder.ts";

test("an article is compared as it is when its turn comes, not as it was when the first was", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const articles = ["One.", "Two.", "Three."].map((text) => newArticle(text));
  for (const article of articles) {
    valueOf(await library.addArticle(article));
    valueOf(await library.append(article.articleId, [stateOf(article.articleId, "reading")]));
  }
  const place = placeOf(library, places);
  await made(place);
  const [manifest] = await manifests(place);
  if (manifest === undefined) throw new Error("no snapshot");
  for (const { articleId } of articles) {
    valueOf(await library.append(articleId, [stateOf(articleId, "archived")]));
  }
  const { libraryId } = library.identity;
  const index = openIndex({ cacheDirectory: await temporaryDirectory(), libraryId });
  onTestFinished(() => index.close());
  const compared: ComparedArticle[] = [];
  const options = {
    articleIds: [],
    choice: { changed: "set-back", added: "keep" },
    context: { signal: new AbortController().signal, onProgress: () => undefined },
  } as const;
  for await (const article of compareArticles(
    { library, index },
    openSnapshot(place.directory, manifest),
    options,
  )) {
    compared.push(article);
    if (compared.length > 1) continue;
    // Meanwhile the reader sets the others back himself.
    for (const { articleId } of articles) {
      if (articleId === article.articleId) continue;
      valueOf(await library.append(articleId, [stateOf(articleId, "reading")]));
    }
  }
  expect(compared.map(({ plan }) => plan.changes.length)).toEqual([1, 0, 0]);
});

function stateOf(id: ArticleId, state: "reading" | "archived"): Change {
  return { kind: "article", id, set: { state } };
}
