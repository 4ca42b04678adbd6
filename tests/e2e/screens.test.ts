import { expect } from "vitest";
import { ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { sharedTest as shared } from "./shared-test.ts";
import { test } from "./test.ts";
import { FERRY, LONG_READ } from "./texts.ts";

test("a theme is chosen, holds in the article too, and is still there after a reload", async ({
  window,
}) => {
  const { page, client } = window;
  await importTexts(client, { "ferry.txt": FERRY });
  await page.keyboard.press("Control+,");
  const themes = page.getByRole("radiogroup", { name: wording.settings.theme });
  await themes.getByText(wording.settings.themes.dark, { exact: true }).click();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const themeOf = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await expect.poll(themeOf).toBe("dark");
  const dark = await background();
  await page.reload();
  await expect.poll(themeOf).toBe("dark");
  await expect.poll(background).toBe(dark);
  await page.goBack();
  await new LibraryPage(page).open("The ferry book");
  await expect
    .poll(() =>
      page.evaluate(
        () => document.querySelector("iframe")?.contentDocument?.documentElement.dataset["theme"],
      ),
    )
    .toBe("dark");
});

test("the system's own darkness is followed", async ({ window }) => {
  const themeOf = () => window.page.evaluate(() => document.documentElement.dataset["theme"]);
  await window.page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(themeOf).toBe("dark");
  await window.page.emulateMedia({ colorScheme: "light" });
  await expect.poll(themeOf).not.toBe("dark");
});

test("the palette finds a command and an article by a few letters", async ({ window }) => {
  const { page, client } = window;
  await importTexts(client, { "ferry.txt": FERRY });
  await new LibraryPage(page).article("The ferry book").waitFor();
  const palette = page.getByRole("dialog", { name: wording.palette.label });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("notebook");
  await palette.getByRole("option", { name: wording.commands["go-notebook"] }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: wording.notebook.title }).waitFor();
  await palette.waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ferry");
  await palette.getByRole("option", { name: "The ferry book of Vell" }).click();
  await page.getByRole("main", { name: wording.reader.article }).waitFor();
});

test("a question mark lists the keys, and a key can be changed", async ({ window }) => {
  const { page, client } = window;
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: wording.shortcuts.title });
  await list.waitFor();
  expect(await list.getByRole("term").count()).toBeGreaterThan(20);
  await list.getByRole("button", { name: wording.shortcuts.change }).click();
  await page
    .getByRole("button", { name: wording.settings.change(wording.commands.palette) })
    .click();
  await page.keyboard.press("Control+j");
  await expect
    .poll(async () => (await client.ask("settings.get", {})).keys)
    .toEqual({ palette: "Mod+J" });
  // The window shows it a moment before or after it is saved.
  await page
    .getByRole("button", { name: wording.settings.resetKey(wording.commands.palette) })
    .waitFor();
  await page.keyboard.press("Control+j");
  await page.getByRole("dialog", { name: wording.palette.label }).waitFor();
});

test("the settings check the library and build the index anew", async ({ window }) => {
  const { page, client } = window;
  await importTexts(client, { "ferry.txt": FERRY });
  await page.keyboard.press("Control+,");
  await page.getByRole("button", { name: wording.settings.checkNow }).click();
  await page.getByText(/files? checked\. All is well\./).waitFor();
  await page.getByRole("button", { name: wording.settings.rebuildNow }).click();
  await page.getByText(wording.settings.rebuilt(1, 0)).waitFor();
});

test("statistics count what was done, while it is done, and lead back to it", async ({
  window,
}) => {
  const { page, client } = window;
  const words = wording.statistics;
  await page.getByRole("button", { name: words.title }).click();
  await page.getByText(words.empty.title).waitFor();
  const [outcome] = await importTexts(client, { "ferry.txt": FERRY });
  const articleIds = [outcome?.articleId ?? ""].map((id) => ArticleId.parse(id));
  await page.getByText(words.figures.waitingArticles(1)).waitFor();
  await client.ask("articles.update", { articleIds, state: "done", addTags: [Tag.parse("sea")] });
  await page.getByText(words.figures.nothingWaits).waitFor();
  await page.getByText(words.figures.finished(1), { exact: true }).waitFor();
  await page.getByRole("row", { name: "sea" }).getByRole("button").click();
  await new LibraryPage(page).article("The ferry book").waitFor();
});

test("every empty screen says what belongs there", async ({ window }) => {
  const { page } = window;
  const library = new LibraryPage(page);
  for (const view of ["inbox", "reading", "done", "archived", "trash"] as const) {
    await library.show(view);
    await page.getByText(wording.library.empty[view].title).waitFor();
  }
  await library.show("notebook");
  await page.getByText(wording.notebook.empty.all.title).waitFor();
});

