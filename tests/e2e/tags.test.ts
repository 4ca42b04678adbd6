import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { runPostil } from "../postil/run-postil.ts";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { FERRY, LONG_READ } from "./texts.ts";
import type { AppWindow } from "./window/app-window.ts";

const words = wording.manageTags;
const QUOTE = "kept one book for three hundred years";

/** Two articles tagged `war`, and a highlight tagged `war/letters`. */
async function tagTexts({ client }: AppWindow): Promise<void> {
  const outcomes = await importTexts(client, { "ferry.txt": FERRY, "walk.md": LONG_READ });
  const articleIds = outcomes.flatMap(({ articleId }) => articleId ?? []);
  const [articleId] = articleIds;
  if (articleId === undefined) throw new Error("nothing was imported");
  await client.ask("articles.update", { articleIds, addTags: ["war"] });
  await client.ask("annotations.createFromQuote", {
    articleId,
    exact: QUOTE,
    tags: ["war/letters"],
  });
}

function idOf(record: unknown): string {
  return (record as { articleId: string }).articleId;
}

/** Its menu takes the place of its count while it is pointed at. */
function tagRow({ page }: AppWindow, name: string) {
  return page
    .getByRole("navigation", { name: wording.app.sidebar })
    .getByRole("button", { name: new RegExp(`^${name}( \\d+)?$`) });
}

async function openTagMenu({ page }: AppWindow, tag: string, item: string): Promise<void> {
  await page.getByRole("button", { name: words.openMenu(tag) }).press("Enter");
  await page.getByRole("menuitem", { name: item }).press("Enter");
}

test("a tag is renamed from the sidebar, everywhere, and back with Undo, also after a restart", async ({
  home,
  startApp,
}) => {
  const app = await startApp();
  const window = await app.openWindow();
  await tagTexts(window);
  const { page } = window;
  await tagRow(window, "war").click();
  const library = new LibraryPage(page);
  await expect.poll(() => library.articles.count()).toBe(2);

  await openTagMenu(window, "war", words.renameItem);
  const dialog = page.getByRole("dialog", { name: words.edit("war") });
  await dialog.getByRole("textbox", { name: words.name }).fill("conflict");
  await dialog
    .getByText(
      "2 articles and 1 highlight: #war becomes #conflict; #war/letters becomes #conflict/letters.",
    )
    .waitFor();
  const saved = window.saved("tags.change");
  await page.keyboard.press("Enter");
  await saved;
  await dialog.waitFor({ state: "detached" });
  // Its message stays while it is pointed at.
  const undo = page.getByRole("button", { name: wording.app.undo });
  await undo.hover();
  await tagRow(window, "conflict").waitFor();
  await tagRow(window, "war").waitFor({ state: "detached" });
  await expect.poll(() => library.articles.count()).toBe(2);
  await expect.poll(() => library.articles.first().innerText()).toContain("conflict");
  await page.getByRole("heading", { name: "conflict" }).waitFor();
  const manage = page.getByRole("button", { name: words.manage, exact: true });
  await expect.poll(() => manage.evaluate((node) => node === document.activeElement)).toBe(true);

  await undo.click();
  await tagRow(window, "war").waitFor();
  await window.client.ask("redo", {});
  await tagRow(window, "conflict").waitFor();

  const listed = await runPostil(home, ["list", "tag:war", "--json"]);
  expect(listed.records).toMatchObject([{ tags: ["conflict"] }, { tags: ["conflict"] }]);
  const noted = await runPostil(home, ["notes", "tag:conflict/letters", "--json"]);
  expect(noted.records).toMatchObject([{ quote: QUOTE, tags: ["conflict/letters"] }]);
  const tagged = await runPostil(home, ["tag", String(listed.records.map(idOf)[0]), "war"]);
  expect(tagged.output).toContain(words.calledNow("war", "conflict"));
  const tags = await runPostil(home, ["tags", "--json"]);
  expect(tags.records).toMatchObject([
    { tag: "conflict", articles: 2, highlights: 0, otherNames: ["war"] },
    { tag: "conflict/letters", articles: 0, highlights: 1, otherNames: ["war/letters"] },
  ]);
  await app.kill9();

  const again = await (await startApp()).openWindow();
  await tagRow(again, "conflict").waitFor();
  await again.page.keyboard.press("Control+z");
  await tagRow(again, "war").waitFor();
});

test("a tag is deleted, listed as deleted and restored, by keyboard alone", async ({ window }) => {
  await tagTexts(window);
  const { page } = window;
  await tagRow(window, "war").waitFor();
  await page.getByRole("button", { name: words.manage, exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /^war 2 articles/ }).waitFor();
  await page.keyboard.type("war");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: words.delete, exact: true }).press("Enter");
  const question = page.getByRole("dialog", { name: words.deleteQuestion("war") });
  await question.getByText("2 articles and 1 highlight: #war goes; #war/letters goes.").waitFor();
  const deleted = window.saved("tags.change");
  await question.getByRole("button", { name: words.delete, exact: true }).press("Enter");
  await deleted;
  const option = page.getByRole("option", { name: /^war deleted · 2 articles/ });
  await option.waitFor();
  await tagRow(window, "war").waitFor({ state: "detached" });
  const restored = window.saved("tags.change");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await restored;
  await page.keyboard.press("Escape");
  await tagRow(window, "war").waitFor();
});

test("an old name that is typed gives the new one, and the window says so", async ({ window }) => {
  await tagTexts(window);
  const { page, client } = window;
  await client.ask("tags.change", { change: { kind: "rename", tag: "war", to: "conflict" } });
  await tagRow(window, "conflict").waitFor();
  await new LibraryPage(page).open("The ferry book");
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.highlight("On the third page");
  await reader.press("t");
  await reader.writeTag("war/maps");
  await page.getByText(words.calledNow("war/maps", "conflict/maps")).waitFor();
  await expect.poll(() => reader.margin.innerText()).toContain("#conflict/maps");
});
