import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("a key that is held moves on and on, but does a deed once only", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(20));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  const focusedKey = () =>
    page.evaluate(() => document.activeElement?.getAttribute("data-key") ?? null);
  // A key that is down already repeats.
  await page.keyboard.press("j");
  await page.keyboard.down("j");
  await page.keyboard.down("j");
  await page.keyboard.down("j");
  await page.keyboard.up("j");
  await expect.poll(focusedKey).toBe(articleId(3));

  await page.keyboard.down("e");
  await page.getByText("1 article archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [articleId(3)] });
  await expect.poll(focusedKey).toBe(articleId(4));
  await page.keyboard.down("e");
  await page.keyboard.down("e");
  await page.keyboard.up("e");
  await page.keyboard.press("k");
  await expect.poll(focusedKey).toBe(articleId(2));
  expect(app.calls.filter(({ name }) => name === "articles.update")).toHaveLength(1);
});
