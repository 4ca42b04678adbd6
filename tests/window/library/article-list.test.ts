import { expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { calls } from "#contract/calls.js";
import type { ArticleRow } from "#contract/records.js";
import { Settings } from "#core/settings/settings.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";
import { scrollAndClick } from "../scroll-and-click.ts";
import { shownScreen } from "../shown-screen.ts";

const ROWS = 10_000;
let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

function rowsOf(page: Page) {
  return page.getByRole("listbox", { name: "Articles in Inbox" }).getByRole("option");
}

function focusedKey(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute("data-key"));
}

test("of ten thousand articles only those in sight are in the page, and all can be scrolled to", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  expect(await rowsOf(page).count()).toBeLessThan(40);

  await page.getByRole("listbox").evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
  await page.getByRole("option", { name: /Article 5000/ }).waitFor();
  const listed = app.calls.filter(({ name }) => name === "articles.list");
  expect(listed.length).toBeLessThan(6);
  expect(app.complaints).toEqual([]);
});

test("J and K go down and up; End goes to the last, which stays the one when it arrives", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect.poll(() => focusedKey(page)).toBe(articleId(1));
  await page.keyboard.press("End");
  const last = page.getByRole("option", { name: "Article 9999 " });
  await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  expect(await last.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("k");
  expect(await last.getAttribute("aria-selected")).toBe("true");
});

test("a letter that is a command does not also go to the row that begins with it", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3, ["Tides", "Moons", "Xylem"]));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await expect.poll(() => focusedKey(page)).toBe(articleId(1));
});

test("Ctrl, Shift, X and the box select; what is done is done to all of them", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  const row = (number: number) => page.getByRole("option", { name: `Article ${number} ` });
  await rowsOf(page).first().waitFor();
  await row(0).click({ modifiers: ["Control"] });
  await row(2).click({ modifiers: ["Control"] });
  await row(4).click({ modifiers: ["Shift"] });
  await row(4).press("j");
  await page.keyboard.press("x");
  await row(1).hover();
  await row(1).locator("[data-select]").click();
  await page.getByText("6 selected").waitFor();
  await page.keyboard.press("e");
  await page.getByText("6 articles archived").waitFor();
  const update = app.calls.find(({ name }) => name === "articles.update");
  expect(update?.input).toMatchObject({ state: "archived" });
  const { articleIds } = calls["articles.update"].input.parse(update?.input);
  expect(new Set(articleIds)).toEqual(new Set([0, 1, 2, 3, 4, 5].map(articleId)));
});

test("Escape lets a selection go, wherever the focus is", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await rowsOf(page)
    .first()
    .click({ modifiers: ["Control"] });
  await page.getByRole("toolbar").getByRole("button", { name: "Archive" }).focus();
  await page.keyboard.press("Escape");
  await page.getByText("1 selected").waitFor({ state: "detached" });
  expect(await rowsOf(page).first().getAttribute("aria-selected")).toBe("false");
});

test("all means all, those too that were never in sight", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.getByText("10,000 selected").waitFor();
  await page.keyboard.press("#");
  await page.getByText("10,000 articles moved to the trash").waitFor();
});

test("a click opens, and Back returns to the row that one came from", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.getByRole("listbox").evaluate((list) => list.scrollTo(0, 104 * 3_000));
  await page.getByRole("option", { name: "Article 3002 " }).click();
  await page.getByRole("option").first().waitFor({ state: "detached" });
  await page.goBack();
  await expect.poll(() => focusedKey(page)).toBe(articleId(3_002));
  await expect
    .poll(() => page.getByRole("listbox").evaluate((list) => list.scrollTop))
    .toBe(104 * 3_000);
});

test("a click just after scrolling opens the article that it hits", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await scrollAndClick(page, page.getByRole("listbox"));
  await expect.poll(() => shownScreen(page)).toMatchObject({ postilScreen: { kind: "reader" } });
});

test("when the row with the focus leaves the list, the next one has it", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await page.getByText("1 article archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [articleId(1)] });
  await expect.poll(() => focusedKey(page)).toBe(articleId(2));
});

test("V shows the same list as cards, whose neighbours the arrow keys reach in both directions", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Show as a list" }).waitFor();
  const change = app.calls.find(({ name }) => name === "settings.set");
  expect(change?.input).toEqual({ listLook: "cards" });

  // 1,056 pixels beside the sidebar hold three cards.
  await page.keyboard.press("j");
  await expect.poll(() => focusedKey(page)).toBe(articleId(0));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focusedKey(page)).toBe(articleId(1));
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedKey(page)).toBe(articleId(4));
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("End");
  const last = page.getByRole("option", { name: "Article 9999 " });
  await expect.poll(() => last.evaluate((card) => card === document.activeElement)).toBe(true);
  expect(app.complaints).toEqual([]);
});

