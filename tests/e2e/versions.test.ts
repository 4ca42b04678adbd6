import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { runPostil } from "../postil/run-postil.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import type { AppWindow } from "./window/app-window.ts";

const TITLE = "The pilots of Vell";
const KEPT =
  "For three hundred years the pilots of Vell kept one book. It was not a log of ships but of water: what the tide does behind the mole when the wind is in the north, and how long a boat may wait for it.";
const EDITED =
  "Whoever joined them had to copy the book by hand before the first winter, every page of it, and nobody was allowed to leave out what seemed of no use.";
const EDITED_SINCE = EDITED.replace("before the first winter", "before the second winter");
const GONE =
  "The last copy was made by a girl of fourteen, who wrote into the margin what she thought of each rule, and was never told to stop.";
const ADDED =
  "Corrected this morning: the council has opened the tower again, so that the book can be read there from noon.";

const QUOTE = "what the tide does behind the mole";
const GONE_QUOTE = "wrote into the margin what she thought";

function page(...paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("\n");
  return `<!doctype html><html lang="en"><head><title>${TITLE}</title>
<link rel="canonical" href="https://vell.example/pilots"></head>
<body><main><article><h1>${TITLE}</h1>${body}</article></main></body></html>`;
}

const FIRST = page(KEPT, EDITED, GONE);
const SECOND = page(ADDED, KEPT, EDITED_SINCE);

async function openArticle(window: AppWindow): Promise<ReaderPage> {
  await new LibraryPage(window.page).open(TITLE);
  const reader = new ReaderPage(window);
  await reader.ready();
  return reader;
}

/** The one line that says that there are several versions. */
function lineOf({ page: shown }: ReaderPage) {
  return shown.getByRole("region", { name: wording.versions.label });
}

/** Imports the page, marks a passage that stays and one that goes, and imports the page as it changed. */
async function readAndUpdate(window: AppWindow): Promise<ReaderPage> {
  const library = new LibraryPage(window.page);
  await library.drop({ "pilots.html": FIRST });
  await window.page.getByText(wording.imports.added(TITLE)).waitFor();
  const reader = await openArticle(window);
  await reader.highlight(QUOTE, "3");
  await reader.press("Escape");
  await reader.highlight(GONE_QUOTE, "1");
  await reader.press("Escape");
  expect(await lineOf(reader).count()).toBe(0);
  await reader.back();
  await library.drop({ "pilots-again.html": SECOND });
  await window.page.getByText(wording.imports.updated(TITLE)).waitFor();
  return await openArticle(window);
}

test("a changed page opens as it is now, shows what changed, and one key leads back and forth", async ({
  window,
}) => {
  const reader = await readAndUpdate(window);
  const line = lineOf(reader);

  expect(await reader.article.text()).toContain(ADDED);
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  expect(await reader.article.painted()).not.toHaveProperty("fill-pink");
  await line.getByText(/^Updated today at /).waitFor();
  await line.getByRole("button", { name: wording.versions.unplaced(1) }).waitFor();

  await reader.press("d");
  const difference = window.page.getByRole("main", { name: wording.difference.title });
  await difference.getByText(ADDED).waitFor();
  expect(await difference.locator("del").allInnerTexts()).toMatchObject([
    expect.stringContaining("first"),
    expect.stringContaining(GONE),
  ]);
  expect(await difference.locator("ins").allInnerTexts()).toMatchObject([
    expect.stringContaining(ADDED),
    expect.stringContaining("second"),
  ]);
  const focused = () => window.page.evaluate(() => document.activeElement?.ariaLabel);
  await reader.press("j");
  await expect.poll(focused).toBe(wording.difference.place(1, 3));
  await reader.press("j");
  await expect.poll(focused).toBe(wording.difference.place(2, 3));
  await reader.press("k");
  await expect.poll(focused).toBe(wording.difference.place(1, 3));
  await reader.press("Escape");
  await line.waitFor();
  await reader.ready();

  await reader.press("v");
  await line.getByText(/^The version of /).waitFor();
  await reader.ready();
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-yellow": [QUOTE], "fill-pink": [GONE_QUOTE] });
  expect(await reader.article.text()).toContain(GONE);

  await reader.press("v");
  await line.getByText(/^Updated today at /).waitFor();
  await reader.ready();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  expect(await reader.article.painted()).not.toHaveProperty("fill-pink");
});

test("a highlight whose words are gone says so, and is shown in its own version", async ({
  window,
}) => {
  const reader = await readAndUpdate(window);
  await lineOf(reader)
    .getByRole("button", { name: wording.versions.unplaced(1) })
    .click();
  const panel = window.page.getByRole("complementary", { name: wording.reader.allNotes });
  await panel.getByText(wording.reader.orphaned).waitFor();
  await panel.getByText(GONE_QUOTE).waitFor();
  await panel.getByRole("button", { name: wording.versions.showOwn }).click();
  await lineOf(reader)
    .getByText(/^The version of /)
    .waitFor();
  await reader.ready();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-pink": [GONE_QUOTE] });
  await expect.poll(() => reader.article.isInView(GONE_QUOTE)).toBe(true);

  await reader.back();
  await reader.back();
  await new LibraryPage(window.page).show("notebook");
  const orphan = new NotebookPage(window.page).line(GONE_QUOTE);
  await orphan.getByText(wording.notebook.orphaned).waitFor();
  await orphan.click();
  await reader.ready();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-pink": [GONE_QUOTE] });
});

