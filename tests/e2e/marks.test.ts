import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { holdPauses } from "../browser/hold-pauses.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { sharedTest as test } from "./shared-test.ts";
import { FERRY } from "./texts.ts";

const QUOTE = "kept one book for three hundred years";

test("words selected with the mouse become a highlight at a press of H", async ({
  openArticle,
  client,
}) => {
  const { reader, articleId } = await openArticle(FERRY);
  await reader.article.select(QUOTE);
  expect(await reader.article.selected()).toBe(QUOTE);
  await reader.saving("annotations.create", () => reader.press("h"));
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  const { notes } = await client.ask("notes.summaries", {});
  expect(notes.filter((note) => note.articleId === articleId)).toMatchObject([
    { quote: QUOTE, color: "yellow", state: "placed" },
  ]);
});

test("a selection dragged backwards over paragraphs is the same words", async ({ openArticle }) => {
  const { reader, window } = await openArticle(FERRY);
  const { start } = await reader.article.placeOf("had done that day.");
  const { end } = await reader.article.placeOf("On the third page");
  await window.mouse.drag(end, start);
  await reader.saving("annotations.create", () => reader.press("2"));
  await expect.poll(() => reader.article.painted()).toHaveProperty("fill-orange");
  const { "fill-orange": painted } = await reader.article.painted();
  expect(painted?.join("").replace(/\s+/gu, " ")).toBe("had done that day. On the third page");
});

test("the bar's six colours do the same as the keys, and pressing it leaves the selection", async ({
  openArticle,
}) => {
  const { reader, window } = await openArticle(FERRY);
  await reader.article.select(QUOTE);
  await reader.bar.waitFor();
  const buttons = reader.bar.getByRole("button");
  const names = await buttons.evaluateAll((all) =>
    all.map((button) => button.getAttribute("aria-label") ?? button.textContent),
  );
  expect(names.slice(0, 6)).toEqual(["Pink", "Orange", "Yellow", "Green", "Blue", "Purple"]);
  await reader.bar.getByRole("button", { name: wording.reader.copy, exact: true }).click();
  await expect.poll(() => window.clipboard()).toBe(QUOTE);
  expect(await reader.article.selected()).toBe(QUOTE);
  await reader.saving("annotations.create", () =>
    reader.bar.getByRole("button", { name: "Blue" }).click(),
  );
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-blue": [QUOTE] });
});

test("a note is written beside its words and a tag put on them, without the mouse leaving the page", async ({
  openArticle,
  client,
}) => {
  const { reader, articleId } = await openArticle(FERRY);
  await reader.highlight(QUOTE);
  await reader.press("n");
  await reader.writeNote("Which *archive* has it?\n\nAsk <b>Maren</b>.");
  await expect.poll(() => reader.margin.innerText()).toContain("Ask <b>Maren</b>.");
  await reader.press("t");
  await reader.writeTag("place/vell");
  await expect.poll(() => reader.margin.innerText()).toContain("#place/vell");
  const { notes } = await client.ask("notes.summaries", {});
  expect(notes.find((note) => note.articleId === articleId)).toMatchObject({
    note: "Which *archive* has it?\n\nAsk <b>Maren</b>.",
    tags: ["place/vell"],
  });
});

test("a note can be begun in the very moment in which its highlight is saved", async ({
  openArticle,
}) => {
  const { reader, window } = await openArticle(FERRY);
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  for (const words of ["pilots of Vell", "took the oar", "third page", "ninth page", "in pencil"]) {
    await reader.highlight(words);
    await reader.press("n");
    await field.waitFor();
    await field.press("Escape");
    await field.waitFor({ state: "detached" });
  }
});

test("a note stands level with its words", async ({ openArticle }) => {
  const { reader } = await openArticle(FERRY);
  await reader.highlight("Nobody ever answered");
  await reader.press("n");
  await reader.writeNote("True.");
  const card = reader.margin.getByRole("listitem").filter({ hasText: "True." });
  const { start } = await reader.article.placeOf("Nobody ever answered");
  await expect
    .poll(async () => Math.abs(((await card.boundingBox())?.y ?? 0) - start.y))
    .toBeLessThan(40);
});