test("in cards, the first article in sight stays so at any width of the window", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(ROWS));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Show as a list" }).waitFor();
  const list = page.getByRole("listbox");
  // Near the end, where a list of fewer columns is longer than it was and one of more columns shorter.
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight * 0.97));
  await expect.poll(() => firstInSight(page)).toMatch(/^Article 9\d{3}$/);
  const first = await firstInSight(page);
  for (const width of [2_200, 800, 1_700, 1_280]) {
    await page.setViewportSize({ width, height: 800 });
    const card = page.getByRole("option", { name: `${first} ` });
    await expect.poll(() => card.evaluate(isInSight), { message: `${width}` }).toBe(true);
  }
  // Back at the first width it is where it was, not a line further.
  await expect.poll(() => firstInSight(page)).toBe(first);
});

/** @returns the title of the first card that can be seen whole or in part */
async function firstInSight(page: Page): Promise<string> {
  const titles = await page.getByRole("option").evaluateAll((cards) => {
    const top = cards[0]?.closest('[role="listbox"]')?.getBoundingClientRect().top ?? 0;
    const seen = cards.filter((card) => card.getBoundingClientRect().bottom > top);
    return seen.map((card) => /Article \d+/.exec(card.textContent)?.[0] ?? "");
  });
  return titles[0] ?? "";
}

/** Runs in the page. */
function isInSight(card: Element): boolean {
  const list = card.closest('[role="listbox"]')?.getBoundingClientRect();
  const { top, bottom } = card.getBoundingClientRect();
  return list !== undefined && bottom > list.top && top < list.bottom;
}

test("what comes above the rows in sight does not move them, and nothing far away is asked for", async () => {
  const answers = madeUpLibrary(ROWS);
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.getByRole("listbox").evaluate((list) => list.scrollTo(0, 104 * 5_050));
  const row = page.getByRole("option", { name: "Article 5055 " });
  await row.waitFor();
  const top = (await row.boundingBox())?.y;
  const before = app.calls.length;
  // Another window throws one away.
  const deed = { articleIds: [articleId(3)], trashed: true };
  await answers["articles.update"]?.(deed, {
    callId: "other",
    name: "articles.update",
    input: deed,
  });
  await app.tell({ kind: "articles-changed", articleIds: [articleId(3)] });
  await expect.poll(() => row.getAttribute("aria-posinset")).toBe("5055");
  await expect.poll(async () => (await row.boundingBox())?.y).toBe(top);
  const asked = app.calls.slice(before).filter(({ name }) => name === "articles.list");
  expect(asked.map(({ input }) => calls["articles.list"].input.parse(input).offset)).toEqual([
    5_000,
  ]);
});

test("in another order the focus stays on its article among the first, else goes to the first; the menu of orders keeps it", async () => {
  const library = madeUpLibrary(300);
  await using app = await openAppWindow(browser, {
    ...library,
    "articles.list": async ({ offset = 0, limit = 100, ...input }, request) => {
      const reply = await library["articles.list"]?.({ ...input, limit: 300 }, request);
      if (reply?.ok !== true) throw new Error("no list");
      const { rows } = reply.value;
      const ordered = inOrder(rows, input.sort).slice(offset, offset + limit);
      return { ok: true, value: { ...reply.value, rows: ordered } };
    },
  });
  const { page } = app;
  const sortBy = (sort: Settings["sort"]) =>
    app.tell({ kind: "settings-changed", settings: Settings.parse({ theme: "paper", sort }) });
  await rowsOf(page).first().waitFor();
  for (let row = 0; row < 3; row += 1) await page.keyboard.press("j");
  await expect.poll(() => focusedKey(page)).toBe(articleId(2));
  // As another window does.
  await sortBy("title");
  await page.locator('[aria-posinset="1"]').getByText("Article 1", { exact: true }).waitFor();
  await expect.poll(() => focusedKey(page)).toBe(articleId(2));
  await sortBy("oldest");
  await page.locator('[aria-posinset="1"]').getByText("Article 299").waitFor();
  await expect.poll(() => focusedKey(page)).toBe(articleId(299));

  const menu = page.getByRole("button", { name: /Order/ });
  await menu.click();
  await page.getByRole("option", { name: "Newest first" }).click();
  await page.locator('[aria-posinset="1"]').getByText("Article 0").waitFor();
  await page.getByRole("option", { name: "Newest first" }).waitFor({ state: "detached" });
  await expect.poll(() => menu.evaluate((button) => button === document.activeElement)).toBe(true);
});

test("an order that is chosen is asked for at once, and once, before it is saved", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(300));
  const { page } = app;
  await rowsOf(page).first().waitFor();
  await page.getByRole("button", { name: /Order/ }).click();
  await page.getByRole("option", { name: "Oldest first" }).click();
  await page.getByRole("option", { name: "Oldest first" }).waitFor({ state: "detached" });
  const names = (): readonly string[] =>
    app.calls
      .filter(({ input }) => JSON.stringify(input).includes('"sort":"oldest"'))
      .map(({ name }) => name);
  await expect.poll(names).toEqual(["articles.list", "settings.set"]);
});

function inOrder(
  rows: readonly ArticleRow[],
  sort: Settings["sort"] | undefined,
): readonly ArticleRow[] {
  if (sort === "oldest") return rows.toReversed();
  return sort === "title" ? [...rows.slice(1), ...rows.slice(0, 1)] : rows;
}
