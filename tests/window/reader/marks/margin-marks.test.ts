import { expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { findBarriers } from "../../../e2e/accessibility/find-barriers.ts";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 120 },
  (_, number) => `Paragraph ${number} says mark${number} here, and goes on about tides and pilots.`,
);
const ARTICLE = `# Marks\n\n${PARAGRAPHS.join("\n\n")}\n`;
const NARROW = { width: 640, height: 700 } as const;

/** Hidden from assistive technology where the list of notes says the same: found by what they show. */
const marks = (reader: Reader) => reader.page.locator("button[data-attached]");
const panel = (reader: Reader) =>
  reader.page.getByRole("complementary", { name: "Notes", exact: true });

async function markWithTag(reader: Reader, words: string, note = ""): Promise<void> {
  const annotationId = await reader.mark(words, "green", note);
  await reader.client.ask("annotations.update", {
    annotationIds: [annotationId],
    addTags: [Tag.parse("war")],
  });
}

async function expectLevel(reader: Reader, words: string, number = 0): Promise<void> {
  await expect
    .poll(async () => {
      const box = await marks(reader).nth(number).boundingBox();
      if (box === null) return Number.POSITIVE_INFINITY;
      return Math.abs(box.y + box.height / 2 - (await reader.pointAt(words)).y);
    })
    .toBeLessThan(6);
}

test("a note and tags each have their sign beside the line, and a plain highlight has none", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark0 ", "pink");
  await reader.mark("mark1 ", "blue", "About the first");
  await markWithTag(reader, "mark2 ");
  await markWithTag(reader, "mark3 ", "About the third");
  await expect
    .poll(() =>
      marks(reader).evaluateAll((all) => all.map((one) => one.getAttribute("data-attached"))),
    )
    .toEqual(["note", "tags", "note-and-tags"]);
  for (const [number, words] of ["mark1 ", "mark2 ", "mark3 "].entries()) {
    await expectLevel(reader, words, number);
    const box = await marks(reader).nth(number).boundingBox();
    const firstLetter = await reader.pointAt(`Paragraph ${number + 1} `);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(firstLetter.x);
  }
});

test("signs follow the text when it scrolls and when the window takes another width", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark5 ", "blue", "About the fifth");
  for (const distance of [0, 137, 100, -150]) {
    await reader.scrollBy(distance);
    await expectLevel(reader, "mark5 ");
  }
  for (const width of [640, 420, 1280]) {
    await reader.page.setViewportSize({ width, height: 700 });
    await expectLevel(reader, "mark5 ");
    const box = await marks(reader).boundingBox();
    expect((box?.x ?? 0) + 14).toBeGreaterThan(10);
  }
});

test("pressing a sign focuses its highlight, beside whose note nothing else opens", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark1 ", "blue", "About the first");
  await marks(reader).click();
  await eventually(() => reader.painted("focus")).toEqual(["mark1 "]);
  expect(await panel(reader).count()).toBe(0);
  // The keys are still the article's.
  expect(await reader.page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
});

test("where no notes stand beside the text, pressing a sign shows its note", async () => {
  await using reader = await openReader(ARTICLE, { viewport: NARROW });
  await reader.mark("mark1 ", "blue", "About the first");
  await reader.page.getByRole("button", { name: /^Note on “mark1/ }).click();
  await eventually(() => reader.painted("focus")).toEqual(["mark1 "]);
  await reader.page.getByText("About the first").waitFor();
});

test("with the notes hidden the signs stay, and show the note that is asked for", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.client.ask("settings.set", { showNotes: false });
  await reader.mark("mark1 ", "blue", "About the first");
  await marks(reader).waitFor();
  expect(await panel(reader).count()).toBe(0);
  await marks(reader).click();
  await panel(reader).getByText("About the first").waitFor();
});

test("several on one line share a sign that says how many, and goes through them", async () => {
  await using reader = await openReader(ARTICLE, { viewport: NARROW });
  await reader.mark("Paragraph 1 ", "blue", "one");
  await reader.mark("says mark1 ", "pink", "two");
  await reader.mark("mark1 here", "green", "three");
  const sign = reader.page.getByRole("button", {
    name: "3 highlights with notes or tags on this line",
  });
  await sign.waitFor();
  expect(await marks(reader).count()).toBe(1);
  for (const words of ["Paragraph 1 ", "says mark1 ", "mark1 here", "Paragraph 1 "]) {
    // Whatever shows the notes lies beside the sign, or over it: the sign is pressed by key.
    await sign.focus();
    await reader.page.keyboard.press("Enter");
    await eventually(() => reader.painted("focus")).toEqual([words]);
  }
});

test("only the signs near the view exist, however many highlights there are", async () => {
  await using reader = await openReader(ARTICLE);
  for (const number of PARAGRAPHS.keys()) await reader.mark(`mark${number} `, "blue", "A note");
  const numbers = () =>
    marks(reader).evaluateAll((all) =>
      all.map((one) => Number(/mark(\d+)/.exec(one.getAttribute("title") ?? "")?.[1] ?? -1)),
    );
  await eventually(async () => (await numbers()).includes(0)).toBe(true);
  const atTop = await numbers();
  expect(atTop.length).toBeLessThan(100);
  expect(atTop).not.toContain(119);
  await reader.scrollBy(1_000_000);
  await eventually(async () => (await numbers()).includes(119)).toBe(true);
  expect(await numbers()).not.toContain(0);
});

test("signs are named where nothing else says what they say, and silent where the list of notes does", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark1 ", "blue", "About the first");
  await marks(reader).waitFor();
  const named = reader.page.getByRole("button", { name: /^Note on “mark1/ });
  expect(await named.count()).toBe(0);
  expect(await marks(reader).getAttribute("tabindex")).toBe("-1");
  await reader.page.setViewportSize(NARROW);
  await named.waitFor();
  const list = reader.page.getByRole("list", { name: "Signs of notes and tags" });
  expect(await list.getByRole("listitem").count()).toBe(1);
});

test.for([NARROW, { width: 1280, height: 800 }])(
  "signs bar nobody in a window $width px wide",
  async (viewport) => {
    await using reader = await openReader(ARTICLE, { viewport });
    await reader.mark("Paragraph 1 ", "blue", "one");
    await reader.mark("says mark1 ", "pink", "two");
    await reader.mark("mark1 here", "green", "three");
    await markWithTag(reader, "mark2 ");
    await eventually(() => marks(reader).count()).toBe(2);
    expect(await findBarriers(reader.page)).toEqual([]);
  },
);

test("hidden highlights have no signs", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark1 ", "blue", "About the first");
  await marks(reader).waitFor();
  await reader.page.keyboard.press("Control+Shift+H");
  await eventually(() => marks(reader).count()).toBe(0);
  await reader.page.keyboard.press("Control+Shift+H");
  await eventually(() => marks(reader).count()).toBe(1);
});