test("a note that another one changes meanwhile waits for the reader's choice, in a later window too", async ({
  openArticle,
  openWindow,
  client,
}) => {
  const { reader, window, articleId } = await openArticle(FERRY);
  await reader.highlight("Nobody ever answered");
  const saved = async () => (await client.ask("articles.get", { articleId })).annotations;
  const annotationIds = (await saved()).map(({ annotationId }) => annotationId);
  const notes = async () => (await saved()).map(({ note }) => note);
  await reader.press("n");
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await field.waitFor();
  // Else what is typed is saved where the machine pauses before the other one writes.
  const letGo = await holdPauses(window.page, 500);
  await field.fill("Mine.");
  await client.ask("annotations.update", { annotationIds, note: "Theirs." });
  await window.page.getByText(wording.reader.changedElsewhere).waitFor();
  await letGo();
  // At any other time, leaving saves.
  await field.press("Control+Enter");
  await window.close();
  expect(await notes()).toEqual(["Theirs."]);

  const later = await openWindow(`postil://a/${articleId}`);
  const again = new ReaderPage(later);
  await again.ready();
  await again.press("j");
  await again.press("n");
  await later.page.getByText(wording.reader.changedElsewhere).waitFor();
  await expect
    .poll(() => later.page.getByRole("textbox", { name: /^Note on / }).inputValue())
    .toBe("Mine.");
  await again.saving("annotations.update", () =>
    later.page.getByRole("button", { name: wording.reader.keepMine }).click(),
  );
  expect(await notes()).toEqual(["Mine."]);
});

test("highlights may overlap, and clicks go through those that lie over one another", async ({
  openArticle,
}) => {
  const { reader } = await openArticle(FERRY);
  await reader.highlight("not a log of ships but of water", "1");
  await reader.highlight("ships but of water, and whoever took the oar", "5");
  await expect.poll(() => reader.article.painted()).toHaveProperty("fill-blue");
  const painted = await reader.article.painted();
  expect(painted["fill-pink"]?.join("")).toContain("not a log of ");
  expect(painted["fill-blue"]?.join("")).toContain(", and whoever took the oar");
  const shared = [...(painted["line-pink"] ?? []), ...(painted["line-blue"] ?? [])];
  expect(shared).toEqual(["ships but of water"]);

  const focused = async () => (await reader.article.painted())["focus"]?.join("") ?? "";
  const seen = new Set<string>();
  await reader.press("Escape");
  for (let clicks = 0; clicks < 2; clicks += 1) {
    const before = await focused();
    await reader.article.click("but of");
    await expect.poll(focused).not.toBe(before);
    seen.add(await focused());
  }
  expect([...seen].toSorted()).toEqual([
    "not a log of ships but of water",
    "ships but of water, and whoever took the oar",
  ]);
});

test("a number gives a focused highlight another colour", async ({ openArticle, client }) => {
  const { reader, articleId } = await openArticle(FERRY);
  await reader.highlight(QUOTE, "3");
  await reader.press("Escape");
  await reader.article.click("one book for");
  await reader.saving("annotations.update", () => reader.press("4"));
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-green": [QUOTE] });
  await expect.poll(() => reader.article.painted()).not.toHaveProperty("fill-yellow");
  const { notes } = await client.ask("notes.summaries", {});
  expect(notes.find((note) => note.articleId === articleId)).toMatchObject({ color: "green" });
});

test("the ends of a highlight move by keyboard, and its note stays", async ({
  openArticle,
  client,
}) => {
  const { reader, articleId } = await openArticle(FERRY);
  await reader.highlight("one book");
  await reader.press("n");
  await reader.writeNote("Kept.");
  await reader.saving("annotations.update", () => reader.press("Control+Shift+ArrowRight"));
  await expect
    .poll(async () => (await reader.article.painted())["fill-yellow"]?.join(""))
    .toBe("one book for");
  await expect
    .poll(async () => (await client.ask("notes.summaries", {})).notes)
    .toContainEqual(expect.objectContaining({ articleId, quote: "one book for", note: "Kept." }));
});

test("undo and redo go back and forth through highlight, note and colour", async ({
  openArticle,
}) => {
  const { reader, window } = await openArticle(FERRY);
  await reader.highlight(QUOTE, "3");
  await reader.press("n");
  await reader.writeNote("A remark.");
  await reader.saving("annotations.update", () => reader.press("1"));
  const undo = (): Promise<void> => reader.saving("undo", () => reader.press("Control+z"));
  const redo = (): Promise<void> => reader.saving("redo", () => reader.press("Control+Shift+z"));

  await undo();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
  await undo();
  await expect.poll(() => reader.margin.innerText()).not.toContain("A remark.");
  await undo();
  await expect.poll(() => reader.article.painted()).not.toHaveProperty("fill-yellow");
  await window.page.getByText(wording.undo.undone("highlight")).waitFor();
  for (let steps = 0; steps < 3; steps += 1) await redo();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-pink": [QUOTE] });
  await expect.poll(() => reader.margin.innerText()).toContain("A remark.");
});

