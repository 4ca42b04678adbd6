import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test as base } from "./test.ts";
import { FERRY, LONG_READ } from "./texts.ts";

const test = base.extend("library", ({ window }) => new LibraryPage(window.page));

test("an empty library says what to do", async ({ library, window }) => {
  await window.page.getByText(wording.library.empty.inbox.title).waitFor();
  const chooser = window.page.waitForEvent("filechooser");
  await window.page.getByRole("button", { name: wording.library.chooseFiles }).click();
  expect((await chooser).isMultiple()).toBe(true);
  expect(await library.articles.count()).toBe(0);
});

test("a file dropped on the window becomes an article and can be opened at once", async ({
  library,
  window,
}) => {
  await library.drop({ "ferry.txt": FERRY });
  await window.page.getByText(wording.imports.added("The ferry book of Vell")).waitFor();
  await expect.poll(() => library.titles()).toEqual(["The ferry book of Vell"]);
  await window.page.getByRole("button", { name: wording.imports.open }).click();
  const reader = new ReaderPage(window);
  await reader.ready();
  expect(await reader.article.text()).toContain("The pilots of Vell kept one book");
});

test("a file dropped on an open article is added, and the article stays", async ({
  library,
  window,
}) => {
  await importTexts(window.client, { "ferry.txt": FERRY });
  await library.open("The ferry book");
  const reader = new ReaderPage(window);
  await reader.ready();
  await library.drop({ "walk.md": LONG_READ });
  await window.page.getByText(wording.imports.added("A long walk along the shore")).waitFor();
  expect(await reader.article.text()).toContain("The pilots of Vell");
});

test("files are added through the picker", async ({ library, home, window }) => {
  const paths = [await home.write("ferry.txt", FERRY), await home.write("walk.md", LONG_READ)];
  await library.pick(paths);
  await window.page.getByText(wording.imports.addedMany(2)).waitFor();
  await expect.poll(() => library.articles.count()).toBe(2);
});

test("the report says of every file what became of it, failures first", async ({
  library,
  window,
}) => {
  await library.drop({
    "ferry.txt": FERRY,
    "empty.txt": "",
    "photo.jpg": "JFIF",
    "binary.txt": "\u0000\u0001\u0002\u0000\u0003",
    "again.txt": FERRY,
  });
  const report = window.page.getByRole("dialog", { name: wording.imports.report });
  await report.waitFor();
  await expect.poll(() => report.getByText(wording.imports.summary(5, 3)).count()).toBe(1);
  const lines = await report.getByRole("listitem").allInnerTexts();
  expect(lines).toHaveLength(5);
  expect(lines[0]).toContain("“empty.txt” is empty");
  expect(lines[1]).toContain("“photo.jpg” is of a kind that Postil does not read");
  expect(lines[2]).toContain("“binary.txt” does not contain text");
  expect(lines[3]).toContain("The ferry book of Vell");
  await report.getByRole("button", { name: wording.app.done }).click();
  await expect.poll(() => library.titles()).toEqual(["The ferry book of Vell"]);
});

const THREE = {
  "a.txt": "Alpha\n\nOne.\n",
  "b.txt": "Beta\n\nTwo.\n",
  "c.txt": "Gamma\n\nThree.\n",
};

test("several articles are tagged, moved, put into the trash and taken out again together", async ({
  library,
  window,
}) => {
  await importTexts(window.client, THREE);
  await expect.poll(() => library.articles.count()).toBe(3);
  await library.select("Alpha", "Gamma");
  const bar = window.page.getByRole("toolbar", { name: wording.library.selectionBar });
  await bar.getByText(wording.counts.selected(2)).waitFor();

  await bar.getByRole("button", { name: wording.library.tag, exact: true }).click();
  const dialog = window.page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("letters");
  await dialog.getByRole("combobox").press("Enter");
  await dialog.getByText("letters").first().waitFor();
  await dialog.getByRole("button", { name: wording.app.done }).click();
  await library.showTag("letters");
  await expect.poll(async () => (await library.titles()).toSorted()).toEqual(["Alpha", "Gamma"]);

  await library.select("Alpha", "Gamma");
  await bar.getByRole("button", { name: wording.library.moveTo }).click();
  await window.page.getByRole("menuitem", { name: wording.views.done }).click();
  await library.show("done");
  await expect.poll(() => library.articles.count()).toBe(2);

  await library.select("Alpha", "Gamma");
  await bar.getByRole("button", { name: wording.library.trash }).click();
  await expect.poll(() => library.articles.count()).toBe(0);
  await library.show("trash");
  await expect.poll(() => library.articles.count()).toBe(2);
  await library.select("Alpha");
  await bar.getByRole("button", { name: wording.library.restore }).click();
  await expect.poll(() => library.titles()).toEqual(["Gamma"]);
  await library.show("done");
  await expect.poll(() => library.titles()).toEqual(["Alpha"]);
});

test("the last deed is taken back from its message and by key", async ({ library, window }) => {
  await importTexts(window.client, THREE);
  await library.select("Beta");
  await window.page.keyboard.press("Delete");
  await expect.poll(() => library.articles.count()).toBe(2);
  await window.page.getByRole("button", { name: wording.app.undo }).click();
  await expect.poll(() => library.articles.count()).toBe(3);
  await window.page.keyboard.press("Control+Shift+z");
  await expect.poll(() => library.articles.count()).toBe(2);
  await window.page.keyboard.press("Control+z");
  await expect.poll(() => library.articles.count()).toBe(3);
});

test("the list is put into another order, and stays so", async ({ library, window }) => {
  await importTexts(window.client, THREE);
  await expect.poll(() => library.articles.count()).toBe(3);
  await window.page.getByRole("button", { name: wording.library.sort }).click();
  await window.page.getByRole("option", { name: wording.library.sorts.title }).click();
  await expect.poll(() => library.titles()).toEqual(["Alpha", "Beta", "Gamma"]);
  await window.page.reload();
  await expect.poll(() => library.titles()).toEqual(["Alpha", "Beta", "Gamma"]);
});

test("an article is renamed and gets its own title back", async ({ library, window }) => {
  await importTexts(window.client, { "ferry.txt": FERRY });
  await library.open("The ferry book");
  const { page } = window;
  const rename = async (title: string): Promise<void> => {
    await page.getByRole("button", { name: wording.reader.articleMenu }).click();
    await page.getByRole("menuitem", { name: wording.reader.rename }).click();
    await page.getByRole("dialog").getByRole("textbox").fill(title);
    await page.getByRole("dialog").getByRole("button", { name: wording.app.save }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await rename("Late for whom?");
  await page.getByRole("heading", { name: "Late for whom?" }).first().waitFor();
  await rename("");
  await page.getByRole("heading", { name: "The ferry book of Vell" }).first().waitFor();
});
