import { expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import type { ImportOutcome } from "#contract/records.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** Chooses files of these names through the button that says so. */
async function pick(page: Page, ...names: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add…" }).click();
  const files = names.map((name) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(`Words of ${name}.`),
  }));
  await (await chooser).setFiles(files);
}

function added({ name }: { readonly name: string }): ImportOutcome {
  return {
    path: name,
    status: "added",
    articleId: articleId(7),
    title: name,
    reason: null,
    code: null,
  };
}

/** An app that finishes an import only when it is told to, and stops when the window gives it up. */
function slowImports(): { readonly answers: Answers; readonly finish: () => void } {
  let finish = (): void => undefined;
  const answers: Answers = {
    ...madeUpLibrary(3),
    "articles.import": async ({ staged = [] }) => {
      await new Promise<void>((done) => {
        finish = done;
      });
      return { ok: true, value: { outcomes: staged.map(added) } };
    },
  };
  return { answers, finish: () => finish() };
}

test("files that come while others are being added join them", async () => {
  const { answers, finish } = slowImports();
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  const progress = page.getByRole("region", { name: "Adding files" });
  const imports = () => app.calls.filter(({ name }) => name === "articles.import").length;
  await pick(page, "one.txt", "two.txt");
  await expect.poll(imports).toBe(1);
  await progress.getByText(/of 2$/).waitFor();
  await pick(page, "three.txt");
  await progress.getByText(/of 3$/).waitFor();
  finish();
  await expect.poll(imports).toBe(2);
  await progress.getByText(/3 of 3$/).waitFor();
  finish();
  await page.getByText("3 articles added").waitFor();
  expect(app.complaints).toEqual([]);
});

test("a cancelled import is given up in the app, and what came meanwhile is not begun", async () => {
  const { answers, finish } = slowImports();
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  const progress = page.getByRole("region", { name: "Adding files" });
  const imports = () => app.calls.filter(({ name }) => name === "articles.import");
  await pick(page, "one.txt");
  await expect.poll(() => imports().length).toBe(1);
  await pick(page, "two.txt");
  await progress.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => app.cancelled).toContain(imports()[0]?.callId);
  finish();
  await page.getByText("Stopped. What was added so far stays.").waitFor();
  expect(imports()).toHaveLength(1);
  expect(await progress.count()).toBe(0);
});

test("when the app does not answer, the files can be tried again", async () => {
  let isGone = true;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "articles.import": ({ staged = [] }) => {
      if (isGone) throw new Error("The app is gone.");
      return { ok: true, value: { outcomes: staged.map(added) } };
    },
  });
  const { page } = app;
  await pick(page, "one.txt", "two.txt");
  const report = page.getByRole("dialog", { name: "Import report" });
  await report.getByText("The app is gone.").first().waitFor();
  isGone = false;
  await report.getByRole("button", { name: "Try 2 files again" }).click();
  await page.getByText("2 articles added").waitFor();
});