test("a highlight goes to the trash and comes back from it", async ({ openArticle }) => {
  const { reader, window } = await openArticle(FERRY);
  await reader.highlight(QUOTE);
  await reader.saving("annotations.update", () => reader.press("Delete"));
  await expect.poll(() => reader.article.painted()).not.toHaveProperty("fill-yellow");
  const toast = window.page.getByRole("alertdialog").filter({ hasText: wording.notebook.trashed });
  await toast.getByRole("button", { name: wording.app.undo }).click();
  await expect.poll(() => reader.article.painted()).toMatchObject({ "fill-yellow": [QUOTE] });
});

test("J and K walk from highlight to highlight, and highlights can be hidden", async ({
  openArticle,
}) => {
  const { reader } = await openArticle(FERRY);
  await reader.highlight("pilots of Vell kept");
  await reader.highlight("Nobody ever answered");
  await reader.press("Escape");
  const focused = async () => (await reader.article.painted())["focus"]?.join("") ?? "";
  await reader.press("j");
  await expect.poll(focused).toBe("pilots of Vell kept");
  await reader.press("j");
  await expect.poll(focused).toBe("Nobody ever answered");
  await reader.press("k");
  await expect.poll(focused).toBe("pilots of Vell kept");
  await reader.press("Control+Shift+h");
  await expect.poll(() => reader.article.painted()).not.toHaveProperty("fill-yellow");
});

test("M makes one of highlights that touch, S cuts words out of one, and undo takes both back", async ({
  openArticle,
  client,
}) => {
  const { reader, window, articleId } = await openArticle(FERRY);
  const quotes = async () =>
    (await client.ask("articles.get", { articleId })).annotations.map(({ quote }) => quote.exact);
  await reader.highlight("not a log of ships", "1");
  await reader.highlight("of ships but of water", "5");
  await reader.saving("annotations.merge", () => reader.press("m"));
  await window.page.getByText(wording.reader.merged(2)).waitFor();
  await expect
    .poll(() => reader.article.painted())
    .toMatchObject({ "fill-blue": ["not a log of ships but of water"] });
  expect(await quotes()).toEqual(["not a log of ships but of water"]);

  await reader.press("Escape");
  await reader.article.select("log of ships");
  await reader.bar.getByRole("button", { name: wording.reader.splitHere }).waitFor();
  await reader.saving("annotations.split", () => reader.press("s"));
  await window.page.getByText(wording.reader.split).waitFor();
  await expect
    .poll(async () => (await reader.article.painted())["fill-blue"]?.toSorted())
    .toEqual(["but of water", "log of ships", "not a"]);
  await reader.saving("undo", () => reader.press("Control+z"));
  await reader.saving("undo", () => reader.press("Control+z"));
  await expect.poll(async () => (await quotes()).length).toBe(2);
  await expect.poll(() => reader.article.painted()).toHaveProperty("fill-pink");
});

test("a highlight that nothing touches is not merged, and words in none are not split", async ({
  openArticle,
}) => {
  const { reader, window } = await openArticle(FERRY);
  await reader.highlight("pilots of Vell");
  await reader.press("m");
  await window.page.getByText(wording.reader.nothingToMerge).waitFor();
  await reader.press("Escape");
  await reader.article.select("Nobody ever answered");
  await reader.press("s");
  await window.page.getByText(wording.reader.nothingToSplit).waitFor();
  expect(await reader.article.selected()).toBe("Nobody ever answered");
});

test("with the pen in the hand, whatever is selected becomes a highlight, by mouse and by keyboard", async ({
  openArticle,
}) => {
  const { reader, window } = await openArticle(FERRY);
  const pen = window.page.getByRole("button", { name: wording.reader.pen, exact: true });
  const paintedNow = async () =>
    Object.values(await reader.article.painted()).flatMap((words) => words);
  await reader.press("p");
  await expect.poll(() => pen.getAttribute("aria-pressed")).toBe("true");
  await reader.saving("annotations.create", () => reader.article.select("not a log of ships"));
  await expect.poll(paintedNow).toContain("not a log of ships");
  await reader.saving("annotations.create", () => reader.article.select("Nobody ever answered"));
  await expect.poll(paintedNow).toContain("Nobody ever answered");
  await reader.press("Escape");
  await expect.poll(() => pen.getAttribute("aria-pressed")).toBe("false");
  await reader.article.select("kept one");
  await reader.bar.waitFor();
  expect(await paintedNow()).not.toContain("kept one");
  await reader.press("p");
  await window.page.keyboard.down("Shift");
  for (let more = " book".length; more > 0; more -= 1) await reader.press("ArrowRight");
  await reader.saving("annotations.create", () => window.page.keyboard.up("Shift"));
  await expect.poll(paintedNow).toContain("kept one book");
});
