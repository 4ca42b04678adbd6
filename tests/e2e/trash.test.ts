import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";

test("an article is deleted for good after a question, and its highlights stay", async ({
  window,
}) => {
  const { page, client } = window;
  const library = new LibraryPage(page);
  const [ferry] = await importTexts(client, { "ferry.txt": FERRY });
  const articleId = ferry?.articleId;
  if (!articleId) return expect.fail("not imported");
  const exact = "kept one book";
  await client.ask("annotations.createFromQuote", { articleId, exact, note: "Which?" });
  await client.ask("articles.update", { articleIds: [articleId], trashed: true });
  await library.show("trash");
  await library.article("The ferry book").getByText(wording.trash.daysLeft(30)).waitFor();

  await library.select("The ferry book");
  await page.getByRole("button", { name: wording.trash.purge }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText(wording.trash.question({ articles: 1, highlights: 0 })).waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  expect((await client.ask("library.overview", {})).counts.trashed).toBe(1);

  await page.keyboard.press("Shift+Delete");
  await question.getByRole("button", { name: wording.trash.confirm }).click();
  await page.getByText(wording.trash.purged(1)).waitFor();
  await page.getByText(wording.library.empty.trash.title).waitFor();

  await library.show("notebook");
  const line = new NotebookPage(page).line(exact);
  await line.getByText("Which?").waitFor();
  await line.getByText(wording.notebook.articlePurged).waitFor();
  expect((await client.ask("articles.list", {})).rows).toEqual([]);

  // It is written in and goes where every highlight goes.
  await line.focus();
  await page.keyboard.press("#");
  await line.waitFor({ state: "detached" });
  await library.show("trash");
  await page.getByText(wording.library.trashOf.highlights).click();
  await line.getByText(wording.trash.daysLeft(30)).waitFor();
  await line.focus();
  await page.keyboard.press("Shift+Delete");
  await question.getByText(wording.trash.highlightsHint).waitFor();
  await question.getByRole("button", { name: wording.trash.confirm }).click();
  await page.getByText(wording.notebook.empty.trash.title).waitFor();
  await page.keyboard.press("Control+z");
  await line.getByText(wording.trash.daysLeft(30)).waitFor();
});
