import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually, nextFrames } from "./reader-page.ts";

const ARTICLE = `# The ferry book

For three hundred years the pilots of Vell kept one book. It was not a log of ships but of *water*: how high it came, how long it stayed.

Nobody outside the guild had read it through. A student asked for a chair and a lamp.

## The guess

The guess stood on the page in ink. The outcome stood beside it.
`;

const openReader = useReaderApp();

const bar = (reader: Reader) =>
  reader.page.getByRole("toolbar", { name: "What to do with these words" });

const clipboard = (reader: Reader): Promise<string> =>
  reader.page.evaluate(() => navigator.clipboard.readText());

test("words are highlighted by mouse alone: drag, then a dot of the bar", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("pilots of Vell");
  await bar(reader).getByRole("button", { name: "Green" }).click();
  await eventually(() => reader.painted("fill-green")).toEqual(["pilots of Vell"]);
  await eventually(async () =>
    (await reader.annotations()).map(({ quote }) => quote.exact),
  ).toEqual(["pilots of Vell"]);
  const [annotation] = await reader.annotations();
  expect(annotation).toMatchObject({ color: "green", anchor: { kind: "placed" } });
  expect(reader.text.slice(annotation?.position.start, annotation?.position.end)).toBe(
    "pilots of Vell",
  );
});

test("a selection over blocks and emphasis keeps its exact words, without white space at its ends", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    const [first, second] = inside?.querySelectorAll("article p") ?? [];
    if (first === undefined || second === undefined) return;
    inside?.getSelection()?.setBaseAndExtent(first, 1, second, 1);
  });
  await nextFrames(reader.page);
  await reader.page.keyboard.press("h");
  await eventually(async () => (await reader.annotations()).length).toBe(1);
  const [annotation] = await reader.annotations();
  expect(annotation?.quote.exact).toMatch(/^water: how high .* it stayed\.\nNobody .* a lamp\.$/s);
});

test("the bar covers no selected word and leaves the selection as it is", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("how high it came, how long it stayed");
  const box = await bar(reader).boundingBox();
  const first = await reader.pointAt("how high");
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(first.y - 8);
  await bar(reader).getByRole("button", { name: "Copy", exact: true }).click();
  await eventually(() => clipboard(reader)).toBe("how high it came, how long it stayed");
  expect(await reader.selectedText()).toBe("how high it came, how long it stayed");
});

test("while the bar has the focus, Ctrl+C still copies the selected words", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("one book");
  await reader.page.keyboard.press("Tab");
  await eventually(() =>
    reader.page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
  ).toBe("Pink");
  await reader.page.keyboard.press("Control+c");
  await eventually(() => clipboard(reader)).toBe("one book");
});

test("copying as quotation names the source", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("one book");
  await reader.page.keyboard.press("q");
  await eventually(() => clipboard(reader)).toBe("“one book”\n— “The ferry book”\n");
});

test("without a mouse: a sentence is found, highlighted, given a note, a tag and other ends", async () => {
  await using reader = await openReader(ARTICLE);
  const { keyboard } = reader.page;
  await keyboard.press("c");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual([
    "Nobody outside the guild had read it through.",
  ]);
  expect(await reader.selectedText()).toBe("");
  await keyboard.press("5");
  await eventually(() => reader.painted("fill-blue")).toEqual([
    "Nobody outside the guild had read it through.",
  ]);
  await keyboard.press("n");
  await keyboard.type("Who, then?");
  await keyboard.press("Control+Enter");
  await keyboard.press("t");
  await keyboard.type("guild");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await eventually(async () => (await reader.annotations())[0]?.tags).toEqual(["guild"]);
  await keyboard.press("Control+Shift+ArrowLeft");
  await keyboard.press("Alt+Shift+ArrowRight");
  await eventually(async () => (await reader.annotations())[0]?.quote.exact).toBe(
    "outside the guild had read it through",
  );
  expect((await reader.annotations())[0]).toMatchObject({
    color: "blue",
    note: "Who, then?",
    tags: ["guild"],
  });
});

test("keys of one letter never fire while a note is written", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("one book");
  await reader.page.keyboard.press("n");
  await reader.page.keyboard.type("he uncoiled 1 2 3 ropes");
  await reader.page.keyboard.press("Escape");
  await eventually(async () => (await reader.annotations()).map(({ note }) => note)).toEqual([
    "he uncoiled 1 2 3 ropes",
  ]);
});

test("undo takes the highlight off the page, redo brings it back", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("one book");
  await reader.page.keyboard.press("h");
  await eventually(async () => (await reader.annotations()).length).toBe(1);
  await reader.page.keyboard.press("Control+z");
  await eventually(() => reader.painted("fill-yellow")).toEqual([]);
  await reader.page.keyboard.press("Control+Shift+z");
  await eventually(() => reader.painted("fill-yellow")).toEqual(["one book"]);
});
