import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { readNewsArticle } from "../postil/news-article.ts";
import { runPostil } from "../postil/run-postil.ts";
import type { TestHome } from "../postil/test-home.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import type { AppWindow } from "./window/app-window.ts";

// What Postil is for, done once through a window of whichever host.

export const news = readNewsArticle();
/** Words that stand once in the article: the beginning of its second paragraph. */
export const QUOTE = (news.paragraphs[1] ?? "").split(" ").slice(0, 8).join(" ");
const OTHER = (news.paragraphs[2] ?? "").split(" ").slice(0, 5).join(" ");

export async function openNews(window: AppWindow): Promise<ReaderPage> {
  await new LibraryPage(window.page).open(news.title);
  const reader = new ReaderPage(window);
  await reader.ready();
  return reader;
}

/**
 * Imports the news item, reads it, highlights, tags and annotates it.
 * @returns the article's text, in the very moment in which the app says that the last highlight is saved
 */
export async function doMainJob(window: AppWindow): Promise<string> {
  await new LibraryPage(window.page).drop({ [news.name]: news.bytes.toString("utf8") });
  await window.page.getByText(wording.imports.added(news.title)).waitFor();
  const reader = await openNews(window);
  const text = await reader.article.text();
  for (const words of [
    ...news.paragraphs,
    ...news.notices.flatMap(({ label, text: said }) => [label, said]),
  ]) {
    expect(text).toContain(words);
  }
  await reader.highlight(QUOTE, "4");
  await reader.press("n");
  await reader.writeNote("Verify: who says so?");
  await reader.press("t");
  await reader.writeTag("diplomacy/talks");
  await reader.press("Escape");
  await reader.press("Shift+t");
  const dialog = window.page.getByRole("dialog", { name: wording.tags.ofArticles(1) });
  await dialog.getByRole("combobox").fill("to check");
  await reader.saving("articles.update", () => dialog.getByRole("combobox").press("Enter"));
  await dialog.getByRole("button", { name: wording.app.done }).click();
  await reader.highlight(OTHER, "1");
  return text;
}

/** Another life of the app shows all of it. */
export async function expectMainJobShown(window: AppWindow, text: string): Promise<void> {
  const reader = await openNews(window);
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-green": [QUOTE], "fill-pink": [OTHER] });
  await expect.poll(() => reader.margin.innerText()).toContain("Verify: who says so?");
  await expect.poll(() => reader.margin.innerText()).toContain("#diplomacy/talks");
  expect(await reader.article.text()).toBe(text);
}

/** The command line reads the same, and finds nothing broken. */
export async function expectMainJobKept(home: TestHome): Promise<void> {
  const notes = await runPostil(home, ["notes", "--json"]);
  expect(notes.records).toMatchObject([
    {
      quote: QUOTE,
      note: "Verify: who says so?",
      tags: ["diplomacy/talks"],
      color: "green",
      state: "placed",
    },
    { quote: OTHER, note: "", color: "pink", state: "placed" },
  ]);
  const listed = await runPostil(home, ["list", "--json"]);
  expect(listed.records).toMatchObject([{ title: news.title, tags: ["to check"], highlights: 2 }]);
  const checked = await runPostil(home, ["check", "--json"]);
  expect(checked).toMatchObject({ status: 0, errors: "" });
}
