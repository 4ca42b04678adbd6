import { expect } from "vitest";
import { ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";

test("an article is opened, marked, annotated, tagged and put away without a mouse", async ({
  window,
}) => {
  await importTexts(window.client, { "ferry.txt": FERRY });
  const { page, client } = window;
  const library = new LibraryPage(page);
  await library.article("The ferry book").waitFor();
  const press = (key: string): Promise<void> => page.keyboard.press(key);

  await press("j");
  await press("Enter");
  const reader = new ReaderPage(window);
  await reader.ready();

  await press("c");
  const cursor = async () => (await reader.article.painted())["cursor"]?.join("").trim();
  await expect.poll(cursor).toBe("The pilots of Vell kept one book for three hundred years.");
  await press("ArrowDown");
  await expect.poll(cursor).toContain("It was not a log of ships");
  await press("ArrowUp");
  await expect.poll(() => announced(page)).toContain("The pilots of Vell kept one book");
  await reader.saving("annotations.create", () => press("h"));
  await expect.poll(() => announced(page)).toContain("Yellow highlight: The pilots of Vell");

  const quote = "The pilots of Vell kept one book for three hundred years.";
  const notes = async () => (await client.ask("notes.summaries", {})).notes;
  await press("n");
  // Where the machine pauses, parts of it save themselves.
  await page.keyboard.type("Since when?");
  await press("Control+Enter");
  await expect.poll(notes).toMatchObject([{ quote, note: "Since when?" }]);
  await press("t");
  await page.keyboard.type("tides");
  await reader.saving("annotations.update", () => press("Enter"));
  await press("Enter");
  await expect.poll(notes).toMatchObject([{ quote, note: "Since when?", tags: ["tides"] }]);

  // Out of the highlight, out of the sentences, out of the article.
  for (let steps = 0; steps < 3; steps += 1) await press("u");
  await library.article("The ferry book").waitFor();
  await press("j");
  await press("e");
  await expect.poll(() => library.articles.count()).toBe(0);
  const { rows } = await client.ask("articles.list", { view: "archived" });
  expect(rows).toMatchObject([{ title: "The ferry book of Vell", highlights: 1 }]);
});

test("single letters do nothing while one types, and can be switched off", async ({ window }) => {
  await importTexts(window.client, { "ferry.txt": FERRY });
  const { page, client } = window;
  const library = new LibraryPage(page);
  await library.article("The ferry book").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("je?#ux");
  await expect.poll(() => library.search.inputValue()).toBe("je?#ux");
  await library.show("inbox");
  // The theme shows when the window has heard of both.
  await client.ask("settings.set", { singleLetterKeys: false, theme: "dark" });
  await page.locator('html[data-theme="dark"]').waitFor();
  await library.article("The ferry book").focus();
  await page.keyboard.press("e");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  const { rows } = await client.ask("articles.list", { view: "inbox" });
  expect(rows).toHaveLength(1);
});

/** What a screen reader is told. */
function announced(page: ReaderPage["page"]): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-live="polite"]')]
      .map((region) => region.textContent ?? "")
      .join(" "),
  );
}

test("Tab closes suggestions before it goes on, so that it never leads to what they hide", async ({
  window,
}) => {
  const { page, client } = window;
  const other = "Other\n\nAnother article.\n";
  const [tagged] = await importTexts(client, { "other.txt": other, "ferry.txt": FERRY });
  await client.ask("articles.update", {
    articleIds: [ArticleId.parse(tagged?.articleId)],
    addTags: [Tag.parse("place/vell")],
  });
  await new LibraryPage(page).article("The ferry book").focus();
  await page.keyboard.press("t");
  await page.getByRole("dialog").getByRole("combobox").fill("pl");
  const suggestion = page.getByRole("option", { name: "place/vell", exact: true });
  await suggestion.waitFor();
  await page.keyboard.press("Tab");
  await suggestion.waitFor({ state: "detached" });
  const isHidden = () =>
    page.evaluate(() => document.activeElement?.closest('[aria-hidden="true"]') !== null);
  await expect.poll(isHidden).toBe(false);
});
