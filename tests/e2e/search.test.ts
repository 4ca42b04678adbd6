import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { SearchPage } from "./pages/search-page.ts";
import { preparedTest } from "./prepared-test.ts";
import { FERRY, LONG_READ } from "./texts.ts";

const test = preparedTest(async (client) => {
  await importTexts(client, { "ferry.txt": FERRY, "walk.md": LONG_READ });
}).extend("search", async ({ window: { page } }) => {
  await expect.poll(() => new LibraryPage(page).articles.count()).toBe(2);
  return new SearchPage(page);
});

test("results come as one types, and Enter jumps to the passage", async ({ search, window }) => {
  await search.type('"lighthouse without a lamp"');
  await search.hit("A long walk along the shore").waitFor();
  await expect.poll(() => search.hits.count()).toBe(1);
  await window.page.keyboard.press("Enter");
  const reader = new ReaderPage(window);
  await reader.ready();
  await expect.poll(() => reader.article.isInView("a lighthouse without a lamp")).toBe(true);
  expect((await reader.article.painted())["target"]?.join("")).toContain("lighthouse");
  await reader.back();
  await expect.poll(() => search.field.inputValue()).toBe('"lighthouse without a lamp"');
});

test("a passage further down leads to its place, and the words of a hit are found in their article", async ({
  search,
  window,
}) => {
  await search.type("walker");
  await search.hit("A long walk along the shore").waitFor();
  const others = search.rows.and(window.page.locator('[data-kind="passage"]'));
  await others.nth(1).click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await expect.poll(async () => (await reader.article.painted())["target"]).toEqual(["walker"]);
  await reader.back();
  await search.hit("A long walk along the shore").waitFor();
  await window.page.keyboard.press("ControlOrMeta+f");
  await reader.ready();
  await expect.poll(() => reader.findField.inputValue()).toBe("walker");
});

test("words selected in an article are searched for in the library", async ({ search, window }) => {
  await search.type("pilots");
  await search.hit("The ferry book of Vell").click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.article.select("the tide is late");
  await reader.bar.waitFor();
  await window.page.keyboard.press("ControlOrMeta+Shift+F");
  await expect.poll(() => search.field.inputValue()).toBe('"the tide is late"');
  await expect.poll(() => search.hits.count()).toBe(1);
  await search.hit("The ferry book of Vell").waitFor();
});

test("quotes and notes are found, and lead to their highlight", async ({ search, window }) => {
  const { client } = window;
  const { rows } = await client.ask("articles.list", { query: "title:ferry" });
  const [article] = rows;
  if (article === undefined) throw new Error("not imported");
  await client.ask("annotations.createFromQuote", {
    articleId: article.articleId,
    exact: "late for whom",
    note: "A zeppelin?",
  });
  await search.type("zeppelin");
  await search.hit("A zeppelin?").click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await expect
    .poll(async () => (await reader.article.painted())["focus"])
    .toEqual(["late for whom"]);
});

test("prefixes, phrases and fields narrow what is found", async ({ search }) => {
  const found = async (query: string): Promise<number> => {
    await search.field.fill(query);
    await search.page
      .getByText(wording.search.none(query))
      .or(search.hits.first())
      .first()
      .waitFor();
    return await search.hits.count();
  };
  await search.type("pil*");
  await expect.poll(() => found("pilo*")).toBe(1);
  await expect.poll(() => found('"one book for three"')).toBe(1);
  await expect.poll(() => found('"book one for three"')).toBe(0);
  await expect.poll(() => found("title:shore lamp")).toBe(1);
  await expect.poll(() => found("title:shore pilots")).toBe(0);
});

test("what was not understood of a query is explained, and one key or press puts it right", async ({
  search,
  window,
}) => {
  const { page } = window;
  const explained = page.getByRole("status").filter({ hasText: /colour:|2025-13/ });
  await search.type("colour:green");
  await explained.waitFor();
  await page.keyboard.press("ControlOrMeta+.");
  await expect.poll(() => search.field.inputValue()).toBe("color:green");
  await explained.waitFor({ state: "detached" });
  await search.field.fill("ferry after:2025-13");
  await explained.waitFor();
  await page.getByRole("button", { name: wording.search.takeSuggestion("after:2025-12") }).click();
  await expect.poll(() => search.field.inputValue()).toBe("ferry after:2025-12");
  await search.hits.first().waitFor();
});

test("a search is saved, stands in the sidebar, and is removed", async ({ search, window }) => {
  const { page } = window;
  await search.type("tide");
  await search.hits.first().waitFor();
  await page.getByRole("button", { name: wording.search.save }).click();
  const dialog = page.getByRole("dialog", { name: wording.search.saveTitle });
  await dialog.getByRole("textbox").fill("Water");
  await dialog.getByRole("button", { name: wording.app.save }).click();
  const saved = page.getByRole("button", { name: /^Water\b/ });
  await new LibraryPage(page).show("inbox");
  await saved.click();
  await expect.poll(() => search.field.inputValue()).toBe("tide");
  await page.getByRole("button", { name: wording.search.actions("Water") }).click();
  await page.getByRole("menuitem", { name: wording.search.remove }).click();
  await saved.waitFor({ state: "detached" });
});
