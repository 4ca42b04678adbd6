import { expect, onTestFinished, test } from "vitest";
import { openIndex } from "../../../electron/index/search-index.ts";
import { createArticleDesk } from "../../../electron/service/article-desk.ts";
import { createPlainWriter } from "../../../electron/service/careful-writer.ts";
import { createDocumentCache } from "../../../electron/service/document-cache.ts";
import {
  openTestLibrary,
  temporaryDirectory,
  testPlaces,
  valueOf,
} from "../library/new-library.ts";
import { newArticle } from "../library/sample-article.ts";

test("an article on which our own code stumbles hides none of the others", async () => {
  const library = await openTestLibrary(await testPlaces());
  const [stumbling, sound] = [newArticle("Stumbling."), newArticle("Sound.")];
  for (const article of [stumbling, sound]) valueOf(await library.addArticle(article));
  const { libraryId } = library.identity;
  const index = openIndex({ cacheDirectory: await temporaryDirectory(), libraryId });
  onTestFinished(() => index.close());
  const desk = createArticleDesk({
    library: {
      readOnlyBecause: undefined,
      isAllInSight: true,
      async readArticle(articleId) {
        if (articleId === stumbling.articleId) throw new Error("our own mistake");
        return await library.readArticle(articleId);
      },
    },
    writer: createPlainWriter(library),
    index,
    documents: createDocumentCache(library),
    onChanged: () => undefined,
    onPositionChanged: () => undefined,
  });
  await desk.refresh([stumbling.articleId, sound.articleId]);
  expect([...index.stamps().keys()]).toEqual([sound.articleId]);
  const [failure, ...others] = desk.unread();
  expect(failure).toMatchObject({ code: "unexpected" });
  expect(failure?.detail).toContain("our own mistake");
  expect(others).toEqual([]);
});
