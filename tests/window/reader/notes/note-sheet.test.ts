import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { type Point, eventually, nextFrames } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, number) => `Paragraph ${number} says mark${number} here, and goes on about tides and pilots.`,
);
const ARTICLE = `# Notes\n\n${PARAGRAPHS.join("\n\n")}\n`;
const NARROW = { width: 800, height: 600 };

const sheet = (reader: Reader) => reader.page.getByRole("complementary", { name: /^Note\b/ });
const field = (reader: Reader) => reader.page.getByRole("textbox", { name: /^Note on/ });

async function openMarked(notes: Readonly<Record<number, string>>, viewport = NARROW) {
  const reader = await openReader(ARTICLE, { viewport });
  for (const [number, note] of Object.entries(notes)) {
    await reader.mark(`mark${number} `, "blue", note);
  }
  const near = Object.keys(notes).flatMap((number) =>
    Number(number) < 10 ? `mark${number} ` : [],
  );
  await eventually(() => reader.painted("fill-blue")).toEqual(expect.arrayContaining(near));
  return reader;
}

const isTextFocused = (reader: Reader) =>
  reader.page.evaluate(() => document.activeElement === document.querySelector("iframe"));

/** Where the sheet begins; below it nothing of the article is to be seen. */
const topOfSheet = async (reader: Reader) => (await sheet(reader).boundingBox())?.y ?? 0;

/** Before it has, nothing of it is where it will be. @param height  of the window */
async function slidesIn(reader: Reader, height: number): Promise<void> {
  await eventually(async () => {
    const box = await sheet(reader).boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  }).toBe(height);
}

/** The words stand in the window above the sheet. */
async function expectSeen(reader: Reader, words: string): Promise<void> {
  await eventually(async () => {
    const { y } = await reader.pointAt(words);
    return y > 56 && y < (await topOfSheet(reader)) - 8;
  }).toBe(true);
}

test.for([
  { width: 400, height: 700 },
  { width: 640, height: 600 },
  { width: 800, height: 600 },
])(
  "in a window $width wide a press on a highlight shows its note below its words",
  async (size) => {
    await using reader = await openMarked({ 4: "About the fourth" }, size);
    const { height } = size;
    await eventually(async () => (await reader.pointAt("mark4 ")).y).toBeLessThan(height - 30);
    await reader.click(await reader.pointAt("mark4 "));
    await sheet(reader).getByText("About the fourth").waitFor();
    await expectSeen(reader, "mark4 ");
    for (const button of await sheet(reader).getByRole("button").all()) {
      const box = await button.boundingBox();
      // The card itself is one, as high as its note.
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(24);
    }
    await slidesIn(reader, height);
    await reader.page.keyboard.press("Escape");
    await sheet(reader).waitFor({ state: "detached" });
  },
);

test("a passage at the bottom of the window comes to stand above the sheet, and again when the note grows", async () => {
  await using reader = await openMarked({ 20: "First" });
  const { y } = await reader.pointAt("mark20 ");
  await reader.scrollBy(y - 585);
  await eventually(() => reader.painted("fill-blue")).toEqual(["mark20 "]);
  await reader.click(await reader.pointAt("mark20 "));
  await sheet(reader).waitFor();
  await expectSeen(reader, "mark20 ");
  await reader.page.keyboard.press("n");
  await field(reader).waitFor();
  // Where it would be covered once the note is longer.
  await reader.scrollBy((await reader.pointAt("mark20 ")).y - (await topOfSheet(reader)) + 50);
  for (let line = 0; line < 12; line++) await reader.page.keyboard.press("Enter");
  await expectSeen(reader, "mark20 ");
});

test("N writes into the sheet, Escape goes back to the text and then puts the sheet away", async () => {
  await using reader = await openMarked({});
  await reader.selectByMouse("mark2 here");
  await reader.page.keyboard.press("n");
  await field(reader).waitFor();
  await reader.page.keyboard.type("In the sheet");
  await reader.page.keyboard.press("Escape");
  await sheet(reader).getByText("In the sheet").waitFor();
  expect(await isTextFocused(reader)).toBe(true);
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("In the sheet");
  await reader.page.keyboard.press("Escape");
  await sheet(reader).waitFor({ state: "detached" });
});

test("from note to note by buttons and, inside, by keys; a highlight without a note is passed over", async () => {
  await using reader = await openMarked({ 1: "First", 2: "", 3: "Third", 30: "Thirtieth" });
  await reader.page.keyboard.press("j");
  await sheet(reader).getByText("First").waitFor();
  expect(await sheet(reader).getAttribute("aria-label")).toBe("Note 1 of 3");
  await sheet(reader).getByRole("button", { name: "Next note" }).focus();
  await reader.page.keyboard.press("j");
  await sheet(reader).getByText("Third").waitFor();
  await sheet(reader).getByRole("button", { name: "Next note" }).click();
  await sheet(reader).getByText("Thirtieth").waitFor();
  await expectSeen(reader, "mark30 ");
  expect(await sheet(reader).getAttribute("aria-label")).toBe("Note 3 of 3");
  await sheet(reader).getByRole("button", { name: "Previous note" }).click();
  await sheet(reader).getByText("Third").waitFor();
  await reader.page.keyboard.press("Escape");
  await sheet(reader).waitFor({ state: "detached" });
  expect(await isTextFocused(reader)).toBe(true);
});

test("the sheet is dragged higher, and away", async () => {
  await using reader = await openMarked({ 1: "First" });
  await reader.page.keyboard.press("j");
  await sheet(reader).getByText("First").waitFor();
  await slidesIn(reader, NARROW.height);
  const before = await topOfSheet(reader);
  const handle = async (): Promise<Point> => ({ x: 300, y: (await topOfSheet(reader)) + 10 });
  await reader.drag(await handle(), { x: 300, y: 300 });
  await eventually(() => topOfSheet(reader)).toBeLessThan(before - 60);
  await reader.drag(await handle(), { x: 300, y: 590 });
  await sheet(reader).waitFor({ state: "detached" });
  expect(await isTextFocused(reader)).toBe(true);
});

test("the close button puts it away, the pencil edits, and a wide window has the margin instead", async () => {
  await using reader = await openMarked({ 1: "First" });
  await reader.page.keyboard.press("j");
  await sheet(reader).getByRole("button", { name: "Write a note" }).click();
  await field(reader).waitFor();
  await reader.page.keyboard.press("Control+Enter");
  await sheet(reader).getByRole("button", { name: "Close the note" }).click();
  await sheet(reader).waitFor({ state: "detached" });
  await reader.page.keyboard.press("j");
  await sheet(reader).waitFor();
  await reader.page.setViewportSize({ width: 1280, height: 800 });
  await nextFrames(reader.page);
  await sheet(reader).waitFor({ state: "detached" });
  await reader.page.getByRole("complementary", { name: "Notes in the margin" }).waitFor();
});
