import type { Browser, Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** Loads the window anew, and keeps a script from it. @returns what lets go of it, or has it fail */
async function reloadWithout(page: Page, script: string): Promise<(how: "let" | "fail") => void> {
  const held: Route[] = [];
  let outcome: "held" | "let" | "fail" = "held";
  const end = (route: Route): void => {
    void (outcome === "let" ? route.continue() : route.abort());
  };
  await page.route(`**/bundle/${script}-*.js`, (route) => {
    if (outcome === "held") held.push(route);
    else end(route);
  });
  await page.reload();
  await page.getByRole("option").first().waitFor();
  return (how) => {
    outcome = how;
    for (const route of held.splice(0)) end(route);
  };
}

test("keys pressed while the palette is on its way are no commands to the list", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  const release = await reloadWithout(page, "ShownOverlay");
  await page.getByRole("option").first().focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("e");
  release("let");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(app.calls.map(({ name }) => name)).not.toContain("articles.update");
  // Control: the same key archives when nothing is on its way.
  await page.getByRole("option").first().focus();
  await page.keyboard.press("e");
  await expect.poll(() => app.calls.map(({ name }) => name)).toContain("articles.update");
  expect(app.complaints).toEqual([]);
});

test("a screen that is opened before its code is here comes with it", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  const release = await reloadWithout(page, "OtherScreen");
  await page.getByRole("button", { name: wording.views.settings }).click();
  await page.getByRole("option").first().waitFor({ state: "detached" });
  const heading = page.getByRole("heading", { level: 1, name: wording.views.settings });
  expect(await heading.count()).toBe(0);
  release("let");
  await heading.waitFor();
  expect(app.complaints).toEqual([]);
});

test("a screen whose code cannot be had says so, and comes when it is asked for again", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  const release = await reloadWithout(page, "OtherScreen");
  await page.getByRole("button", { name: wording.views.settings }).click();
  release("fail");
  await page.getByText(wording.trouble.broken).waitFor();
  release("let");
  await page.getByRole("button", { name: wording.app.retry }).click();
  await page.getByRole("heading", { level: 1, name: wording.views.settings }).waitFor();
});
