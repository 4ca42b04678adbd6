import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import type { AppWindow } from "../window/app-window.ts";

/** What may never stand in an article, whoever wrote it. */
const UNWANTED = "script iframe object embed svg form input button style link meta base".split(" ");

/** Nothing broke and nothing opened; that nothing ran or was asked for, the window's guards tell. */
export async function expectUnharmed({ page }: AppWindow): Promise<void> {
  expect(await page.getByText(wording.trouble.broken).count()).toBe(0);
  expect(await page.locator("iframe").count()).toBeLessThan(2);
  expect(page.context().pages()).toContain(page);
}

/** The article that is shown holds something, and no element that it may not hold. */
export async function expectNothingUnwanted({ page }: AppWindow): Promise<void> {
  const names = await page.evaluate(() => {
    const article = document.querySelector("iframe")?.contentDocument?.querySelector("article");
    const elements = [...(article?.querySelectorAll("*") ?? [])];
    return [...new Set(elements.map(({ localName }) => localName))];
  });
  expect(names).not.toEqual([]);
  expect(names.filter((name) => UNWANTED.includes(name))).toEqual([]);
}
