import type { Browser, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { findBarriers } from "../../e2e/accessibility/find-barriers.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

const words = wording.settings;

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("the contents of the settings name every group in its order, and lead to it by keyboard", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1));
  const { page } = app;
  await page.keyboard.press("Control+,");
  const contents = page.getByRole("navigation", { name: words.contents });
  await contents.waitFor();
  const settings = page.getByRole("region", { name: words.title, exact: true });
  const titles = await settings.getByRole("heading", { level: 2 }).allTextContents();
  expect(await contents.getByRole("button").allTextContents()).toEqual(titles);
  expect(titles.length).toBeGreaterThan(5);

  const keyboard = page.getByRole("region", { name: words.keyboard });
  expect(await isInSight(keyboard)).toBe(false);
  await contents.getByRole("button", { name: words.keyboard }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => isInSight(keyboard)).toBe(true);
  const heading = keyboard.getByRole("heading");
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  // Tab goes on in the group.
  await page.keyboard.press("Tab");
  const isThere = await keyboard.evaluate((group) => group.contains(document.activeElement));
  expect(isThere).toBe(true);
  await contents.locator("[aria-current]", { hasText: words.keyboard }).waitFor();
  expect(await contents.locator("[aria-current]").count()).toBe(1);
});

test("in a wide window the contents stay in sight beside the groups; in a narrow one they stand above", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1));
  const { page } = app;
  await page.keyboard.press("Control+,");
  const contents = page.getByRole("navigation", { name: words.contents });
  const look = page.getByRole("region", { name: words.look });
  const boxes = async () => {
    const [nav, group] = await Promise.all([contents.boundingBox(), look.boundingBox()]);
    if (nav === null || group === null) throw new Error("both are shown");
    return { nav, group };
  };
  await page.setViewportSize({ width: 1_280, height: 800 });
  const wide = await boxes();
  expect(wide.nav.x).toBeGreaterThanOrEqual(wide.group.x + wide.group.width);
  expect(await findBarriers(page)).toEqual([]);
  await contents.getByRole("button", { name: words.keyboard }).click();
  await expect.poll(async () => (await boxes()).group.y).toBeLessThan(0);
  expect(await isInSight(contents)).toBe(true);
  await contents.getByRole("button", { name: words.look }).click();

  await page.setViewportSize({ width: 800, height: 600 });
  await expect.poll(async () => (await boxes()).nav.width).toBeGreaterThan(300);
  const narrow = await boxes();
  expect(narrow.nav.y + narrow.nav.height).toBeLessThanOrEqual(narrow.group.y);
  expect(await findBarriers(page)).toEqual([]);
});

async function isInSight(element: Locator): Promise<boolean> {
  return await element.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
}
