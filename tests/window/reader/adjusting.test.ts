import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

const ARTICLE = `# The ferry book

For three hundred years the pilots kept one book.

It was a book of water. See [the guild](https://example.org/guild) too.

The end 👨‍👩‍👧 came.
`;

/** A highlight that has the focus and is saved. */
async function focusedMark(reader: Reader, words: string): Promise<void> {
  await reader.mark(words);
  await eventually(() => reader.painted("fill-yellow")).toEqual([words]);
  await reader.page.keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual([words]);
}

const quotes = async (reader: Reader): Promise<readonly string[]> =>
  (await reader.annotations()).map(({ quote }) => quote.exact);

const announced = (reader: Reader): Promise<string> =>
  reader.page.evaluate(() => document.querySelector('[aria-live="polite"]')?.textContent ?? "");

/** Presses a key and waits for what it leaves of the focused highlight, and for what is said. */
async function adjust(reader: Reader, key: string, words: string, said: string): Promise<void> {
  await reader.page.keyboard.press(key);
  await eventually(() => reader.painted("focus")).toEqual([words]);
  await eventually(() => announced(reader)).toBe(said);
}

test("ends go over the borders of blocks by word and letter, stop at the text's, and never meet", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "one book");
  await adjust(reader, "Control+Shift+ArrowRight", "one book.\nIt", "Taken in: . It");
  await adjust(reader, "Shift+ArrowRight", "one book.\nIt w", "Taken in: w");
  await adjust(reader, "Control+Shift+ArrowLeft", "one book.\nIt", "Let go: w");
  await adjust(reader, "Control+Shift+ArrowLeft", "one book", "Let go: . It");
  await adjust(reader, "Control+Shift+ArrowLeft", "one", "Let go: book");
  await adjust(reader, "Control+Shift+ArrowLeft", "one", "It goes no further");
  await adjust(reader, "Alt+Shift+ArrowRight", "one", "It goes no further\u00a0");
  await adjust(reader, "Alt+Shift+ArrowDown", "ne", "Let go: o");
  await adjust(reader, "Alt+Shift+ArrowDown", "e", "Let go: n");
  await adjust(reader, "Alt+Shift+ArrowDown", "e", "It goes no further");
  await adjust(reader, "Alt+Shift+ArrowLeft", "one", "Taken in: on");
  await eventually(() => quotes(reader)).toEqual(["one"]);
});

test("what one sees as one letter is taken in as one", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "The end");
  await adjust(reader, "Shift+ArrowRight", "The end 👨‍👩‍👧", "Taken in: 👨‍👩‍👧");
  await adjust(reader, "Shift+ArrowLeft", "The end", "Let go: 👨‍👩‍👧");
});

test("in an article from right to left the arrows mean the side, and the palette means what it says", async () => {
  const body = "كان البحر هادئا في ذلك الصباح.";
  await using reader = await openReader(`---\nlang: ar\ntitle: x\n---\n\n${body}\n`);
  await focusedMark(reader, "البحر");
  await adjust(reader, "Control+Shift+ArrowLeft", "البحر هادئا", "Taken in: هادئا");
  await adjust(reader, "Control+Shift+ArrowRight", "البحر", "Let go: هادئا");
  await adjust(reader, "Alt+Shift+ArrowUp", "ن البحر", "Taken in: ن");
  await reader.page.keyboard.press("Control+k");
  const field = reader.page.getByRole("combobox");
  await field.fill(wording.commands["end-word-later"]);
  await reader.page.getByRole("option", { name: wording.commands["end-word-later"] }).waitFor();
  await field.press("Enter");
  await eventually(() => reader.painted("focus")).toEqual(["ن البحر هادئا"]);
});

test("undo takes back a whole run of key presses, even one that is not saved yet, and redo brings it again", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "one");
  const { keyboard } = reader.page;
  await keyboard.down("Shift");
  for (let presses = 0; presses < 5; presses += 1) await keyboard.press("ArrowRight");
  await keyboard.up("Shift");
  await keyboard.press("Control+z");
  await eventually(() => quotes(reader)).toEqual(["one"]);
  await eventually(() => reader.painted("fill-yellow")).toEqual(["one"]);
  await keyboard.press("Control+Shift+z");
  await eventually(() => quotes(reader)).toEqual(["one book."]);
  await keyboard.press("Control+z");
  await eventually(() => quotes(reader)).toEqual(["one"]);
  await keyboard.press("Control+z");
  await eventually(() => quotes(reader)).toEqual([]);
});

