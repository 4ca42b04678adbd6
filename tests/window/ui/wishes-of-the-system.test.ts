import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("where motion is unwanted nothing moves or fades", async () => {
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "articles.list": () => new Promise(() => undefined),
  });
  const { page } = app;
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map(({ effect }) => Number(effect?.getTiming().duration)),
      ),
    );
  await page.getByRole("status", { name: "Loading…" }).waitFor();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await page.getByRole("status", { name: "Loading…" }).waitFor();
  expect(await longest()).toBe(0);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  expect(await longest()).toBe(0);
});

test("with the colours of the system the focus is still to be seen", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return { outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect(outline.outlineStyle).toBe("solid");
  expect(outline.width).toBeGreaterThan(0);
});

test("at 200 % zoom the window needs no scrolling sideways, and its list can be reached", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  // What a window of 1280 by 800 has left at that zoom.
  await page.setViewportSize({ width: 640, height: 400 });
  await page
    .getByRole("option")
    .first()
    .click({ modifiers: ["Control"] });
  await page.getByText("1 selected").waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
