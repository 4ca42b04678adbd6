import { beforeEach, expect } from "vitest";
import type { Color } from "#core/annotation/color.js";
import { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { needsBrowserHost } from "../host/host-under-test.ts";
import { LibraryPage } from "../pages/library-page.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import { sharedTest } from "../shared-test.ts";
import { FERRY, LONG_READ } from "../texts.ts";
import { EVERY_THEME, expectNoBarriers } from "./expect-no-barriers.ts";

const EVERYTHING = [
  "# Everything in one article",
  "",
  "Some *slanted*, **strong**, `code`, ~~struck~~ and [linked](https://example.org/) words.[^1]",
  "",
  "> A quotation.",
  "",
  "1. first",
  "2. second",
  "   - nested",
  "",
  "| name | number |",
  "| --- | ---: |",
  "| Hesk | 12 |",
  "",
  "```js",
  "const long = 'a line of code that is so long that it does not fit into the column of the article at all, not even nearly';",
  "```",
  "",
  "## A heading",
  "",
  "---",
  "",
  "[^1]: A footnote.",
  "",
].join("\n");

/** The shared library with one of everything in it. */
const test = sharedTest.extend("ids", { scope: "file" }, async ({ client }) => {
  const outcomes = await importTexts(client, {
    "ferry.txt": FERRY,
    "walk.md": LONG_READ,
    "everything.md": EVERYTHING,
  });
  const [ferry, walk, everything] = outcomes.map(({ articleId }) => articleId);
  if (!ferry || !walk || !everything) throw new Error("not imported");
  const mark = (exact: string, color: Color, note: string) =>
    client.ask("annotations.createFromQuote", { articleId: ferry, exact, color, note });
  await mark("kept one book", "green", "Which archive?");
  await mark("one book for three hundred years", "pink", "");
  await mark("late for whom", "purple", "A question.");
  await client.ask("articles.update", { articleIds: [walk], state: "reading", trashed: true });
  await client.ask("savedSearches.put", { name: "Water", query: "tide" });
  const tag = Tag.parse("place/vell");
  await client.ask("articles.update", { articleIds: [ferry], addTags: [tag] });
  await client.ask("tags.setColor", { tag, color: "blue" });
  return { ferry, walk, everything };
});

beforeEach(({ skip }) =>
  needsBrowserHost({ skip }, "axe looks at the article in a page of its own"),
);

const linkTo = (articleId: string): string => `postil://a/${articleId}`;

test("the library", async ({ openWindow, ids }) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  await library.show("inbox");
  await library.article("The ferry book").waitFor();
  await expectNoBarriers(window, EVERY_THEME);
});

test("the library with a selection, the trash, and a list that is empty", async ({
  openWindow,
  ids,
}) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  await library.show("inbox");
  await library.select("The ferry book", "Everything in one");
  await expectNoBarriers(window);
  await library.show("trash");
  await library.article("A long walk").waitFor();
  await expectNoBarriers(window);
  await library.show("done");
  await window.page.getByText(wording.library.empty.done.title).waitFor();
  await expectNoBarriers(window);
});

test("an article with notes, and with words selected", async ({ openWindow, ids }) => {
  const window = await openWindow(linkTo(ids.ferry));
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.margin.getByText("Which archive?").waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  await reader.article.select("On the third page");
  await reader.bar.waitFor();
  await expectNoBarriers(window);
});

test("an article with everything that an article can hold", async ({ openWindow, ids }) => {
  const window = await openWindow(linkTo(ids.everything));
  await new ReaderPage(window).ready();
  await expectNoBarriers(window, EVERY_THEME);
});

test("code that is wider than the column is reached by Tab and scrolled by arrow keys", async ({
  openWindow,
  ids,
}) => {
  const { page } = await openWindow(linkTo(ids.everything));
  await page.waitForFunction(() =>
    document.querySelector("iframe")?.contentDocument?.querySelector("pre"),
  );
  const focusedIn = () =>
    page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.activeElement?.localName,
    );
  for (let presses = 0; presses < 20 && (await focusedIn()) !== "pre"; presses += 1) {
    await page.keyboard.press("Tab");
  }
  expect(await focusedIn()).toBe("pre");
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() =>
      page.evaluate(
        () => document.querySelector("iframe")?.contentDocument?.querySelector("pre")?.scrollLeft,
      ),
    )
    .toBeGreaterThan(0);
});

test("the reader's find bar, its panels, its menu and its dialogs", async ({ openWindow, ids }) => {
  const window = await openWindow(linkTo(ids.everything));
  const { page } = window;
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.press("Control+f");
  await reader.findField.fill("words");
  await expectNoBarriers(window);
  await reader.press("Escape");
  await page.getByRole("button", { name: wording.reader.typography }).click();
  await page.getByRole("dialog").waitFor();
  await expectNoBarriers(window);
  await reader.press("Escape");
  await page.getByRole("button", { name: wording.reader.articleMenu }).click();
  await page.getByRole("menu").waitFor();
  await expectNoBarriers(window);
  await page.getByRole("menuitem", { name: wording.reader.rename }).click();
  await page.getByRole("dialog").waitFor();
  await expectNoBarriers(window);
  await reader.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await reader.article.click("linked");
  await page.getByRole("dialog", { name: wording.reader.link.openPage }).waitFor();
  await expectNoBarriers(window);
});

