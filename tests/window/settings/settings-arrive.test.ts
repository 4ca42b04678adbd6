import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { Settings } from "#core/settings/settings.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

declare global {
  /** Exists in the page alone: every theme that it has shown. */
  var shownThemes: string[];
}

/** Runs in the page, before anything else. */
function watchThemes(): void {
  globalThis.shownThemes = [];
  new MutationObserver(() => {
    const theme = document.documentElement.dataset["theme"];
    if (theme !== undefined) globalThis.shownThemes.push(theme);
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-theme"] });
}

test("settings that come late show no other theme meanwhile, and no list in another order", async () => {
  let delay = 0;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "settings.get": async () => {
      await new Promise((done) => setTimeout(done, delay));
      return { ok: true, value: Settings.parse({ theme: "dark", sort: "title" }) };
    },
  });
  const { page } = app;
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await expect.poll(theme).toBe("dark");

  delay = 500;
  await page.addInitScript(watchThemes);
  await page.reload();
  await page.getByRole("option").first().waitFor();
  expect(new Set(await page.evaluate(() => globalThis.shownThemes))).toEqual(new Set(["dark"]));
  const lists = app.calls.filter(({ name }) => name === "articles.list");
  expect(lists.map(({ input }) => input)).toEqual(
    lists.map(() => expect.objectContaining({ sort: "title" }) as unknown),
  );
});

test("without settings the window works all the same, in the theme of last time", async () => {
  let isBroken = false;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "settings.get": () =>
      isBroken
        ? { ok: false, error: { code: "unexpected", message: "They are gone." } }
        : { ok: true, value: Settings.parse({ theme: "dark" }) },
  });
  const { page } = app;
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  await expect.poll(theme).toBe("dark");
  isBroken = true;
  await page.reload();
  await page.getByRole("option").first().waitFor();
  expect(await theme()).toBe("dark");
});
