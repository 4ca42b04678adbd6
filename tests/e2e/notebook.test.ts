import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import type { Color } from "#core/annotation/color.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test as base } from "./test.ts";
import { FERRY, LONG_READ } from "./texts.ts";

const test = base.extend("notebook", async ({ window }) => {
  const { client, page } = window;
  const outcomes = await importTexts(client, { "ferry.txt": FERRY, "walk.md": LONG_READ });
  const [ferry, walk] = outcomes.map(({ articleId }) => articleId);
  if (!ferry || !walk) throw new Error("not imported");
  const mark = (articleId: typeof ferry, exact: string, color: Color, note: string) =>
    client.ask("annotations.createFromQuote", { articleId, exact, color, note });
  await mark(ferry, "kept one book", "green", "Which archive?");
  await mark(ferry, "late for whom", "pink", "");
  await mark(walk, "a lighthouse without a lamp", "blue", "Symbol.");
  await new LibraryPage(page).show("notebook");
  const notebook = new NotebookPage(page);
  await expect.poll(() => notebook.lines.count()).toBe(3);
  return notebook;
});

test("every highlight and note is there, under its article", async ({ notebook }) => {
  const text = await notebook.screen.innerText();
  for (const words of ["kept one book", "Which archive?", "late for whom", "Symbol."]) {
    expect(text).toContain(words);
  }
  const headings = await notebook.screen.getByRole("heading", { level: 2 }).allInnerTexts();
  expect(headings.toSorted()).toEqual(["A long walk along the shore", "The ferry book of Vell"]);
});

test("text and colour narrow it", async ({ notebook }) => {
  await notebook.page.getByRole("searchbox", { name: wording.notebook.filter }).fill("archive");
  await expect.poll(() => notebook.lines.count()).toBe(1);
  await notebook.page.getByRole("searchbox", { name: wording.notebook.filter }).fill("");
  await expect.poll(() => notebook.lines.count()).toBe(3);
});

test("a note is edited in place", async ({ notebook, window }) => {
  const line = notebook.line("late for whom");
  await line.hover();
  await line.getByRole("button", { name: wording.notebook.addNote }).click();
  await notebook.page.getByRole("textbox", { name: wording.notebook.note }).fill("For the pilots.");
  await notebook.page.keyboard.press("Control+Enter");
  await line.getByText("For the pilots.").waitFor();
  await expect
    .poll(async () => (await window.client.ask("notes.summaries", {})).notes)
    .toContainEqual(expect.objectContaining({ quote: "late for whom", note: "For the pilots." }));
});

test("a line leads to its passage", async ({ notebook, window }) => {
  await notebook.line("a lighthouse without a lamp").focus();
  await window.page.keyboard.press("Enter");
  const reader = new ReaderPage(window);
  await reader.ready();
  await expect.poll(() => reader.article.isInView("a lighthouse without a lamp")).toBe(true);
});

test("a highlight goes to the trash and is restored from there", async ({ notebook, window }) => {
  await notebook.line("late for whom").focus();
  await window.page.keyboard.press("Delete");
  await expect.poll(() => notebook.lines.count()).toBe(2);
  await new LibraryPage(window.page).show("trash");
  const choice = window.page.getByRole("radiogroup", { name: wording.library.trashOf.label });
  await choice.getByText(wording.library.trashOf.highlights).click();
  const line = notebook.line("late for whom");
  await line.hover();
  await line.getByRole("button", { name: wording.notebook.restore }).click();
  await expect.poll(() => notebook.lines.count()).toBe(0);
  await new LibraryPage(window.page).show("notebook");
  await expect.poll(() => notebook.lines.count()).toBe(3);
});

test("everything is exported as a file that carries it all", async ({ notebook, window }) => {
  const text = await window.exported(async () => {
    await notebook.screen.getByRole("button", { name: wording.notebook.export }).click();
    await window.page.getByRole("menuitem", { name: wording.notebook.exportJson }).click();
  });
  expect(JSON.parse(text)).toMatchObject({ format: "postil-notes" });
  for (const words of ["kept one book", "Which archive?", "Symbol."]) expect(text).toContain(words);
});

test("the history of a highlight tells what was done to it, and brings an earlier note back", async ({
  notebook,
  window,
}) => {
  const { client, page } = window;
  const { notes } = await client.ask("notes.summaries", {});
  const annotationIds = notes.flatMap(({ annotationId, note }) =>
    note === "Which archive?" ? [annotationId] : [],
  );
  await client.ask("annotations.update", { annotationIds, note: "The town archive." });
  const line = notebook.line("The town archive.");
  await line.hover();
  await line.getByRole("button", { name: wording.notebook.moreActions }).click();
  await page.getByRole("menuitem", { name: wording.notebook.history.open }).click();
  const history = page.getByRole("dialog", { name: wording.notebook.history.title });
  const deeds = history.getByRole("listitem");
  await expect.poll(() => deeds.count()).toBe(2);
  await deeds.last().getByText("kept one book").waitFor();
  await deeds.last().getByRole("button", { name: wording.notebook.history.take }).click();
  await expect.poll(() => deeds.count()).toBe(3);
  await page.keyboard.press("Escape");
  await notebook.line("Which archive?").waitFor();
});
