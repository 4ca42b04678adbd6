import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually, nextFrames } from "./reader-page.ts";

const openReader = useReaderApp();

const PICTURE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

const ARTICLE = `---
title: The ferry book
author: Maren Oddy
---

For three hundred years the pilots kept one book.[^1] It was a book of water.

- The guess stood in ink.
  - It stayed.
- The outcome stood beside it.

| day | tide |
| --- | --- |
| first | |
| second | high |

Before it.

Behind it.

[^1]: So it says.
`;

const PICTURES = `<h1>Boats</h1><p>The first stood before it.</p><p><img src="${PICTURE}" alt="A boat"></p><p>The second stood behind it.</p>`;

/** The quotes of everything that is marked, in reading order, each checked against the text. */
async function quotes(reader: Reader): Promise<readonly string[]> {
  const annotations = await reader.annotations();
  for (const { position, quote } of annotations) {
    expect(reader.text.slice(position.start, position.end)).toBe(quote.exact);
  }
  return annotations
    .toSorted((one, other) => one.position.start - other.position.start)
    .map(({ quote }) => quote.exact);
}

/** Presses H over what is selected, and waits until it is marked. */
async function highlights(reader: Reader, ...expected: readonly string[]): Promise<void> {
  await reader.page.keyboard.press("h");
  await eventually(() => quotes(reader)).toEqual(expected);
}

/** Selects from one place of the article to another, as the browser would. */
async function selectBetween(
  reader: Reader,
  from: readonly [selector: string, offset: number],
  to: readonly [selector: string, offset: number],
): Promise<void> {
  await reader.page.evaluate(
    (places) => {
      const inside = document.querySelector("iframe")?.contentDocument;
      const [start, end] = places.map(([selector]) => inside?.querySelector(selector));
      if (!inside || !start || !end) throw new Error(`not there: ${JSON.stringify(places)}`);
      inside.getSelection()?.setBaseAndExtent(start, places[0]?.[1] ?? 0, end, places[1]?.[1] ?? 0);
    },
    [from, to],
  );
  await nextFrames(reader.page);
}

const bar = (reader: Reader) =>
  reader.page.getByRole("toolbar", { name: wording.reader.selectionBar });

test("a double click marks a word, a triple click its block and nothing of the next", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.clickTimes(await reader.pointAt("pilots"), 2);
  await highlights(reader, "pilots");
  await reader.clickTimes(await reader.pointAt("outcome"), 3);
  await highlights(reader, "pilots", "The outcome stood beside it.");
  // An item with a list in it, a cell, and a paragraph before a picture.
  await reader.clickTimes(await reader.pointAt("guess"), 3);
  await highlights(reader, "pilots", "The guess stood in ink.", "The outcome stood beside it.");
  await reader.clickTimes(await reader.pointAt("second"), 3);
  await eventually(() => reader.selectedText()).toContain("second");
  await highlights(
    reader,
    "pilots",
    "The guess stood in ink.",
    "The outcome stood beside it.",
    "second",
  );
  await reader.clickTimes(await reader.pointAt("Before"), 3);
  await highlights(
    reader,
    "pilots",
    "The guess stood in ink.",
    "The outcome stood beside it.",
    "second",
    "Before it.",
  );
});

test.each([
  ["ja", "三百年のあいだ、水先案内人たちは一冊の本を書き続けた。", "一冊の", /^一?冊?の?$|^一冊$/u],
  ["th", "สวัสดีครับวันนี้อากาศดีมาก", "วันนี้", /^วันนี้$|^วัน$/u],
])("a double click on %s marks a word of it", async (language, body, at, word) => {
  await using reader = await openReader(`---\nlang: ${language}\ntitle: x\n---\n\n${body}\n`);
  await reader.clickTimes(await reader.pointAt(at), 2);
  await reader.page.keyboard.press("h");
  await eventually(async () => (await quotes(reader)).length).toBe(1);
  expect((await quotes(reader))[0]).toMatch(word);
});

test("a selection over blocks, items, cells, a picture and a note's mark keeps its words, wherever its ends are", async () => {
  await using reader = await openReader(ARTICLE);
  await selectBetween(reader, ["article p", 0], ["article table tr:nth-child(2) td", 1]);
  const first = /^For three .* one book\.\[1\] It .*\nThe guess.*\nIt stayed\..*\nsecond$/su;
  await reader.page.keyboard.press("h");
  await eventually(async () => (await quotes(reader))[0]).toMatch(first);
  await reader.page.keyboard.press("Control+z");
  await eventually(() => quotes(reader)).toEqual([]);

  await reader.drag(await reader.pointAt("Behind it"), await reader.pointAt("high"));
  await reader.page.keyboard.press("h");
  await eventually(async () => (await quotes(reader))[0]?.replace(/\s+/gu, " ")).toBe(
    "high Before it.",
  );
});

test("from the title into the article, only the article's words are marked", async () => {
  await using reader = await openReader(ARTICLE);
  await selectBetween(reader, ["header h1", 0], ["article ul li", 0]);
  await highlights(
    reader,
    "For three hundred years the pilots kept one book.[1] It was a book of water.",
  );
});

