import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { wording } from "#core/wording/wording.js";
import { type AppWindow, openAppWindow } from "../app-window.ts";
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

test("an import of notes says what it does, and can be cancelled; what was added by then stays", async () => {
  await using app: AppWindow = await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "notes.import": async (_input, { callId }) => {
      const first = { done: 0, total: 0, current: wording.snapshots.keepingFirst };
      await app.tell({ kind: "progress", callId, ...first });
      await expect.poll(() => app.cancelled).toEqual([callId]);
      return { ok: false, error: { code: "cancelled", message: "Cancelled." } };
    },
  });
  const { page } = app;
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: wording.settings.notes });
  const chooser = page.waitForEvent("filechooser");
  await section.getByRole("button", { name: wording.settings.chooseFile }).click();
  const name = "notes.json";
  const buffer = Buffer.from("{}");
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer });
  await section.getByRole("progressbar", { name: wording.snapshots.keepingFirst }).waitFor();
  await section.getByRole("button", { name: wording.app.cancel }).click();
  await section.getByText(wording.settings.importStopped).waitFor();
  await section.getByRole("button", { name: wording.settings.chooseFile }).waitFor();
});