test("words are marked in an older version, and stand there after a reload, a kill and a new index", async ({
  home,
  startApp,
}) => {
  const first = await startApp();
  const window = await first.openWindow();
  const reader = await readAndUpdate(window);
  await reader.press("v");
  await lineOf(reader)
    .getByText(/^The version of /)
    .waitFor();
  await reader.ready();
  const words = "never told to stop";
  await reader.highlight(words, "4");
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-green": [words] });
  await window.page.reload();
  await reader.ready();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-green": [words] });
  const choose = lineOf(reader).getByRole("button", { name: wording.versions.openThis });
  await reader.saving("articles.update", () => choose.click());
  await first.kill9();
  await runPostil(home, ["rebuild"]);

  const later = await (await startApp()).openWindow();
  const again = await openArticle(later);
  await lineOf(again)
    .getByText(/^You chose that this version, of /)
    .waitFor();
  await expect
    .poll(() => again.article.painted())
    .toMatchObject({ "fill-yellow": [QUOTE], "fill-pink": [GONE_QUOTE], "fill-green": [words] });
  await again.saving("undo", () => again.press("Control+z"));
  // The reader makes way for one of another version: what is pressed in between is pressed on what leaves.
  await lineOf(again)
    .getByText(/^Updated /)
    .waitFor();
  await again.back();
  await openArticle(later);
  await lineOf(again)
    .getByText(/^Updated /)
    .waitFor();
  await again.ready();
  expect(await again.article.text()).toContain(ADDED);
  const checked = await runPostil(home, ["check", "--json"]);
  expect(checked.status).toBe(0);
});

test("a version that comes in while one reads leaves the text where it is, and says that it came", async ({
  window,
}) => {
  const library = new LibraryPage(window.page);
  await library.drop({ "pilots.html": FIRST });
  await window.page.getByText(wording.imports.added(TITLE)).waitFor();
  const reader = await openArticle(window);
  await importTexts(window.client, { "pilots-again.html": SECOND });
  await lineOf(reader)
    .getByText(/^The version of .* The newest is of /)
    .waitFor();
  expect(await reader.article.text()).toContain(GONE);
  await reader.highlight(GONE_QUOTE, "1");
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-pink": [GONE_QUOTE] });
  await reader.press("v");
  await lineOf(reader)
    .getByText(/^Updated /)
    .waitFor();
  await reader.ready();
  expect(await reader.article.text()).toContain(ADDED);
  await lineOf(reader)
    .getByRole("button", { name: wording.versions.unplaced(1) })
    .waitFor();
});

test("an error page from the same address does not open, and the report says so and why", async ({
  window,
}) => {
  const library = new LibraryPage(window.page);
  const copy = page(KEPT, EDITED, GONE, "Read more in the Courier.").replace('pilots"', 'copy"');
  await library.drop({ "pilots.html": FIRST });
  await window.page.getByText(wording.imports.added(TITLE)).waitFor();
  await library.drop({
    "gone.html": page("This page is not here any more. Please go back."),
    "copy.html": copy,
  });
  const report = window.page.getByRole("dialog", { name: wording.imports.report });
  const updated = report.getByRole("region", { name: wording.imports.statuses.updated });
  await updated.getByText("so the one before still opens.").waitFor();
  const similar = report.getByRole("region", { name: wording.imports.statuses.similar });
  await similar.getByText(/% of it stands in “The pilots of Vell”/).waitFor();
  await updated.getByRole("button", { name: wording.versions.seeDifference }).click();
  const difference = window.page.getByRole("main", { name: wording.difference.title });
  await difference.getByText("This page is not here any more.").waitFor();
});

test("a highlight that may stand elsewhere is put there by one press, or on words that one selects", async ({
  window,
}) => {
  const { page: shown, client } = window;
  const told =
    "The ferry carried 1,000 people on Monday, and the harbour master counted them twice.";
  const lost = "A gull sat on the lantern of the mole, and was still there when the lamp was lit.";
  const library = new LibraryPage(shown);
  await library.drop({ "pilots.html": page(KEPT, EDITED, told, lost) });
  await shown.getByText(wording.imports.added(TITLE)).waitFor();
  const reader = await openArticle(window);
  await reader.highlight("carried 1,000 people on Monday", "3");
  await reader.press("Escape");
  await reader.highlight("A gull sat on the lantern", "1");
  await reader.press("Escape");
  await reader.back();
  await library.drop({ "again.html": page(KEPT, told.replace("1,000", "2,000"), EDITED) });
  await shown.getByText(wording.imports.updated(TITLE)).waitFor();
  await openArticle(window);
  await lineOf(reader)
    .getByRole("button", { name: wording.versions.unplaced(2) })
    .click();
  const panel = shown.getByRole("complementary", { name: wording.reader.allNotes });
  const places = panel.getByRole("list", { name: wording.reader.places.label });
  await places.getByText("carried 2,000 people on Monday").click();
  await expect.poll(() => reader.article.isInView("carried 2,000 people on Monday")).toBe(true);
  await reader.saving("annotations.update", () =>
    places.getByRole("button", { name: wording.reader.places.here }).click(),
  );
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-yellow": ["carried 2,000 people on Monday"] });

  await panel.getByText(wording.reader.places.hint).waitFor();
  await reader.article.select("the pilots of Vell kept one book");
  await reader.saving("annotations.update", () =>
    panel.getByRole("button", { name: wording.reader.places.atSelection }).click(),
  );
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-pink": ["the pilots of Vell kept one book"] });
  expect((await client.ask("library.overview", {})).counts.needLook).toBe(0);
  await reader.saving("undo", () => reader.press("Control+z"));
  await expect.poll(async () => (await client.ask("library.overview", {})).counts.needLook).toBe(1);
});
