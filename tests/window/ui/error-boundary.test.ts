import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary, overview } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("a mistake in the sidebar leaves the list and the rest of the window as they are", async () => {
  const unlucky = 4_242;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => ({ ok: true, value: overview(unlucky) }),
  });
  const { page } = app;
  await page.addInitScript((number) => {
    Object.defineProperty(Intl.NumberFormat.prototype, "format", {
      value(value: number) {
        if (value === number) throw new Error("This number is unlucky.");
        return String(value);
      },
    });
  }, unlucky);
  await page.reload();
  await page.getByText("This number is unlucky.").first().waitFor();
  await page.getByRole("option", { name: /Article 2/ }).waitFor();
});

test("a mistake in the palette is told in a dialog, which can be closed", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.evaluate(() => {
    const { toLocaleLowerCase } = String.prototype;
    // oxlint-disable-next-line no-extend-native -- the palette makes no mistake by itself
    Object.defineProperty(String.prototype, "toLocaleLowerCase", {
      value(this: string, locale: string) {
        if (this.startsWith("Go to")) throw new Error("This name is unlucky.");
        return toLocaleLowerCase.call(this, locale);
      },
    });
  });
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: wording.app.name });
  await dialog.getByText("This name is unlucky.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await page.getByRole("option").count()).toBe(3);
});
