import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { Settings } from "#core/settings/settings.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type AppWindow, openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("what the app tells before anything is drawn is heard by what is drawn then", async () => {
  const opened: { app?: AppWindow } = {};
  const trouble = { kind: "trouble", message: "The disk is full.", path: null } as const;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "settings.get": async () => {
      await opened.app?.tell(trouble);
      return { ok: true, value: Settings.parse({}) };
    },
  });
  opened.app = app;
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  const told = page.getByText(trouble.message);
  expect(await told.count()).toBe(0);
  await page.reload();
  await told.waitFor();
});

test("the first list and the counts are asked for once", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  await app.page.getByRole("option").first().waitFor();
  const asked = (name: string) => app.calls.filter((call) => call.name === name).length;
  expect([asked("settings.get"), asked("articles.list"), asked("library.overview")]).toEqual([
    1, 1, 1,
  ]);
});
