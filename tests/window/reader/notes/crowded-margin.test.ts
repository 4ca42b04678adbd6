import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 120 },
  (_, number) =>
    `Paragraph ${number} says mark${number} here and word${number} there, and goes on about tides and pilots.`,
);
const ARTICLE = `# Notes\n\n${PARAGRAPHS.join("\n\n")}\n`;
const LONG = "A note of many words, which goes on. ".repeat(9);

const margin = (reader: Reader) =>
  reader.page.getByRole("complementary", { name: "Notes in the margin" });
const item = (reader: Reader, beginning: string) =>
  margin(reader).getByRole("listitem").filter({ hasText: beginning });
const height = async (reader: Reader, beginning: string) =>
  (await item(reader, beginning).boundingBox())?.height ?? 0;

async function openCrowded(count: number): Promise<Reader> {
  const reader = await openReader(ARTICLE);
  for (let number = 0; number < count; number++) {
    await reader.mark(`mark${number} `, "pink", `Note ${number}: ${LONG}`);
    await reader.mark(`word${number} `, "blue", number % 2 === 0 ? `Word ${number}.` : LONG);
  }
  await item(reader, "Note 3:").waitFor();
  return reader;
}

/** Scrolls through the page as a wheel does, and reads in each frame what is drawn of the notes. Runs in the page. */
async function scrollAndSample(frames: number): Promise<{ overlaps: string[]; samples: number }> {
  const view = document.querySelector("iframe")?.contentWindow;
  const overlaps: string[] = [];
  let samples = 0;
  for (let frame = 0; frame < frames; frame++) {
    view?.scrollBy(0, frame % 3 === 0 ? 90 : 35);
    await new Promise(requestAnimationFrame);
    // After the frame: inside it, what follows a size has not followed yet.
    await new Promise((resolve) => setTimeout(resolve));
    const boxes = [...document.querySelectorAll("aside li")]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.height > 1 && box.bottom > 0 && box.top < innerHeight);
    samples += boxes.length;
    for (const [number, box] of boxes.entries()) {
      const next = boxes[number + 1];
      if (next !== undefined && next.top < box.bottom - 0.5) {
        overlaps.push(`frame ${frame}: ${next.top} above ${box.bottom}`);
      }
    }
  }
  return { overlaps, samples };
}

test("while one scrolls through a page with 120 notes, none ever covers another", async () => {
  await using reader = await openCrowded(60);
  const { overlaps, samples } = await reader.page.evaluate(scrollAndSample, 140);
  expect(overlaps).toEqual([]);
  expect(samples).toBeGreaterThan(500);
});

test("where they are crowded each still stands near its passage, shortened, and says how much more there is", async () => {
  await using reader = await openCrowded(30);
  await eventually(() => height(reader, "Note 2:")).toBeLessThan(80);
  for (const number of [0, 1, 2, 3, 4]) {
    const words = await reader.pointAt(`mark${number} `);
    const box = await item(reader, `Note ${number}:`).boundingBox();
    expect(Math.abs((box?.y ?? 0) - words.y)).toBeLessThan(160);
    await item(reader, `Note ${number}:`)
      .getByText(/^\d+ more lines$/)
      .waitFor();
  }
});

test("a crowded note is whole while it is pointed at, focused by key, or chosen, and short again after", async () => {
  await using reader = await openCrowded(20);
  await eventually(() => height(reader, "Note 2:")).toBeLessThan(80);
  // Once it stands still: they move to where they stand.
  await item(reader, "Note 2:").hover({ position: { x: 80, y: 10 } });
  await eventually(() => height(reader, "Note 2:")).toBeGreaterThan(120);
  expect(await height(reader, "Note 1:")).toBeLessThan(80);
  await reader.page.mouse.move(20, 400);
  await eventually(() => height(reader, "Note 2:")).toBeLessThan(80);

  await item(reader, "Note 1:").getByRole("button").first().focus();
  await eventually(() => height(reader, "Note 1:")).toBeGreaterThan(120);
  await reader.page.evaluate(() => document.querySelector("iframe")?.focus());
  await eventually(() => height(reader, "Note 1:")).toBeLessThan(80);

  await reader.click(await reader.pointAt("mark3 "));
  await eventually(() => height(reader, "Note 3:")).toBeGreaterThan(120);
  await reader.page.keyboard.press("Escape");
  await eventually(() => height(reader, "Note 3:")).toBeLessThan(80);
});

test("what a note is opened by moves no other one over it, in any frame; without motion it is open at once", async () => {
  await using reader = await openCrowded(20);
  await eventually(() => height(reader, "Note 2:")).toBeLessThan(80);
  const sampling = reader.page.evaluate(scrollAndSample, 40);
  await reader.page.keyboard.press("j");
  expect((await sampling).overlaps).toEqual([]);

  await reader.page.emulateMedia({ reducedMotion: "reduce" });
  await reader.page.keyboard.press("j");
  await nextFrames(reader.page);
  const running = await reader.page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});

test("notes that have room are whole", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark0 ", "pink", `Note 0: ${LONG}`);
  await reader.mark("mark8 ", "pink", `Note 8: ${LONG}`);
  await item(reader, "Note 8:").waitFor();
  expect(await height(reader, "Note 0:")).toBeGreaterThan(120);
  expect(
    await margin(reader)
      .getByText(/more lines$/)
      .count(),
  ).toBe(0);
});
