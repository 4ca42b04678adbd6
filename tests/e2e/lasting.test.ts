import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { runPostil } from "../postil/run-postil.ts";
import { startPostil } from "../postil/start-postil.ts";
import {
  doMainJob,
  expectMainJobKept,
  expectMainJobShown,
  news,
  openNews,
  QUOTE,
} from "./main-job.ts";
import { openBrowserWindow } from "./host/browser-app.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { WINDOW_SIZE } from "./host/window-size.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { HOST_GONE } from "./window/guards.ts";

test("the main job: an article is imported, read, highlighted, tagged and annotated, and survives kill -9 whole", async ({
  home,
  startApp,
}) => {
  const first = await startApp();
  const text = await doMainJob(await first.openWindow());
  await first.kill9();

  const second = await startApp();
  await expectMainJobShown(await second.openWindow(), text);
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

test("undo takes back what was done before a restart", async ({ home, startApp }) => {
  await runPostil(home, ["add", news.path]);
  const first = await startApp();
  const reader = await openNews(await first.openWindow());
  await reader.highlight(QUOTE, "3");
  await first.kill9();

  const second = await startApp();
  const again = await openNews(await second.openWindow());
  await expect.poll(() => again.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  await again.saving("undo", () => again.press("Control+z"));
  await expect.poll(() => again.article.painted()).not.toHaveProperty("fill-yellow");
  await again.saving("redo", () => again.press("Control+Shift+z"));
  await expect.poll(() => again.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
});

test("a window whose host is gone says so, keeps the note, and saves it when the host is back", async ({
  home,
  browser,
  skip,
}) => {
  needsBrowserHost({ skip }, "the desktop's window goes with its host");
  await runPostil(home, ["add", news.path]);
  await using context = await browser.newContext({ viewport: WINDOW_SIZE });
  await using first = await startPostil(home);
  const { port } = new URL(first.address);
  const window = await openBrowserWindow(context, first.address);
  window.guards.allow(HOST_GONE);
  const reader = await openNews(window);
  await reader.highlight(QUOTE, "3");
  await reader.press("n");
  await first.kill9();
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await field.fill("Written into the void.");
  await field.press("Control+Enter");
  await window.page.getByText(wording.trouble.hostGone).first().waitFor();
  // Its key is not that of the host to come.
  await window.close();

  await using second = await startPostil(home, { words: ["--port", port] });
  const later = await openBrowserWindow(context, second.address);
  // The same address as before: the window comes up where it was.
  const again = new ReaderPage(later);
  await again.ready();
  await again.press("j");
  // It saves itself where the machine pauses: then leaving has nothing to save.
  await again.saving("annotations.update", async () => {
    await again.press("n");
    const kept = later.page.getByRole("textbox", { name: /^Note on / });
    await expect.poll(() => kept.inputValue()).toBe("Written into the void.");
    await kept.press("Control+Enter");
  });
  const { notes } = await later.client.ask("notes.summaries", {});
  expect(notes).toMatchObject([{ quote: QUOTE, note: "Written into the void." }]);
  expect([...window.guards.complaints, ...later.guards.complaints]).toEqual([]);
});

test("the notebook of a library that was killed shows what was saved", async ({
  home,
  startApp,
}) => {
  await runPostil(home, ["add", news.path]);
  const first = await startApp();
  const reader = await openNews(await first.openWindow());
  await reader.highlight(QUOTE, "3");
  await first.kill9();
  const { page } = await (await startApp()).openWindow();
  const notebook = new NotebookPage(page);
  await new LibraryPage(page).show("notebook");
  await notebook.line(QUOTE).waitFor();
});
