import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** Without a click Chromium lets every page go unasked. */
async function touch(page: Page): Promise<void> {
  await page.getByRole("option").first().waitFor();
  await page.getByRole("heading", { name: "Inbox" }).click();
}

/** @returns whether the window asked before it was reloaded; it stays where it is then */
async function asksBeforeReload(page: Page): Promise<boolean> {
  let isAsked = false;
  page.once("dialog", (dialog) => {
    isAsked = true;
    void dialog.dismiss();
  });
  await Promise.race([
    page.reload().catch(() => undefined),
    page.waitForEvent("dialog").catch(() => undefined),
  ]);
  return isAsked;
}

const trouble = { kind: "trouble", message: "The disk is full.", path: null } as const;

test("a browser asks before it leaves what could not be saved, and lets go once it could", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1), { host: "browser" });
  await touch(app.page);
  const banner = app.page.getByText(trouble.message);
  await app.tell(trouble);
  await banner.waitFor();
  expect(await asksBeforeReload(app.page)).toBe(true);
  await app.tell({ kind: "trouble-over" });
  await banner.waitFor({ state: "detached" });
  expect(await asksBeforeReload(app.page)).toBe(false);
});

test("a note that is not saved holds the window until it is", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1), { host: "browser" });
  await touch(app.page);
  await app.page.evaluate(() => localStorage.setItem("postil.draft.1", "typed"));
  expect(await asksBeforeReload(app.page)).toBe(true);
  await app.page.evaluate(() => localStorage.removeItem("postil.draft.1"));
  expect(await asksBeforeReload(app.page)).toBe(false);
});

test("on the desktop the window does not ask: the program does", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(1));
  await touch(app.page);
  await app.tell(trouble);
  await app.page.getByText(trouble.message).waitFor();
  expect(await asksBeforeReload(app.page)).toBe(false);
});