test("what follows a movement at once comes after it: another colour, and the trash", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "one");
  const { keyboard } = reader.page;
  await keyboard.down("Shift");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.up("Shift");
  await keyboard.press("5");
  await eventually(async () => (await reader.annotations()).map(({ color }) => color)).toEqual([
    "blue",
  ]);
  expect(await quotes(reader)).toEqual(["one bo"]);
  await keyboard.press("Shift+ArrowRight");
  await keyboard.press("Delete");
  await eventually(() => quotes(reader)).toEqual([]);
  await keyboard.press("Control+z");
  await eventually(() => quotes(reader)).toEqual(["one boo"]);
});

const grips = (reader: Reader) => reader.page.locator('main [aria-hidden="true"][data-side]');

test("a grip is wide enough for a finger, and a click on it is a click on what lies below", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "See");
  expect(await grips(reader).count()).toBe(2);
  const reaches = await grips(reader).evaluateAll((all) =>
    all.map((grip) => {
      const { width, height } = getComputedStyle(grip, "::before");
      return [Number.parseFloat(width), Number.parseFloat(height)];
    }),
  );
  for (const [width, height] of reaches) {
    expect(width).toBeGreaterThanOrEqual(24);
    expect(height).toBeGreaterThanOrEqual(24);
  }
  // The link begins right behind the highlight, under its grip.
  const link = await reader.pointAt("the guild");
  const isOverIt = await reader.page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.hasAttribute("data-side"),
    { x: link.x + 2, y: link.y },
  );
  expect(isOverIt).toBe(true);
  await reader.click({ x: link.x + 2, y: link.y });
  await reader.page.getByRole("dialog").getByText("example.org/guild").waitFor();
});

test("a grip that is dragged past the other end, out of the text, or back and forth never empties its highlight", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "pilots kept");
  const end = await reader.pointAt("pilots kept", "end");
  await reader.drag({ x: end.x + 5, y: end.y }, await reader.pointAt("three"));
  const after = await reader.painted("focus");
  expect(after.join("")).toMatch(/^p/u);
  const moved = await reader.pointAt(after.join(""), "end");
  await reader.drag({ x: moved.x + 5, y: moved.y }, { x: moved.x, y: 795 });
  await eventually(async () => (await reader.painted("focus")).join("")).toMatch(
    /^p.*Copy \d+\.$/su,
  );
  await reader.page.keyboard.press("Control+z");
  await eventually(async () => (await reader.painted("focus")).join("")).toBe(after.join(""));
});

test("by touch a grip is dragged as by the mouse", async () => {
  await using reader = await openReader(ARTICLE);
  await focusedMark(reader, "pilots");
  const end = await reader.pointAt("pilots", "end");
  const to = await reader.pointAt("kept", "end");
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number, y: number) =>
    reader.cdp.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y }],
    });
  await touch("touchStart", end.x + 18, end.y);
  await touch("touchMove", (end.x + to.x) / 2, to.y);
  await touch("touchMove", to.x, to.y);
  await touch("touchEnd", to.x, to.y);
  await eventually(() => quotes(reader)).toEqual(["pilots kept"]);
});

test("of a highlight that was deleted elsewhere one is told, and nothing else is done instead", async () => {
  await using reader = await openReader(ARTICLE);
  const { articleId, client } = reader;
  for (const key of ["Delete", "2", "n", "m"]) {
    const annotationId = await reader.mark("one book");
    await eventually(() => reader.painted("fill-yellow")).toEqual(["one book"]);
    await reader.page.keyboard.press("j");
    await eventually(() => reader.painted("focus")).toEqual(["one book"]);
    await client.ask("annotations.update", { annotationIds: [annotationId], trashed: true });
    await eventually(() => reader.painted("fill-yellow")).toEqual([]);
    await reader.page.keyboard.press(key);
    await reader.page.getByText(wording.reader.highlightGone).waitFor();
    await reader.page.keyboard.press("c");
    await eventually(async () => (await reader.painted("cursor")).length).toBe(1);
    await reader.page.keyboard.press("c");
  }
  const detail = await client.ask("articles.get", { articleId });
  expect(detail.trashed).toBe(false);
  expect(detail.annotations).toEqual([]);
});
