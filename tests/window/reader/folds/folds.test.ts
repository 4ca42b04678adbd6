import { expect, test } from "vitest";
import { importTexts } from "../../../postil/import-texts.ts";
import { findBarriers } from "../../../e2e/accessibility/find-barriers.ts";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

const openText = useReaderApp();

/** Whatever the harness adds is a paragraph of its own. */
function open(...blocks: readonly string[]): Promise<Reader> {
  return openText(`${blocks.join("\n\n")}\n`);
}

const NOTICE = "Nobody promises that this report is true, complete or fit for any use at all.";
const PLEA = "If you liked what you read, sign up for the letter that we send on Sundays.";
const HARBOUR = [
  "# The harbour",
  "The first ferry left at noon, an hour late, with forty people and a cow on board.",
  "Its captain had waited for the tide, and the tide had waited for nobody at all.",
];
const NOTICES = [NOTICE, PLEA];
/** Both notices, under a story of its own. */
const OTHER = [
  "# The bridge",
  "No date was given for the opening of the bridge, which a barge struck in the spring.",
  "The council will hear about it in June, unless it rains and the road is closed too.",
  ...NOTICES,
];

/** Opens an article beside another one that ends with the same notices. */
async function openReader(...blocks: readonly string[]): Promise<Reader> {
  const reader = await open(...blocks);
  const [outcome] = await importTexts(reader.client, { "other.md": OTHER.join("\n\n") });
  if (outcome?.status === "known") {
    const articleIds = [outcome.articleId ?? reader.articleId];
    await reader.client.ask("articles.update", { articleIds, trashed: false });
  }
  await reader.open();
  return reader;
}

function line(reader: Reader, nth = 0) {
  return reader.page.frameLocator("iframe").locator("button.fold").nth(nth);
}

const isExpanded = (reader: Reader) => () => line(reader).getAttribute("aria-expanded");
const isSeen = (reader: Reader, words: string) => () =>
  reader.page.frameLocator("iframe").getByText(words).isVisible();

function textOf({ page }: Reader): Promise<string> {
  return page.evaluate(
    () =>
      document.querySelector("iframe")?.contentDocument?.querySelector("article")?.textContent ??
      "",
  );
}

test("notices of several articles lie behind one line that says how often, and the text stays whole", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES);
  expect(await line(reader).getAttribute("aria-label")).toBe("2 recurring notices, in 2 articles");
  await eventually(isSeen(reader, NOTICE)).toBe(false);
  await eventually(isSeen(reader, PLEA)).toBe(false);
  await eventually(isSeen(reader, "The first ferry")).toBe(true);
  expect(await textOf(reader)).toBe(reader.text);
  await line(reader).click();
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  expect(await textOf(reader)).toBe(reader.text);
  await line(reader).click();
  await eventually(isSeen(reader, PLEA)).toBe(false);
});

test("on paper everything is open", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES);
  await eventually(isSeen(reader, NOTICE)).toBe(false);
  await reader.page.emulateMedia({ media: "print" });
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  expect(await line(reader).isVisible()).toBe(false);
});

test("by keys alone: Tab to the line, Enter or Space to open and close it, F for all", async () => {
  await using reader = await openReader(
    ...HARBOUR,
    NOTICE,
    "Between the two stands a paragraph that is the article's own.",
    PLEA,
  );
  const { page } = reader;
  await expect.poll(() => line(reader, 1).count()).toBe(1);
  await page.keyboard.press("Tab");
  await eventually(() =>
    page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.activeElement?.className,
    ),
  ).toBe("fold");
  await page.keyboard.press("Enter");
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await eventually(isSeen(reader, PLEA)).toBe(false);
  await page.keyboard.press("Space");
  await eventually(isExpanded(reader)).toBe("false");
  await page.keyboard.press("f");
  await eventually(isSeen(reader, PLEA)).toBe(true);
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await eventually(() => page.getByText("Recurring notices shown").count()).toBe(1);
  await page.keyboard.press("f");
  await eventually(isSeen(reader, PLEA)).toBe(false);
  await eventually(isSeen(reader, NOTICE)).toBe(false);
});

test("what is highlighted stays open, whoever marked it, and can be folded when it no longer is", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES);
  await eventually(isSeen(reader, NOTICE)).toBe(false);
  const annotationId = await reader.mark("true, complete", "green");
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await eventually(() => reader.painted("fill-green")).toEqual(["true, complete"]);
  expect(await line(reader).getAttribute("aria-disabled")).toBe("true");
  await reader.page.keyboard.press("f");
  await line(reader).click({ force: true });
  await nextFrames(reader.page);
  expect(await isSeen(reader, NOTICE)()).toBe(true);
  await reader.open();
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await reader.client.ask("annotations.update", { annotationIds: [annotationId], trashed: true });
  await eventually(() => line(reader).getAttribute("aria-disabled")).toBeNull();
  await line(reader).click();
  await eventually(isSeen(reader, NOTICE)).toBe(false);
});

