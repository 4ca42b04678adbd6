import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("no focus scrolls the window itself away, and a focused switch is in sight", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1));
  const { page } = app;
  await page.keyboard.press("Control+,");
  const letters = page.getByRole("switch", { name: /Keys of a single/ });
  await letters.focus();
  await expect
    .poll(() => letters.evaluate((input) => input.getBoundingClientRect().bottom))
    .toBeLessThan(800);
  const scrolled = await page.evaluate(() =>
    [document.documentElement, document.body].map(({ scrollTop }) => scrollTop),
  );
  expect(scrolled).toEqual([0, 0]);
});

test("a file that holds no notes is refused where it was chosen", async () => {
  const message = "The file holds no notes.";
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "notes.import": () => ({ ok: false, error: { code: "notes-unreadable", message } }),
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file…" }).click();
  const name = "bad.json";
  await (
    await chooser
  ).setFiles({ name, mimeType: "application/json", buffer: Buffer.from("{nope") });
  await page.getByRole("region", { name: "Highlights and notes" }).getByText(message).waitFor();
});
