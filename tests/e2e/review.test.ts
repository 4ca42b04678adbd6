import type { Page } from "playwright-core";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { EVERY_THEME, expectNoBarriers } from "./accessibility/expect-no-barriers.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import type { AppWindow } from "./window/app-window.ts";

const TITLE = "The pilots of Vell";
const KEPT =
  "For three hundred years the pilots of Vell kept one book. It was not a log of ships but of water: what the tide does behind the mole when the wind is in the north.";
const COUNTED =
  "The ferry carried 1,000 people on Monday, and the harbour master said it was safe.";
const GONE =
  "The last copy was made by a girl of fourteen, who wrote into the margin what she thought of each rule.";
const LOST =
  "In the winter of that year nobody came to copy anything, and the ink froze in the bottle by the window.";

const QUOTES = {
  changed: "carried 1,000 people on Monday",
  gone: "a girl of fourteen, who wrote into the margin",
  lost: "the ink froze in the bottle",
};

function page(...paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("\n");
  return `<!doctype html><html lang="en"><head><title>${TITLE}</title>
<link rel="canonical" href="https://vell.example/pilots"></head>
<body><main><article><h1>${TITLE}</h1>${body}</article></main></body></html>`;
}

/** An article with three highlights, of which its newer version changed one and lost two. */
async function libraryToReview(window: AppWindow): Promise<void> {
  const library = new LibraryPage(window.page);
  await library.drop({ "pilots.html": page(KEPT, COUNTED, GONE, LOST) });
  await window.page.getByText(wording.imports.added(TITLE)).waitFor();
  const { rows } = await window.client.ask("articles.list", {});
  const articleId = rows[0]?.articleId;
  if (articleId === undefined) return expect.fail("the article is there");
  for (const exact of Object.values(QUOTES)) {
    await window.client.ask("annotations.createFromQuote", { articleId, exact, note: "Why?" });
  }
  await library.drop({ "again.html": page(KEPT, COUNTED.replace("1,000", "2,000")) });
  await window.page.getByText(wording.imports.updated(TITLE)).waitFor();
}

/** The quote of the highlight that has the focus. */
function focusedIn(shown: Page): Promise<string> {
  return shown.evaluate(() => document.activeElement?.closest('[role="row"]')?.ariaLabel ?? "");
}

test("three highlights need a look, and each is settled by one key, without a mouse", async ({
  window,
  skip,
}) => {
  await libraryToReview(window);
  const { page: shown, client } = window;
  const needLook = async () => (await client.ask("library.overview", {})).counts.needLook;
  await shown.getByRole("button", { name: wording.views.needLook(3) }).focus();
  await shown.keyboard.press("Enter");
  const screen = shown.getByRole("region", { name: wording.review.title });
  const lines = screen.getByRole("row");
  await expect.poll(() => lines.count()).toBe(3);
  await screen.getByRole("status").getByText(wording.review.left(3)).waitFor();
  const changed = screen.getByRole("row", { name: QUOTES.changed });
  await changed.getByText(/carried 2,000 people on Monday/).waitFor();
  await changed.getByText("Why?").waitFor();

  const focused = () => focusedIn(shown);
  await shown.keyboard.press("j");
  await expect.poll(focused).toBe(QUOTES.changed);
  await shown.keyboard.press("a");
  await expect.poll(needLook).toBe(2);
  // The focus goes to the next, so that one key after the other settles them all.
  await expect.poll(focused).toBe(QUOTES.gone);
  await shown.keyboard.press("l");
  await expect.poll(needLook).toBe(1);
  await expect.poll(focused).toBe(QUOTES.lost);
  await shown.keyboard.press("#");
  await expect.poll(needLook).toBe(0);
  await shown.getByText(wording.review.empty.title).waitFor();

  await shown.keyboard.press("Control+z");
  await expect.poll(needLook).toBe(1);
  await screen.getByRole("row", { name: QUOTES.lost }).waitFor();
  await shown.keyboard.press("Control+z");
  await expect.poll(needLook).toBe(2);

  needsBrowserHost({ skip }, "axe looks at the article in a page of its own");
  await shown.keyboard.press("j");
  await expectNoBarriers(window, EVERY_THEME);
});

test("other words are chosen in the article, and Back leads to the list again", async ({
  window,
}) => {
  await libraryToReview(window);
  const { page: shown } = window;
  await shown.getByRole("button", { name: wording.views.needLook(3) }).click();
  const screen = shown.getByRole("region", { name: wording.review.title });
  await screen.getByRole("row", { name: QUOTES.lost }).waitFor();
  for (let step = 0; step < 3; step += 1) await shown.keyboard.press("j");
  await expect.poll(() => focusedIn(shown)).toBe(QUOTES.lost);
  await shown.keyboard.press("c");
  const reader = new ReaderPage(window);
  await reader.ready();
  const panel = shown.getByRole("complementary", { name: wording.reader.allNotes });
  await panel.getByText(QUOTES.lost).waitFor();
  await reader.article.select("the pilots of Vell kept one book");
  await reader.saving("annotations.update", () =>
    panel.getByRole("button", { name: wording.reader.places.atSelection }).last().click(),
  );
  await expect
    .poll(async () => Object.values(await reader.article.painted()).flat())
    .toContain("the pilots of Vell kept one book");
  await reader.back();
  await expect.poll(() => screen.getByRole("row").count()).toBe(2);
});

test("in the article, too, one is kept as a quotation, and stays in the list of notes", async ({
  window,
}) => {
  await libraryToReview(window);
  const { page: shown, client } = window;
  await new LibraryPage(shown).open(TITLE);
  const reader = new ReaderPage(window);
  await reader.ready();
  const line = shown.getByRole("region", { name: wording.versions.label });
  await line.getByRole("button", { name: wording.versions.unplaced(3) }).click();
  const panel = shown.getByRole("complementary", { name: wording.reader.allNotes });
  await reader.saving("annotations.update", () =>
    panel.getByRole("button", { name: wording.review.keep }).last().click(),
  );
  await panel.getByText(wording.reader.quotation).waitFor();
  await line.getByRole("button", { name: wording.versions.unplaced(2) }).waitFor();
  expect((await client.ask("library.overview", {})).counts.needLook).toBe(2);
  await reader.saving("undo", () => reader.press("Control+z"));
  await line.getByRole("button", { name: wording.versions.unplaced(3) }).waitFor();
});

test("the list says when there is nothing to look at", async ({ window }) => {
  const { page: shown } = window;
  await shown.keyboard.press("Control+k");
  await shown.getByRole("combobox").fill(wording.commands["go-review"]);
  await shown.keyboard.press("Enter");
  await shown.getByText(wording.review.empty.title).waitFor();
});
