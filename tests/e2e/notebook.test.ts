import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import type { Color } from "#core/annotation/color.js";
import { Tag } from "#core/tag/tag.js";
import { importTexts } from "../postil/import-texts.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { preparedTest } from "./prepared-test.ts";
import { FERRY, LONG_READ } from "./texts.ts";

const test = preparedTest(async (client) => {
  const outcomes = await importTexts(client, { "ferry.txt": FERRY, "walk.md": LONG_READ });
  const [ferry, walk] = outcomes.map(({ articleId }) => articleId);
  if (!ferry || !walk) throw new Error("not imported");
  const mark = (articleId: typeof ferry, exact: string, color: Color, note: string) =>
    client.ask("annotations.createFromQuote", { articleId, exact, color, note });
  await mark(ferry, "kept one book", "green", "Which archive?");
  await mark(ferry, "late for whom", "pink", "");
  await mark(walk, "a lighthouse without a lamp", "blue", "Symbol.");
}).extend("notebook", async ({ window: { page } }) => {
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

test("several are selected by keys, and what is done to them is one deed that one Undo takes back", async ({
  notebook,
  window,
}) => {
  const { client, page } = window;
  await notebook.lines.first().focus();
  await page.keyboard.press("x");
  await notebook.selected(1).waitFor();
  await page.keyboard.press("Shift+ArrowDown");
  await notebook.selected(2).waitFor();
  const before = (await client.ask("annotations.list", {})).entries.map(({ color }) => color);
  const colors = async (): Promise<readonly string[]> =>
    (await client.ask("annotations.list", {})).entries.map(({ color }) => color);
  await page.keyboard.press("6");
  await expect.poll(colors).toEqual(["purple", "purple", before[2]]);
  await page.keyboard.press("Control+z");
  await expect.poll(colors).toEqual(before);
  await notebook.selected(2).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => notebook.selectionBar.count()).toBe(0);
  await expect.poll(() => notebook.lines.count()).toBe(3);
});

test("all that a filter shows is tagged at once, and a tag that only some carry is taken off", async ({
  notebook,
  window,
}) => {
  const { client, page } = window;
  const { entries } = await client.ask("annotations.list", {});
  const [first] = entries;
  if (first === undefined) throw new Error("there are three");
  const war = Tag.parse("war");
  await client.ask("annotations.update", { annotationIds: [first.annotationId], addTags: [war] });
  await notebook.line("#war").focus();
  await page.keyboard.press("Control+a");
  await notebook.selected(3).waitFor();
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog", { name: wording.notebook.tagsOf(3) });
  await dialog.getByText(wording.tags.onSome("war", 1, 3)).waitFor();
  await dialog.getByRole("combobox", { name: wording.tags.label }).fill("method/archives");
  await page.keyboard.press("Enter");
  const tags = async (): Promise<readonly string[]> =>
    (await client.ask("annotations.list", {})).entries.map((entry) => entry.tags.join(" "));
  await expect.poll(tags).toEqual(["method/archives war", "method/archives", "method/archives"]);
  await dialog.getByText(wording.tags.onSome("war", 1, 3)).waitFor();
  await dialog.getByRole("button", { name: wording.tags.remove("war") }).click();
  await expect.poll(tags).toEqual(["method/archives", "method/archives", "method/archives"]);
});

test("what is selected goes to the trash together, and comes back from there together", async ({
  notebook,
  window,
}) => {
  const { page } = window;
  await notebook.lines.first().focus();
  await page.keyboard.press("Control+a");
  await notebook.selected(3).waitFor();
  await page.keyboard.press("Delete");
  await expect.poll(() => notebook.lines.count()).toBe(0);
  await expect.poll(() => notebook.selectionBar.count()).toBe(0);
  await new LibraryPage(page).show("trash");
  const choice = page.getByRole("radiogroup", { name: wording.library.trashOf.label });
  await choice.getByText(wording.library.trashOf.highlights).click();
  await notebook
    .line("late for whom")
    .click({ modifiers: ["Control"], position: { x: 60, y: 40 } });
  await notebook.selected(1).waitFor();
  await page.keyboard.press("Control+a");
  await notebook.selected(3).waitFor();
  await notebook.selectionBar.getByRole("button", { name: wording.notebook.restore }).click();
  await expect.poll(() => notebook.lines.count()).toBe(0);
  await new LibraryPage(page).show("notebook");
  await expect.poll(() => notebook.lines.count()).toBe(3);
});

test("Ctrl+C copies the selected ones as quotations, each article named once; Shift+Q as Markdown with notes", async ({
  notebook,
  window,
}) => {
  const { page } = window;
  await notebook.lines.first().focus();
  await page.keyboard.press("Control+a");
  await notebook.selected(3).waitFor();
  await page.keyboard.press("Control+c");
  await expect.poll(() => window.clipboard()).toContain("“kept one book”");
  const quoted = await window.clipboard();
  for (const words of ["“late for whom”", "“a lighthouse without a lamp”"]) {
    expect(quoted).toContain(words);
  }
  expect(quoted.match(/The ferry book of Vell/gu)).toHaveLength(1);
  expect(quoted).not.toContain("Which archive?");
  await page.keyboard.press("Shift+Q");
  await expect.poll(() => window.clipboard()).toContain("> kept one book\n");
  const markdown = await window.clipboard();
  expect(markdown).toContain("\n\nWhich archive?\n");
  expect(markdown.match(/\(postil:\/\/a\/[0-9a-z]{26}\?h=[0-9a-z]{26}\)/gu)).toHaveLength(3);
});

test.for(["article", "tag", "day"] as const)(
  "by %s, Back from a passage comes to the same line with the focus and what was selected, though it was changed meanwhile",
  async (arrangement, { notebook, window }) => {
    const { client, page } = window;
    await notebook.arrange(arrangement);
    const line = notebook.line("a lighthouse without a lamp");
    await line.focus();
    await page.keyboard.press("x");
    await notebook.selected(1).waitFor();
    await page.keyboard.press("Enter");
    await new ReaderPage(window).ready();
    const { entries } = await client.ask("annotations.list", { query: "lighthouse" });
    const annotationIds = entries.map(({ annotationId }) => annotationId);
    const note = "Changed meanwhile.";
    await client.ask("annotations.update", { annotationIds, note, addTags: [Tag.parse("sea")] });
    await page.goBack();
    await line.getByText(note).first().waitFor();
    await expect
      .poll(() => line.evaluateAll((rows) => rows.some((row) => row === document.activeElement)))
      .toBe(true);
    await notebook.selected(1).waitFor();
  },
);

test("by day, what was made today stands under Today, with how many there are", async ({
  notebook,
}) => {
  await notebook.arrange("day");
  const heading = notebook.screen.getByRole("heading", { level: 2 });
  await expect.poll(() => heading.allInnerTexts()).toEqual(["Today"]);
  await notebook.lines.first().getByText("3", { exact: true }).waitFor();
});

test("by tag, a highlight that gets its first tag takes the field that one types in along", async ({
  notebook,
  window,
}) => {
  const { page } = window;
  await notebook.arrange("tag");
  await notebook.line("late for whom").focus();
  await page.keyboard.press("t");
  const field = page.getByRole("combobox", { name: wording.tags.label });
  await field.fill("pilots");
  await page.keyboard.press("Enter");
  const heading = notebook.screen.getByRole("heading", { level: 2 });
  await expect.poll(() => heading.allInnerTexts()).toEqual(["pilots", wording.notebook.noTag]);
  await expect
    .poll(() => field.evaluateAll((fields) => fields.some((one) => one === document.activeElement)))
    .toBe(true);
  await field.fill("ferry");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => heading.allInnerTexts())
    .toEqual(["ferry", "pilots", wording.notebook.noTag]);
  await page.keyboard.press("Escape");
  await expect
    .poll(() =>
      notebook
        .line("late for whom")
        .evaluateAll((rows) => rows.some((row) => row === document.activeElement)),
    )
    .toBe(true);
});
