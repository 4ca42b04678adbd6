import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { makeEpub } from "../main/import/epub/make-epub.ts";
import { importTexts } from "../postil/import-texts.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { sharedTest as test } from "./shared-test.ts";

const SENTENCES = Array.from({ length: 60 }, (_, at) => `<p>Sentence ${at} of this chapter.</p>`);

test("a book is read by its own table of contents, and what is marked in it is found again", async ({
  client,
  openWindow,
}) => {
  const book = makeEpub({
    metadata: "<dc:title>A book of two parts</dc:title><dc:creator>Its author</dc:creator>",
    chapters: {
      "Text/1.xhtml": `<h4>One</h4>${SENTENCES.join("")}`,
      "Text/2.xhtml": `<p>The only words to mark.</p>${SENTENCES.join("")}<h1>Details</h1><p>x</p>`,
    },
    nav: `<ol><li><span>First part</span><ol><li><a href="Text/1.xhtml">One</a></li><li><a href="Text/2.xhtml">Two</a></li></ol></li></ol>`,
  });
  const [outcome] = await importTexts(client, { "book.epub": book });
  expect(outcome).toMatchObject({ status: "added", title: "A book of two parts" });
  const articleId = outcome?.articleId;
  if (typeof articleId !== "string") throw new Error("not imported");
  const window = await openWindow(`postil://a/${articleId}`);
  const reader = new ReaderPage(window);
  await reader.ready();

  const outline = window.page.getByRole("navigation", { name: wording.reader.outline });
  const entries = outline.getByRole("button");
  await expect
    .poll(() => entries.allTextContents())
    .toEqual(["First part", "One", "Two", "Details"]);
  await outline.getByRole("button", { name: "Two" }).click();
  await expect.poll(() => outline.locator("[aria-current]").textContent()).toBe("Two");
  await reader.highlight("The only words to mark.");

  const { annotations } = await client.ask("articles.get", { articleId });
  expect(annotations).toMatchObject([{ quote: { exact: "The only words to mark." } }]);
  const [again] = await importTexts(client, { "the same.epub": book });
  expect(again).toMatchObject({ status: "known", articleId });
});
