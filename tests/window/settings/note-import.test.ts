import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type AppWindow, openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

const words = wording.settings;
const NOTES = { name: "notes.json", mimeType: "application/json", buffer: Buffer.from("{}") };
const REPORT = {
  articles: 1,
  added: 2,
  known: 1,
  unplaced: [
    { quote: "The same words", reason: "one reason" },
    { quote: "The same words", reason: "another reason" },
  ],
};

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** @param end  what the import waits for */
async function openWith(end: Promise<"done" | "refused" | "cancelled">): Promise<AppWindow> {
  return await openAppWindow(browser, {
    ...madeUpLibrary(1),
    "notes.import": async () => {
      const how = await end;
      if (how === "done") return { ok: true, value: REPORT };
      const code = how === "refused" ? "notes-unreadable" : "cancelled";
      return { ok: false, error: { code, message: `It was ${how}.` } };
    },
  });
}

async function begin(page: Page): Promise<void> {
  await page.keyboard.press("Control+,");
  const chooser = page.waitForEvent("filechooser");
  await section(page).getByRole("button", { name: words.chooseFile }).click();
  await (await chooser).setFiles(NOTES);
  await section(page).getByRole("progressbar").waitFor();
}

function section(page: Page): ReturnType<Page["getByRole"]> {
  return page.getByRole("region", { name: words.notes });
}

async function leave(page: Page): Promise<void> {
  await page.goBack();
  await section(page).waitFor({ state: "detached" });
}

test("an import goes on while its screen is left: whoever comes back finds how far it is, with a way to stop it", async () => {
  const { promise, resolve } = Promise.withResolvers<"cancelled">();
  await using app = await openWith(promise);
  const { page } = app;
  await begin(page);
  await leave(page);
  await page.keyboard.press("Control+,");
  await section(page).getByRole("progressbar").waitFor();
  expect(await section(page).getByRole("button", { name: words.chooseFile }).count()).toBe(0);
  await section(page).getByRole("button", { name: wording.app.cancel }).click();
  await expect.poll(() => app.cancelled).toHaveLength(1);
  resolve("cancelled");
  await section(page).getByText(words.importStopped).waitFor();
});

test("what became of an import is said wherever one is by then, and leads to what was not taken", async () => {
  const { promise, resolve } = Promise.withResolvers<"done">();
  await using app = await openWith(promise);
  const { page } = app;
  await begin(page);
  await leave(page);
  resolve("done");
  const toast = page.getByRole("alertdialog").filter({ hasText: words.imported(2, 1) });
  await toast.waitFor();
  await toast.getByRole("button", { name: wording.trouble.look }).click();
  await section(page).getByText(words.imported(2, 1)).waitFor();
  expect(await section(page).getByRole("listitem").allTextContents()).toEqual([
    expect.stringContaining("one reason"),
    expect.stringContaining("another reason"),
  ]);
  expect(app.complaints).toEqual([]);
});

test("an import that is refused once its screen is left says why, there and here", async () => {
  const { promise, resolve } = Promise.withResolvers<"refused">();
  await using app = await openWith(promise);
  const { page } = app;
  await begin(page);
  await leave(page);
  resolve("refused");
  await page.getByRole("alertdialog").filter({ hasText: "It was refused." }).waitFor();
  await page.keyboard.press("Control+,");
  await section(page).getByText("It was refused.").waitFor();
});

test("a file that is gone by the time it is read is named", async () => {
  await using app = await openWith(Promise.resolve("done"));
  const { page } = app;
  const folder = await mkdtemp(join(tmpdir(), "postil-notes-"));
  const path = join(folder, "gone.json");
  await writeFile(path, "{}");
  await page.keyboard.press("Control+,");
  await section(page).waitFor();
  // The file goes between its being chosen and its being read.
  await page.evaluate(() => {
    const hold = (event: Event): void => event.stopImmediatePropagation();
    document.addEventListener("change", hold, { capture: true, once: true });
  });
  const input = section(page).locator("input[type=file]");
  await input.setInputFiles(path);
  await rm(folder, { recursive: true });
  await input.evaluate((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
  await section(page).getByRole("alert").filter({ hasText: "gone.json" }).waitFor();
  await section(page).getByRole("button", { name: words.chooseFile }).waitFor();
  expect(app.calls.filter(({ name }) => name === "notes.import")).toEqual([]);
  expect(app.complaints).toEqual([]);
});
