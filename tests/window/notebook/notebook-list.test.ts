import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { Settings } from "#core/settings/settings.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpNotebook } from "../made-up-notebook.ts";
import { scrollAndClick } from "../scroll-and-click.ts";
import { shownScreen } from "../shown-screen.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("a click just after scrolling opens the line that it hits", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(60));
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const list = page.getByRole("grid", { name: "Highlights and notes" });
  await list.getByRole("row").first().waitFor();
  await scrollAndClick(page, list);
  await expect.poll(() => shownScreen(page)).toMatchObject({ postilScreen: { kind: "reader" } });
});

test("Back from a passage returns to its line, where it stood", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(200));
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const list = page.getByRole("grid", { name: "Highlights and notes" });
  await list.getByRole("row").first().waitFor();
  const line = list.getByRole("row", { name: /^Passage 45\./ });
  const hasFocus = () =>
    line.evaluateAll(([row]) => row !== undefined && row === document.activeElement);
  while (!(await hasFocus())) await page.keyboard.press("j");
  await list.evaluate((grid) => grid.scrollBy(0, 100));
  const before = await line.boundingBox();
  await page.keyboard.press("Enter");
  await list.waitFor({ state: "detached" });
  await page.goBack();
  await expect.poll(hasFocus).toBe(true);
  await expect
    .poll(async () => Math.abs(((await line.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThan(3);
});

test("the menu of a line shows the keys that its reader chose", async () => {
  const keys = { "color-4": "G", tag: "Y", trash: "" };
  await using app = await openAppWindow(browser, {
    ...madeUpNotebook(1),
    "settings.get": () => ({ ok: true, value: Settings.parse({ keys }) }),
  });
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("button", { name: "More for this highlight" }).press("Enter");
  const keysOf = (name: string) =>
    page.getByRole("menuitem", { name }).locator("kbd").allTextContents();
  await page.getByRole("menuitem", { name: "Green" }).waitFor();
  expect(await keysOf("Pink")).toEqual(["1"]);
  expect(await keysOf("Green")).toEqual(["G"]);
  expect(await keysOf("Tag the highlight")).toEqual(["Y"]);
  expect(await keysOf("To trash")).toEqual([]);
});

test("order and tag become what the app is asked, and the order lasts", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(3));
  const { page } = app;
  const asked = () => app.calls.findLast(({ name }) => name === "annotations.outline")?.input;
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("row").first().waitFor();
  await page.getByRole("button", { name: "Order" }).click();
  await page.getByRole("option", { name: "Oldest first" }).click();
  await expect.poll(asked).toMatchObject({ sort: "oldest" });
  await page.getByRole("button", { name: /Any tag/ }).click();
  await page.getByRole("option", { name: "archives" }).click();
  await expect.poll(asked).toMatchObject({ sort: "oldest", tag: "archives" });
  await page.reload();
  await page.getByRole("row").first().waitFor();
  expect(asked()).toMatchObject({ sort: "oldest", tag: "archives" });
});

test("what is shown is exported as Markdown", async () => {
  await using app = await openAppWindow(browser, {
    ...madeUpNotebook(3),
    "notes.export": () => ({
      ok: true,
      value: { files: [{ name: "Article 0.md", text: "# Article 0\n" }], unread: [] },
    }),
  });
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("searchbox", { name: "Find in the notebook" }).fill("tide");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /As Markdown/ }).click();
  await page.getByText("Notes of 1 article exported").waitFor();
  const exported = app.calls.find(({ name }) => name === "notes.export");
  expect(exported?.input).toEqual({ format: "markdown", query: "tide" });
});