test("a note and tags as they are written, in the margin and in the panel", async ({
  openWindow,
  ids,
}) => {
  const window = await openWindow(linkTo(ids.ferry));
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.press("j");
  await reader.press("n");
  await window.page.getByRole("textbox", { name: /^Note on / }).waitFor();
  await expectNoBarriers(window);
  // The note moved to the panel and back with the size of the window, and the focus went its own way.
  await reader.margin.waitFor();
  await reader.article.click("kept one book");
  await reader.press("t");
  await window.page.getByRole("combobox", { name: /^Tags of / }).fill("pl");
  await window.page.getByRole("option", { name: "place/vell" }).waitFor();
  await expectNoBarriers(window);
});

test("the notebook, a note as it is edited there, and a filter that nothing passes", async ({
  openWindow,
  ids,
}) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  const { page } = window;
  await new LibraryPage(page).show("notebook");
  const line = page.getByRole("row").filter({ hasText: "late for whom" });
  await expectNoBarriers(window);
  await line.hover();
  await line.getByRole("button", { name: wording.notebook.editNote, exact: true }).click();
  await page.getByRole("textbox", { name: wording.notebook.note }).waitFor();
  await expectNoBarriers(window);
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: wording.notebook.filter }).fill("zeppelin");
  await page.getByText(wording.notebook.empty.filtered.title).waitFor();
  await expectNoBarriers(window);
});

test("search: what can be asked, results, nothing found, a query that is not understood", async ({
  openWindow,
  ids,
}) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  const { page } = window;
  const field = page.getByRole("searchbox", { name: wording.search.label });
  await field.waitFor();
  await page.keyboard.press("/");
  await page.getByRole("region", { name: wording.search.allFields }).waitFor();
  await expectNoBarriers(window);
  await field.fill("book");
  await page.getByRole("listbox", { name: wording.search.results }).waitFor();
  await page.getByRole("toolbar", { name: wording.search.facets.label }).waitFor();
  await expectNoBarriers(window);
  await field.fill("zeppelin");
  await page.getByText(wording.search.none("zeppelin")).waitFor();
  await expectNoBarriers(window);
  await field.fill("colour:green");
  await page.getByRole("status").filter({ hasText: "colour" }).waitFor();
  await expectNoBarriers(window);
});

test("similar articles, and none", async ({ openWindow, client, ids }) => {
  const [copy] = await importTexts(client, {
    "copy.txt": FERRY.replace("The ferry book of Vell", "What the pilots wrote"),
  });
  if (!copy?.articleId) throw new Error("not imported");
  const window = await openWindow(linkTo(copy.articleId));
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.press("Shift+M");
  const { page } = window;
  const screen = page.getByRole("region", { name: wording.search.similar.name });
  await screen.getByText(wording.search.similar.copies).waitFor();
  await expectNoBarriers(window, EVERY_THEME);
  await page.keyboard.press("j");
  await page.locator('[role="option"]:focus').waitFor();
  await expectNoBarriers(window);
  const other = await openWindow(linkTo(ids.everything));
  const alone = new ReaderPage(other);
  await alone.ready();
  await alone.press("Shift+M");
  await other.page.getByText(wording.search.similar.none).waitFor();
  await expectNoBarriers(other);
});

test("the settings", async ({ openWindow, ids }) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  await window.page.keyboard.press("Control+,");
  await window.page.getByRole("radiogroup", { name: wording.settings.theme }).waitFor();
  await expectNoBarriers(window, EVERY_THEME);
});

test("what lies above the screens: palette, keys, import report, tags of articles", async ({
  openWindow,
  ids,
}) => {
  expect(ids.ferry).toBeDefined();
  const window = await openWindow();
  const { page } = window;
  const library = new LibraryPage(page);
  await library.show("inbox");
  const close = async (): Promise<void> => {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: wording.palette.label }).waitFor();
  await expectNoBarriers(window);
  await close();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: wording.shortcuts.title }).waitFor();
  await expectNoBarriers(window);
  await close();
  await library.article("The ferry book").focus();
  await page.keyboard.press("t");
  await page.getByRole("dialog").waitFor();
  await expectNoBarriers(window);
  await close();
  await library.drop({ "empty.txt": "", "again.txt": FERRY });
  await page.getByRole("dialog", { name: wording.imports.report }).waitFor();
  await expectNoBarriers(window);
});

test("an error and a message", async ({ openWindow }) => {
  const window = await openWindow();
  await window.page.route("**/call", async (route) => {
    const body = route.request().postData() ?? "";
    if (!body.includes('"articles.list"')) return route.continue();
    const error = { code: "disk-full", message: "The disk is full." };
    return route.fulfill({ json: { ok: false, error } });
  });
  await window.page.reload();
  await window.page.getByText(wording.library.failed).waitFor();
  await window.page.keyboard.press("Control+z");
  await window.page.getByRole("alertdialog").waitFor();
  await expectNoBarriers(window);
});
