import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("Page Down, End and their like go through a list, and the browser does not scroll it as well", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(200));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => focusedPlace(page)).toBe(1);
  await page.evaluate(noteLeftKeys);
  const places = [1];
  for (const key of ["PageDown", "PageDown", "End", "PageUp", "Home"]) {
    const before = places.at(-1);
    await page.keyboard.press(key);
    await expect.poll(() => focusedPlace(page)).not.toBe(before);
    await expect.poll(() => isFocusedRowWhole(page), { message: key }).toBe(true);
    places.push(await focusedPlace(page));
  }
  expect(await page.evaluate(() => keysLeft)).toEqual([]);
  expect(places).toEqual([...places.slice(0, 3).toSorted((a, b) => a - b), 200, places[4], 1]);
});

test("in a field the same keys are those of the field", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.evaluate(noteLeftKeys);
  const field = page.getByRole("searchbox", { name: wording.search.label });
  await field.fill("ides");
  await field.press("Home");
  await field.press("t");
  await expect.poll(() => field.inputValue()).toBe("tides");
  expect(await page.evaluate(() => keysLeft)).toContain("Home");
});

declare global {
  /** Keys that were left to the browser, in a page that notes them. */
  var keysLeft: string[];
}

/** Runs in the page, after Postil's own listeners are there. */
function noteLeftKeys(): void {
  globalThis.keysLeft = [];
  addEventListener("keydown", (event) => {
    if (!event.defaultPrevented) globalThis.keysLeft.push(event.key);
  });
}

/** @returns the place of the row that has the focus, from 1; 0 where none has it */
function focusedPlace(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.activeElement?.getAttribute("aria-posinset") ?? 0));
}

function isFocusedRowWhole(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const row = document.activeElement?.getBoundingClientRect();
    const list = document.querySelector('[role="listbox"]')?.getBoundingClientRect();
    if (row === undefined || list === undefined) return false;
    return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
  });
}
