import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Color } from "#core/annotation/color.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary, overview } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("a colour is named in the settings, and is called so wherever it is offered", async () => {
  const colorNames: Partial<Record<Color, string>> = {};
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "library.overview": () => ({ ok: true, value: { ...overview(1), colorNames } }),
    "colors.setName": ({ color, name }) => {
      if (name === null) delete colorNames[color];
      else colorNames[color] = name;
      return { ok: true, value: {} };
    },
  });
  const { page } = app;
  const named = () => app.calls.filter(({ name }) => name === "colors.setName");
  await page.keyboard.press("Control+,");
  const field = page.getByLabel("Name of green");
  await field.fill("  Evidence ");
  await page.keyboard.press("Enter");
  await expect.poll(() => named().at(-1)?.input).toEqual({ color: "green", name: "Evidence" });
  await app.tell({ kind: "library-changed" });
  await expect.poll(() => field.inputValue()).toBe("Evidence");

  await page.getByRole("button", { name: "Tag archives: colour, name and more" }).press("Enter");
  await page.getByRole("menuitemradio", { name: "Evidence" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Evidence", { exact: true }).first().waitFor();

  await field.fill("typed by mistake");
  await field.press("Escape");
  expect(await field.inputValue()).toBe("Evidence");
  await field.fill("");
  await page.keyboard.press("Tab");
  await expect.poll(() => named().at(-1)?.input).toEqual({ color: "green", name: null });
  expect(named()).toHaveLength(2);
  expect(app.complaints).toEqual([]);
});
