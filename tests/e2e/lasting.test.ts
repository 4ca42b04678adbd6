import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { runPostil } from "../postil/run-postil.ts";
import { type Postil, startPostil } from "../postil/start-postil.ts";
import {
  doMainJob,
  expectMainJobKept,
  expectMainJobShown,
  news,
  openNews,
  QUOTE,
} from "./main-job.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test as base } from "./test.ts";
import { HOST_GONE } from "./window/guards.ts";
import type { PostilWindow } from "./window/open-window.ts";

/** Windows of hosts that are killed. */
const test = base.extend("openOn", ({ openWindow }) => {
  return async (postil: Postil): Promise<PostilWindow> => {
    const window = await openWindow(postil.address);
    window.guards.allow(HOST_GONE);
    return window;
  };
});

test("the main job: an article is imported, read, highlighted, tagged and annotated, and survives kill -9 whole", async ({
  home,
  openOn,
}) => {
  await using first = await startPostil(home);
  const text = await doMainJob(await openOn(first));
  await first.kill9();

  await using second = await startPostil(home);
  await expectMainJobShown(await openOn(second), text);
  await expectMainJobKept(home);
});

test("a news item's notices are a label and one paragraph each", async ({ home }) => {
  const added = await runPostil(home, ["add", news.path, "--json"]);
  expect(added.records).toMatchObject([{ status: "added", title: news.title }]);
  const [{ articleId }] = added.records as [{ articleId: string }];
  const [shown] = (await runPostil(home, ["show", articleId, "--json"])).records as [
    { plainText: string; blocks: { kind: string; start: number; end: number }[] },
  ];
  const blocks = shown.blocks.map(({ start, end }) => shown.plainText.slice(start, end).trim());
  expect(blocks).toEqual([
    ...news.paragraphs,
    ...news.notices.flatMap(({ label, text }) => [label, text]),
  ]);
});

test("undo takes back what was done before a restart", async ({ home, openOn }) => {
  await runPostil(home, ["add", news.path]);
  await using first = await startPostil(home);
  const reader = await openNews(await openOn(first));
  await reader.highlight(QUOTE, "3");
  await first.kill9();

  await using second = await startPostil(home);
  const again = await openNews(await openOn(second));
  await expect.poll(() => again.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  await again.saving("undo", () => again.press("Control+z"));
  await expect.poll(() => again.article.painted()).not.toHaveProperty("fill-yellow");
  await again.saving("redo", () => again.press("Control+Shift+z"));
  await expect.poll(() => again.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
});

test("a window whose host is gone says so, keeps the note, and saves it when the host is back", async ({
  home,
  openOn,
}) => {
  await runPostil(home, ["add", news.path]);
  await using first = await startPostil(home);
  const { port } = new URL(first.address);
  const window = await openOn(first);
  const reader = await openNews(window);
  await reader.highlight(QUOTE, "3");
  await reader.press("n");
  await first.kill9();
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await field.fill("Written into the void.");
  await field.press("Control+Enter");
  await window.page.getByText(wording.trouble.hostGone).first().waitFor();

  await using second = await startPostil(home, { words: ["--port", port] });
  const later = await openOn(second);
  // The same address as before: the window comes up where it was.
  const again = new ReaderPage(later);
  await again.ready();
  await again.press("j");
  await again.press("n");
  const kept = later.page.getByRole("textbox", { name: /^Note on / });
  await expect.poll(() => kept.inputValue()).toBe("Written into the void.");
  await again.saving("annotations.update", () => kept.press("Control+Enter"));
  const { notes } = await later.client.ask("notes.summaries", {});
  expect(notes).toMatchObject([{ quote: QUOTE, note: "Written into the void." }]);
});

test("the notebook of a library that was killed shows what was saved", async ({ home, openOn }) => {
  await runPostil(home, ["add", news.path]);
  await using first = await startPostil(home);
  const reader = await openNews(await openOn(first));
  await reader.highlight(QUOTE, "3");
  await first.kill9();
  await using second = await startPostil(home);
  const { page } = await openOn(second);
  await page.goto(second.origin);
  const notebook = new NotebookPage(page);
  await page.keyboard.press("Escape");
  await new LibraryPage(page).show("notebook");
  await notebook.line(QUOTE).waitFor();
});
