import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";
import { notebookEntry, notebookOf } from "../made-up-notebook.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** A notebook of one highlight, whose note can be set from elsewhere, too. */
function oneNote(note: string): { readonly answers: Answers; note: string } {
  const notebook: { readonly answers: Answers; note: string } = {
    note,
    answers: {
      ...madeUpLibrary(1),
      ...notebookOf(() => [notebookEntry(1, { note: notebook.note })]),
      "annotations.update": ({ note: written }) => {
        notebook.note = written ?? notebook.note;
        return { ok: true, value: { annotations: [] } };
      },
    },
  };
  return notebook;
}

async function openNotebook(page: Page): Promise<void> {
  await page.getByRole("navigation").getByText("Notebook").click();
  await page.getByRole("button", { name: /^Edit the note:/ }).waitFor();
}

function drafts(page: Page): Promise<number> {
  return page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith("postil.draft.")).length,
  );
}

/** What the page hears when its window is hidden. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Reflect.deleteProperty(document, "visibilityState");
  });
}

test("a note is set as its Markdown means it, and its links ask before they lead outside", async () => {
  const { answers } = oneNote("**Compare** https://example.org/a");
  await using app = await openAppWindow(browser, answers, { host: "browser" });
  const { page } = app;
  await openNotebook(page);
  expect(await page.locator("strong").textContent()).toBe("Compare");
  await page.getByRole("link", { name: "https://example.org/a" }).press("Enter");
  await page.getByRole("dialog").getByText("example.org", { exact: true }).waitFor();
  expect(app.calls.map(({ name }) => name)).not.toContain("articles.get");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Notebook" }).waitFor();
  expect(app.complaints).toEqual([]);
});

test("a window that goes out of sight saves the note that is being written, and it goes on", async () => {
  const notebook = oneNote("One");
  await using app = await openAppWindow(browser, notebook.answers);
  const { page } = app;
  await openNotebook(page);
  await page.getByRole("button", { name: /^Edit the note:/ }).click();
  await page.keyboard.type(" two");
  expect(await drafts(page)).toBe(1);
  await hide(page);
  await expect.poll(() => drafts(page)).toBe(0);
  expect(notebook.note).toBe("One two");
  await page.keyboard.type(" three");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => notebook.note).toBe("One two three");
  await expect.poll(() => page.getByRole("textbox", { name: "Note" }).count()).toBe(0);
  expect(app.calls.filter(({ name }) => name === "annotations.update")).toHaveLength(2);
});

test("what was written elsewhere meanwhile is shown, and replaced only when told to", async () => {
  const notebook = oneNote("One");
  await using app = await openAppWindow(browser, notebook.answers);
  const { page } = app;
  await openNotebook(page);
  await page.getByRole("button", { name: /^Edit the note:/ }).click();
  await page.keyboard.type(" mine");
  notebook.note = "One theirs";
  await app.tell({ kind: "articles-changed", articleIds: [articleId(0)] });
  const choice = page.getByRole("alert");
  await choice.getByText("One theirs").waitFor();
  await page.keyboard.press("Control+Enter");
  expect(notebook.note).toBe("One theirs");
  await choice.getByRole("button", { name: "Keep mine" }).click();
  await expect.poll(() => notebook.note).toBe("One mine");
});

test("a note of a million characters is written in the notebook, too, part by part, and saved whole", async () => {
  const notebook = oneNote("One");
  await using app = await openAppWindow(browser, notebook.answers, { host: "browser" });
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openNotebook(page);
  await page.getByRole("button", { name: /^Edit the note:/ }).click();
  const pasted = "A paragraph of its own, in one line.\n\n".repeat(27_000);
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
  await page.keyboard.press("Control+v");
  const words = wording.reader.noteParts;
  const part = page.getByText(/^Part \d+ of \d+$/);
  await part.waitFor();
  await page.getByRole("button", { name: words.earlier }).click();
  await page.keyboard.type("two");
  await page.keyboard.press("Control+Enter");
  await part.waitFor({ state: "detached" });
  await expect.poll(() => notebook.note.length).toBe("One".length + pasted.length + 3);
  expect(notebook.note.replace("two", "") === `One${pasted}`).toBe(true);
  expect(app.complaints).toEqual([]);
});
