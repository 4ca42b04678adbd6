import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { makeEpub } from "../main/import/epub/make-epub.ts";
import { importTexts } from "../postil/import-texts.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { sharedTest as test } from "./shared-test.ts";

const COVER = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="90"><rect width="60" height="90"/></svg>`;
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

test("its cover stands in the list and above its text; a picture that lies on the web stands nowhere", async ({
  client,
  openWindow,
}) => {
  const [outcome] = await importTexts(client, {
    "bound.epub": makeEpub({
      metadata: "<dc:title>A bound book</dc:title>",
      chapters: { "Text/1.xhtml": "<h1>One</h1><p>The text.</p>" },
      others: { "cover.svg": ["image/svg+xml", COVER] },
      properties: { "cover.svg": "cover-image" },
    }),
    "remote.md":
      "---\ntitle: A bare page\nimage: https://vell.example/cover.png\n---\n\nIts text.\n",
  });
  const articleId = outcome?.articleId;
  if (typeof articleId !== "string") throw new Error("not imported");
  const { page } = await openWindow("/");
  const row = page.getByRole("option", { name: /A bound book/ });
  await row.waitFor();
  // Its own width: a picture that was not found has none.
  await expect
    .poll(() => row.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(60);
  expect(
    await page
      .getByRole("option", { name: /A bare page/ })
      .locator("img")
      .count(),
  ).toBe(0);

  await row.click();
  const header = page.frameLocator("iframe").locator("header");
  const cover = header.getByRole("img", { name: wording.reader.cover });
  await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  expect(new URL((await cover.getAttribute("src")) ?? "", page.url()).pathname).toMatch(
    new RegExp(`^/assets/${articleId}/[0-9a-f]{64}\\.svg$`),
  );
});

test("a cover whose file is gone leaves no hole", async ({ client, openWindow, home }) => {
  await importTexts(client, {
    "torn.epub": makeEpub({
      metadata: "<dc:title>A torn book</dc:title>",
      chapters: { "Text/1.xhtml": "<h1>One</h1><p>The text.</p>" },
      others: { "cover.svg": ["image/svg+xml", COVER.replace("90", "80")] },
      properties: { "cover.svg": "cover-image" },
    }),
  });
  const articles = join(home.library, "articles");
  const folder = (await readdir(articles)).find((name) => name.startsWith("a-torn-book"));
  await rm(join(articles, folder ?? "", "assets"), { recursive: true });
  const { page, guards } = await openWindow("/");
  guards.allow(/404/);
  const row = page.getByRole("option", { name: /A torn book/ });
  await row.waitFor();
  await expect.poll(() => row.locator("img").count()).toBe(0);
  await row.click();
  const header = page.frameLocator("iframe").locator("header");
  await header.getByText("A torn book").waitFor();
  await expect.poll(() => header.locator("img").count()).toBe(0);
});