test.each([
  ["outside", "the title", ["header h1", 0], ["header h1", 1]],
  ["blank", "an empty cell", ["article tr td:nth-child(2)", 0], ["article tr:nth-child(2)", 0]],
] as const)("of %s (%s) one is told why nothing is marked", async (why, _what, from, to) => {
  await using reader = await openReader(ARTICLE);
  // A cursor stands elsewhere: its sentence is not what is meant.
  await reader.page.keyboard.press("c");
  await eventually(async () => (await reader.painted("cursor")).length).toBe(1);
  await selectBetween(reader, from, to);
  for (const key of ["h", "2", "n", "t"]) {
    await reader.page.keyboard.press(key);
    await reader.page.getByText(wording.reader.unmarkable[why]).waitFor();
  }
  expect(await bar(reader).count()).toBe(0);
  expect(await quotes(reader)).toEqual([]);
  expect(
    await reader.page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.getSelection()?.isCollapsed,
    ),
  ).toBe(false);
});

test("of the space between two words alone one is told why nothing is marked", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    // "The guess stood in ink.": behind its first word.
    const words = inside?.querySelector("article li")?.firstChild;
    if (words) inside?.getSelection()?.setBaseAndExtent(words, 3, words, 4);
  });
  await reader.page.keyboard.press("h");
  await reader.page.getByText(wording.reader.unmarkable.blank).waitFor();
  expect(await bar(reader).count()).toBe(0);
  expect(await quotes(reader)).toEqual([]);
});

test("of a picture alone one is told why nothing is marked, and with the words around it these are", async () => {
  await using reader = await openReader(PICTURES, { name: "boats.html" });
  const around = ["article :has(> img)", 0] as const;
  await selectBetween(reader, around, ["article :has(> img)", 1]);
  await reader.page.keyboard.press("h");
  await reader.page.getByText(wording.reader.unmarkable.picture).waitFor();
  expect(await bar(reader).count()).toBe(0);
  await reader.drag(await reader.pointAt("stood before"), await reader.pointAt("second", "end"));
  await reader.page.keyboard.press("h");
  await eventually(async () =>
    (await quotes(reader)).map((quote) => quote.replace(/\s+/gu, " ")),
  ).toEqual(["stood before it. The second"]);
});

test("a drag that leaves the frame marks up to where it left, on every side", async () => {
  await using reader = await openReader(ARTICLE);
  const start = await reader.pointAt("pilots");
  await reader.drag(start, { x: start.x, y: 10 });
  await bar(reader).waitFor();
  await highlights(reader, "For three hundred years the");
  const low = await reader.pointAt("Behind");
  await reader.drag(low, { x: low.x, y: 799 });
  await bar(reader).waitFor();
  await reader.page.keyboard.press("h");
  await eventually(async () => (await quotes(reader)).at(-1)).toMatch(
    /^Behind it\..*So it says\. ↩︎$/su,
  );
  const line = await reader.pointAt("It stayed");
  await reader.drag(line, { x: 1_279, y: line.y });
  await reader.page.keyboard.press("h");
  await eventually(async () => (await quotes(reader))[1]).toBe("It stayed.");
});

test("Ctrl+A selects the article wherever the focus is, and Ctrl+C copies it", async () => {
  await using reader = await openReader(ARTICLE);
  // As after a button that went away.
  await reader.page.evaluate(() => document.querySelector("iframe")?.blur());
  expect(await reader.page.evaluate(() => document.activeElement?.localName)).toBe("body");
  await reader.page.keyboard.press("Control+a");
  await bar(reader).waitFor();
  await reader.page.keyboard.press("Control+c");
  await eventually(() => reader.page.evaluate(() => navigator.clipboard.readText())).toContain(
    "Behind it.",
  );
  await highlights(reader, reader.text.trim());
});

test("nested, touching and overlapping highlights are each made, and clicked through", async () => {
  await using reader = await openReader(ARTICLE);
  const marks = ["three hundred years", "hundred years the pilots", "hundred", " the pilots kept"];
  for (const [number, words] of marks.entries()) {
    await reader.selectByMouse(words);
    await bar(reader).waitFor();
    await reader.page.keyboard.press(String(number + 1));
    await eventually(async () => (await quotes(reader)).length).toBe(number + 1);
  }
  expect((await quotes(reader)).toSorted()).toEqual([
    "hundred",
    "hundred years the pilots",
    "the pilots kept",
    "three hundred years",
  ]);
  await reader.page.keyboard.press("Escape");
  const seen = new Set<string>();
  for (let clicks = 0; clicks < 3; clicks += 1) {
    await reader.click(await reader.pointAt("hundred"));
    await eventually(async () => (await reader.painted("focus")).length).toBe(1);
    seen.add((await reader.painted("focus")).join());
  }
  expect([...seen].toSorted()).toEqual([
    "hundred",
    "hundred years the pilots",
    "three hundred years",
  ]);
});

test("a quote of a hundred thousand letters is marked, and named by its beginning", async () => {
  const long = Array.from({ length: 4_000 }, (_, number) => `Post ${number} stood at the path.`);
  await using reader = await openReader(`# A walk\n\n${long.join("\n\n")}\n`);
  expect(reader.text.length).toBeGreaterThan(100_000);
  await reader.page.keyboard.press("Control+a");
  await bar(reader).waitFor();
  await reader.page.keyboard.press("n");
  const field = reader.page.getByRole("textbox", { name: /^Note on “Post 0 stood/ });
  await field.waitFor();
  expect((await field.getAttribute("aria-label"))?.length).toBeLessThan(160);
  await reader.page.keyboard.type("All of it.");
  await reader.page.keyboard.press("Control+Enter");
  await eventually(async () =>
    (await reader.annotations()).map(({ quote, note }) => [quote.exact, note]),
  ).toEqual([[reader.text.trim(), "All of it."]]);
});
