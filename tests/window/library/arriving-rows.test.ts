import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

function focusedRow(page: Page) {
  return page.locator('[role="option"]:focus');
}

test("in cards, J is the next article and K the one before", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Show as a list" }).waitFor();
  // Three cards lie beside each other: the fourth is on the next line.
  for (const number of [0, 1, 2, 3]) {
    await page.keyboard.press("j");
    await expect.poll(() => focusedRow(page).getAttribute("data-key")).toBe(articleId(number));
  }
  for (const number of [2, 1]) {
    await page.keyboard.press("k");
    await expect.poll(() => focusedRow(page).getAttribute("data-key")).toBe(articleId(number));
  }
});

test("V shows the list in the other way while rows are selected, too", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("v");
  await expect
    .poll(() => app.calls.find(({ name }) => name === "settings.set")?.input)
    .toEqual({ listLook: "cards" });
  await page.getByText("1 selected").waitFor();
});

test("selecting a row draws none anew", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => focusedRow(page).getAttribute("aria-selected")).toBe("false");
  await page.evaluate(countDrawings);
  // A minute may end meanwhile, with which every row says its day anew.
  await expect
    .poll(async () => {
      const before = await page.evaluate(() => globalThis.daysWritten);
      const isSelected = (await focusedRow(page).getAttribute("aria-selected")) === "true";
      await page.keyboard.press("x");
      await page.locator(`[role="option"][aria-selected="${!isSelected}"]:focus`).waitFor();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      return (await page.evaluate(() => globalThis.daysWritten)) - before;
    })
    .toBe(0);
});

declare global {
  /** Exists in the page alone: how often a row, or anything else, has written a day. */
  var daysWritten: number;
}

/** Runs in the page: sees nothing of this file. */
function countDrawings(): void {
  globalThis.daysWritten = 0;
  const format = Intl.DateTimeFormat.prototype.formatToParts;
  Intl.DateTimeFormat.prototype.formatToParts = function counted(...input) {
    globalThis.daysWritten += 1;
    return format.apply(this, input);
  };
}
