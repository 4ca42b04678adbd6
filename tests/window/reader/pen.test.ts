import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { findBarriers } from "../../e2e/accessibility/find-barriers.ts";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

const ARTICLE = `# The ferry book

For three hundred years the pilots kept one book. It was a book of water.

Nobody had read it through.
`;

const sign = (reader: Reader) =>
  reader.page.getByRole("main").locator("p").filter({ hasText: wording.reader.penSign });

const quotes = async (reader: Reader): Promise<readonly string[]> =>
  (await reader.annotations())
    .toSorted((one, other) => one.position.start - other.position.start)
    .map(({ quote }) => quote.exact);

const announced = (reader: Reader): Promise<string> =>
  reader.page.evaluate(() => document.querySelector('[aria-live="polite"]')?.textContent ?? "");

test("the pen draws words and paragraphs at a double and a triple click, says that it is on, and Escape puts it down", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.page.keyboard.press("p");
  await sign(reader).waitFor();
  await eventually(() => announced(reader)).toBe(wording.reader.said.penOn);
  await reader.clickTimes(await reader.pointAt("pilots"), 2);
  await eventually(() => quotes(reader)).toEqual(["pilots"]);
  await eventually(() => announced(reader)).toBe("Yellow highlight: pilots");
  await reader.clickTimes(await reader.pointAt("Nobody"), 3);
  await eventually(() => quotes(reader)).toEqual(["pilots", "Nobody had read it through."]);
  // A click on a highlight is still a click.
  await reader.click(await reader.pointAt("pilots"));
  await eventually(() => reader.painted("focus")).toEqual(["pilots"]);
  await reader.page.keyboard.press("Escape");
  await sign(reader).waitFor({ state: "detached" });
  await eventually(() => announced(reader)).toBe(wording.reader.said.penOff);
  await reader.clickTimes(await reader.pointAt("water"), 2);
  await reader.page
    .getByRole("toolbar", { name: wording.reader.selectionBar })
    .getByRole("button", { name: "Green" })
    .waitFor();
  expect(await quotes(reader)).toEqual(["pilots", "Nobody had read it through."]);
  await reader.page.keyboard.press("4");
  await eventually(() => quotes(reader)).toEqual([
    "pilots",
    "water",
    "Nobody had read it through.",
  ]);
});

test("with the pen in the hand, what the sentence cursor takes in with Shift is drawn; what it goes over is not", async () => {
  await using reader = await openReader(ARTICLE);
  const { keyboard } = reader.page;
  await keyboard.press("p");
  await keyboard.press("c");
  await keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual(["It was a book of water."]);
  await keyboard.down("Shift");
  await keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual([
    "It was a book of water.\nNobody had read it through.",
  ]);
  expect(await quotes(reader)).toEqual([]);
  await keyboard.up("Shift");
  await eventually(() => quotes(reader)).toEqual([
    "It was a book of water.\nNobody had read it through.",
  ]);
  await keyboard.press("Home");
  await eventually(() => reader.painted("cursor")).toEqual([
    "For three hundred years the pilots kept one book.",
  ]);
  await keyboard.press("Shift");
  expect(await quotes(reader)).toHaveLength(1);
});

test("with the pen, a selection without words is answered, not passed over", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.page.keyboard.press("p");
  await sign(reader).waitFor();
  const title = await reader.page.evaluate(() => {
    const frame = document.querySelector("iframe");
    const box = frame?.contentDocument?.querySelector("header h1")?.getBoundingClientRect();
    const outer = frame?.getBoundingClientRect();
    return { x: (outer?.left ?? 0) + (box?.left ?? 0), y: (outer?.top ?? 0) + (box?.top ?? 0) };
  });
  await reader.clickTimes({ x: title.x + 20, y: title.y + 20 }, 2);
  await reader.page.getByText(wording.reader.unmarkable.outside).waitFor();
  expect(await quotes(reader)).toEqual([]);
});

test("with the pen on, the cursor shown and the bar open there are no barriers", async () => {
  await using reader = await openReader(ARTICLE);
  const { keyboard } = reader.page;
  await keyboard.press("p");
  await keyboard.press("c");
  await eventually(async () => (await reader.painted("cursor")).length).toBe(1);
  expect(await findBarriers(reader.page)).toEqual([]);
  await reader.mark("Nobody had read");
  await eventually(() => reader.painted("fill-yellow")).toEqual(["Nobody had read"]);
  await keyboard.press("j");
  await reader.page.getByRole("toolbar", { name: wording.reader.selectionBar }).waitFor();
  expect(await findBarriers(reader.page)).toEqual([]);
  await reader.client.ask("settings.set", { theme: "dark" });
  await reader.page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
  expect(await findBarriers(reader.page)).toEqual([]);
  await reader.client.ask("settings.set", { theme: "system" });
});
