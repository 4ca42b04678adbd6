import { expect } from "vitest";
import { countWords } from "#core/text/count-words.js";
import { importTexts } from "../postil/import-texts.ts";
import { type NewsArticle, readNewsArticle } from "../postil/news-article.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { SearchPage } from "./pages/search-page.ts";
import { test as base } from "./test.ts";

const HARBOUR = [
  "The harbour opens again",
  "The first ferry left at noon, an hour late, with forty people and a cow on board, and nobody complained.",
  "Its captain said that he had waited for the tide, which is the usual order of things in the harbour.",
];

/** A news item that ends with legal notices, and another one that ends with the same. */
const test = base.extend("news", async ({ window }) => {
  const news = readNewsArticle();
  const notices = news.notices.flatMap(({ label, text }) => [label, text]);
  const outcomes = await importTexts(window.client, {
    [news.name]: news.bytes,
    "harbour.txt": [...HARBOUR, ...notices, ""].join("\n"),
    "own.txt": `A word of its own\nThere is one paragraph here, and ${ownWord(news)} stands in it.\n`,
  });
  const [article, other] = outcomes.map(({ articleId }) => articleId);
  if (!article || !other) throw new Error("not imported");
  await expect.poll(() => new LibraryPage(window.page).articles.count()).toBe(3);
  return { ...news, articleId: article, otherId: other };
});

/** Of the first notice, and of nothing else. */
function ownWord({ title, paragraphs, notices }: NewsArticle): string {
  const rest = [title, ...paragraphs, ...HARBOUR].join(" ").toLowerCase();
  const words = (notices[0]?.text ?? "").toLowerCase().match(/[a-z]{7,}/g) ?? [];
  const word = words.find((candidate) => !rest.includes(candidate));
  if (word === undefined) throw new Error("the notice has no word of its own");
  return word;
}

test("what two news items end with is not counted, until one of them is in the trash", async ({
  news,
  window,
}) => {
  const words = async (): Promise<number | undefined> => {
    const { rows } = await window.client.ask("articles.list", {});
    return rows.find(({ articleId }) => articleId === news.articleId)?.words;
  };
  const own = countWords(news.paragraphs.join("\n"), "en");
  const notices = news.notices.map(({ label, text }) => `${label}\n${text}`).join("\n");
  expect(await words()).toBe(own);
  const { notices: folded, words: left } = await window.client.ask("articles.get", {
    articleId: news.articleId,
  });
  expect(left).toBe(own);
  expect(folded.map(({ articles }) => articles)).toEqual(news.notices.map(() => 2));
  await window.client.ask("articles.update", { articleIds: [news.otherId], trashed: true });
  expect(await words()).toBe(own + countWords(notices, "en"));
});

test("a word of a notice is found, behind the article that says it itself", async ({
  news,
  window,
}) => {
  const search = new SearchPage(window.page);
  await search.type(ownWord(news));
  await expect.poll(() => search.hits.count()).toBe(3);
  expect(await search.hits.first().textContent()).toContain("A word of its own");
  // A hit in a notice opens it.
  await search.hit(news.title).click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await expect
    .poll(async () => (await reader.article.painted())["target"]?.join("").toLowerCase())
    .toBe(ownWord(news));
  const line = window.page.frameLocator("iframe").getByRole("button", { name: /recurring/u });
  await expect.poll(() => line.getAttribute("aria-expanded")).toBe("true");
});

test("the reader shows one line for both, which Enter opens", async ({ news, window }) => {
  const library = new LibraryPage(window.page);
  await library.open(news.title);
  const reader = new ReaderPage(window);
  await reader.ready();
  const { page } = window;
  const line = page
    .frameLocator("iframe")
    .getByRole("button", { name: `${news.notices.length} recurring notices, in 2 articles` });
  await line.waitFor();
  const notice = page.frameLocator("iframe").getByText(news.notices[1]?.text.slice(0, 30) ?? "");
  expect(await notice.isVisible()).toBe(false);
  const text = await window.client.ask("articles.text", { articleId: news.articleId });
  expect(await reader.article.text()).toBe(text.plainText);
  for (
    let links = 0;
    links < 20 && !(await line.and(page.frameLocator("iframe").locator(":focus")).isVisible());
    links += 1
  ) {
    await reader.press("Tab");
  }
  await reader.press("Enter");
  await expect.poll(() => notice.isVisible()).toBe(true);
  expect(await reader.article.text()).toBe(text.plainText);
});