test("a list that cannot be read says why and offers to try again", async ({
  window: { page },
  skip,
}) => {
  needsBrowserHost({ skip }, "the desktop's calls cannot be held up");
  let isBroken = true;
  await page.route("**/call", async (route) => {
    const isList = (route.request().postData() ?? "").includes('"articles.list"');
    if (!isList || !isBroken) return route.continue();
    const error = { code: "disk-full", message: "The disk is full: it says so itself." };
    return route.fulfill({ json: { ok: false, error } });
  });
  await page.reload();
  await page.getByText(wording.library.failed).waitFor();
  await page.getByText("The disk is full: it says so itself.").first().waitFor();
  isBroken = false;
  await page.getByRole("button", { name: wording.app.retry }).click();
  await page.getByText(wording.library.empty.inbox.title).waitFor();
});

test("an article that is gone says so, with a way back", async ({ window }) => {
  await window.openLink("postil://a/01jwzzzzzzzzzzzzzzzzzzzzzz");
  await window.page
    .getByText(/There is no article “01jwzzzzzzzzzzzzzzzzzzzzzz” in this library/)
    .waitFor();
});

test("a reload shows the screen that one was on", async ({ window }) => {
  const { page } = window;
  await new LibraryPage(page).show("done");
  await page.reload();
  await page.getByText(wording.library.empty.done.title).waitFor();
});

shared(
  "an article opens again where it was left, after a reload and from the list",
  async ({ openArticle }) => {
    const title = "A walk to come back to";
    const { reader, window, articleId } = await openArticle(
      LONG_READ.replace(/^# .*/, `# ${title}`),
      "w.md",
    );
    const { plainText } = await window.client.ask("articles.text", { articleId });
    const storedLine = async () => {
      const { position } = await window.client.ask("articles.get", { articleId });
      const start = plainText.lastIndexOf("\n", (position?.offset ?? 0) - 1) + 1;
      return plainText.slice(start, plainText.indexOf("\n", start));
    };
    const isStored = async () => (await storedLine()) === (await reader.article.topLine());
    await reader.article.scrollTo(4_000);
    await expect.poll(isStored).toBe(true);
    // At once: the window saves where it is as it goes.
    await reader.article.scrollTo(4_500);
    const left = await reader.article.topLine();
    expect(left).toMatch(/^Mile \d+ began/);
    await window.page.reload();
    await reader.ready();
    await expect.poll(() => reader.article.topLine()).toBe(left);

    await reader.article.scrollTo(1_500);
    await expect.poll(isStored).toBe(true);
    const leftThen = await reader.article.topLine();
    expect(leftThen).not.toBe(left);
    await reader.back();
    await new LibraryPage(window.page).open(title);
    await reader.ready();
    await expect.poll(() => reader.article.topLine()).toBe(leftThen);
  },
);

shared("words are found in the article, forwards, backwards and round", async ({ openArticle }) => {
  const { reader } = await openArticle(LONG_READ, "walk.md");
  await reader.press("Control+f");
  await reader.findField.fill("Mile 5");
  const count = reader.page.getByRole("search").getByRole("status");
  // Mile 5 and Mile 50 to 59.
  await expect.poll(() => count.innerText()).toBe(wording.reader.find.count(1, 11));
  await expect.poll(() => reader.article.isInView("Mile 5 began")).toBe(true);
  await reader.press("Enter");
  await expect.poll(() => count.innerText()).toBe(wording.reader.find.count(2, 11));
  await expect.poll(() => reader.article.isInView("Mile 50 began")).toBe(true);
  await reader.press("Shift+Enter");
  await reader.press("Shift+Enter");
  await expect.poll(() => count.innerText()).toBe(wording.reader.find.count(11, 11));
  await reader.findField.fill("zeppelin");
  await expect.poll(() => count.innerText()).toBe(wording.reader.find.none);
  await reader.press("Escape");
  await reader.findField.waitFor({ state: "detached" });
});

shared("the outline leads to a heading", async ({ openArticle }) => {
  const { reader, window } = await openArticle(LONG_READ, "walk.md");
  const outline = window.page.getByRole("navigation", { name: wording.reader.outline });
  await outline.getByRole("button", { name: "Stage 5" }).click();
  await expect.poll(() => reader.article.isInView("Stage 5")).toBe(true);
});

shared(
  "letters become larger by the panel, at once and in the settings",
  async ({ openArticle, client }) => {
    const { window } = await openArticle(FERRY);
    const sizeOf = () =>
      window.page.evaluate(() => {
        const inside = document.querySelector("iframe")?.contentDocument;
        const paragraph = inside?.querySelector("article p");
        return paragraph ? Number.parseFloat(getComputedStyle(paragraph).fontSize) : 0;
      });
    const before = await sizeOf();
    await window.page.getByRole("button", { name: wording.reader.typography }).click();
    const larger = wording.reader.more(wording.settings.fontSize);
    await window.page.getByRole("button", { name: larger }).click();
    await expect.poll(sizeOf).toBeGreaterThan(before);
    await expect
      .poll(async () => (await client.ask("settings.get", {})).fontSize)
      .toBe(before + 0.5);
  },
);
