import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

const words = wording.settings;

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("whoever repairs by keyboard goes on at the button of the check: first it cancels, then it checks again", async () => {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<undefined>();
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "library.check": async ({ repair }) => {
      if (repair === true) await mayEnd;
      const problems = repair === true ? [] : [{ path: "/a", problem: "It is cut.", action: "" }];
      return { ok: true, value: { filesChecked: 2, problems, remarks: [] } };
    },
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.library });
  await section.getByRole("button", { name: words.checkNow }).click();
  await section.getByRole("button", { name: words.repair }).focus();
  await page.keyboard.press("Enter");
  const cancel = section.getByRole("button", { name: wording.app.cancel });
  await cancel.waitFor();
  expect(await cancel.evaluate((button) => button === document.activeElement)).toBe(true);
  end(undefined);
  await section.getByText(words.sound(2)).waitFor();
  const check = section.getByRole("button", { name: words.checkNow });
  expect(await check.evaluate((button) => button === document.activeElement)).toBe(true);
});

test("whoever builds the index anew by keyboard keeps the focus at the button, which does nothing meanwhile", async () => {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<undefined>();
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "library.rebuild": async () => {
      await mayEnd;
      return { ok: true, value: { articles: 1, annotations: 2 } };
    },
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.library });
  const build = section.getByRole("button", { name: words.rebuildNow });
  const hasFocus = () => build.evaluate((button) => button === document.activeElement);
  await build.focus();
  await page.keyboard.press("Enter");
  await section.getByRole("progressbar", { name: words.rebuilding }).waitFor();
  expect(await hasFocus()).toBe(true);
  await page.keyboard.press("Enter");
  end(undefined);
  await section.getByText(words.rebuilt(1, 2)).waitFor();
  expect(await hasFocus()).toBe(true);
  expect(app.calls.filter(({ name }) => name === "library.rebuild")).toHaveLength(1);
});