test("finding counts what is folded, and opens it on the way", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES);
  await reader.page.keyboard.press("Control+f");
  await reader.page.keyboard.type("nobody");
  const place = () => reader.page.getByRole("search").getByRole("status").textContent();
  await eventually(place).toMatch(/^1\D+2$/);
  expect(await isSeen(reader, NOTICE)()).toBe(false);
  await reader.page.keyboard.press("Enter");
  await eventually(place).toMatch(/^2\D+2$/);
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await eventually(() => reader.painted("current-match")).toEqual(["Nobody"]);
});

test("a search hit opens what it leads into, and reading by sentence does not", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES, "And the end.");
  const start = reader.text.indexOf("true, complete");
  await reader.open({ span: { start, end: start + 4 } });
  await eventually(isExpanded(reader)).toBe("true");
  await eventually(() => reader.painted("target")).toEqual(["true"]);
  await reader.open();
  await eventually(isExpanded(reader)).toBe("false");
  await reader.page.keyboard.press("c");
  await eventually(async () => (await reader.painted("cursor")).length).toBe(1);
  await reader.page.keyboard.press("Control+ArrowDown");
  await eventually(async () => (await reader.painted("cursor")).join("")).toMatch(/^Its captain/u);
  await reader.page.keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual(["And the end."]);
  expect(await isExpanded(reader)()).toBe("false");
});

test("copying takes what is seen", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES, "And the end.");
  const { page } = reader;
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await eventually(isSeen(reader, NOTICE)).toBe(false);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await eventually(clipboard).toContain("And the end.");
  expect(await clipboard()).toContain("The first ferry left");
  expect(await clipboard()).not.toContain("Nobody promises");
  await page.keyboard.press("q");
  await eventually(clipboard).toContain("— “The harbour”");
  expect(await clipboard()).toContain("And the end.");
  expect(await clipboard()).not.toContain("Nobody promises");
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await eventually(clipboard).toContain("Nobody promises");
});

test("a highlight over a fold marks what lies in it too, and opens it", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES, "And the end.");
  await eventually(isSeen(reader, NOTICE)).toBe(false);
  await reader.drag(await reader.pointAt("Its captain"), await reader.pointAt("end.", "end"));
  await reader.page.keyboard.press("h");
  await eventually(isSeen(reader, NOTICE)).toBe(true);
  await eventually(async () => (await reader.annotations())[0]?.quote.exact ?? "").toContain(
    NOTICE,
  );
});

test("items of a list are folded in it, and a payload in a notice stays text", async () => {
  const payload = `<img src=x onerror=alert(1)> "' ${NOTICE} <button class="fold" data-label="x">`;
  const escaped = payload.replace(/[<>]/gu, (sign) => (sign === "<" ? "&lt;" : "&gt;"));
  const other = await open(...OTHER.slice(0, 3), escaped, PLEA);
  await using reader = await open(
    ...HARBOUR,
    `- This item of the list is its own.\n- ${escaped}`,
    PLEA,
  );
  await eventually(() => line(reader).count()).toBe(1);
  await eventually(isSeen(reader, "onerror")).toBe(false);
  await eventually(isSeen(reader, "This item")).toBe(true);
  expect(await reader.page.frameLocator("iframe").locator("li > button.fold").count()).toBe(1);
  expect(await textOf(reader)).toBe(reader.text);
  await line(reader).click();
  await eventually(isSeen(reader, "onerror")).toBe(true);
  expect(await findBarriers(reader.page)).toEqual([]);
  await other[Symbol.asyncDispose]();
});

test("with the setting off everything is open, and F still folds it", async () => {
  await using reader = await openReader(...HARBOUR, ...NOTICES);
  await reader.client.ask("settings.set", { foldNotices: false });
  try {
    await reader.open();
    await eventually(isSeen(reader, NOTICE)).toBe(true);
    await reader.page.keyboard.press("f");
    await eventually(isSeen(reader, NOTICE)).toBe(false);
  } finally {
    await reader.client.ask("settings.set", { foldNotices: true });
  }
});

test("minutes and progress are those of the article's own text", async () => {
  const long = Array.from(
    { length: 40 },
    (_, at) => `Part ${at} of the notice goes on and on, as notices do, number ${at}.`,
  ).join(" ");
  await using other = await open(...OTHER.slice(0, 3), long);
  await using reader = await open(...HARBOUR, long);
  const facts = () => reader.page.frameLocator("iframe").locator(".facts").textContent();
  await eventually(facts).toContain("1 min");
  await line(reader).click();
  await eventually(isSeen(reader, "Part 39")).toBe(true);
  const { rows } = await other.client.ask("articles.list", {});
  expect(rows.find(({ articleId }) => articleId === reader.articleId)?.words).toBeLessThan(50);
  // Most of its letters are the notice, of which the end is not in view; what the test adds stands behind it.
  const progress = reader.page.getByRole("progressbar", { name: "Read so far" });
  await eventually(async () =>
    Number(await progress.getAttribute("aria-valuenow")),
  ).toBeGreaterThan(90);
});

test("an article does not close before one's eyes when another one comes", async () => {
  const notice = "Nobody else has said this so far, and then another article says just the same.";
  await using reader = await open(...HARBOUR, notice);
  await using other = await open(...OTHER.slice(0, 3), notice);
  await eventually(isSeen(other, notice)).toBe(false);
  expect(await isSeen(reader, notice)()).toBe(true);
  await reader.open();
  await eventually(isSeen(reader, notice)).toBe(false);
});
