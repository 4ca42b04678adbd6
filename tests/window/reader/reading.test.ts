import { expect, test } from "vitest";
import { useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

const CHAPTERS = Array.from({ length: 12 }, (_, chapter) => {
  const paragraphs = Array.from(
    { length: 12 },
    (__, number) =>
      `In ${chapter}.${number} the pilots wrote of tides, and of a café by the harbour.`,
  );
  return `## Chapter ${chapter}\n\n${paragraphs.join("\n\n")}`;
});
const ARTICLE = `---\ntitle: A long read\nauthor: Maren Oddy\nsite: Harbour Review\ndate: 2026-03-14\ntags: [coast]\n---\n\n${CHAPTERS.join("\n\n")}\n`;

test("title, byline, date and tags stand above the text and count for nothing in it", async () => {
  await using reader = await openReader(ARTICLE);
  const [header, text] = await reader.page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    return [
      inside?.querySelector("header")?.textContent ?? "",
      inside?.querySelector("article")?.textContent ?? "",
    ];
  });
  for (const part of ["A long read", "Maren Oddy", "14 March 2026", "coast"]) {
    expect(header).toContain(part);
  }
  expect(text).toBe(reader.text);
});

test("a title made of HTML stays text", async () => {
  await using reader = await openReader(ARTICLE);
  const title = "<img src=x onerror=alert(1)><b>bold</b>";
  await reader.client.ask("articles.update", { articleIds: [reader.articleId], title });
  await eventually(() =>
    reader.page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.querySelector("h1")?.textContent,
    ),
  ).toBe(title);
});

test("the outline shows where one is, and goes to a heading", async () => {
  await using reader = await openReader(ARTICLE);
  const outline = reader.page.getByRole("navigation", { name: "Outline" });
  await outline.getByRole("button", { name: "Chapter 9" }).click();
  await eventually(() => reader.scrollTop()).toBeGreaterThan(2_000);
  await eventually(() => outline.locator('[aria-current="location"]').textContent()).toBe(
    "Chapter 9",
  );
  const { y } = await reader.pointAt("Chapter 9");
  expect(y).toBeGreaterThan(44);
  expect(y).toBeLessThan(160);
});

test("the article opens where it was left", async () => {
  await using reader = await openReader(ARTICLE);
  const outline = reader.page.getByRole("navigation", { name: "Outline" });
  await outline.getByRole("button", { name: "Chapter 7" }).click();
  await eventually(async () => {
    const { position } = await reader.client.ask("articles.get", { articleId: reader.articleId });
    return reader.text.slice(position?.offset ?? 0).startsWith("Chapter 7");
  }).toBe(true);
  const before = (await reader.pointAt("Chapter 7")).y;
  await reader.open();
  const after = (await reader.pointAt("Chapter 7")).y;
  expect(Math.abs(after - before)).toBeLessThan(60);
});

test("how much is left to read shrinks as one reads, to nothing at the end", async () => {
  await using reader = await openReader(ARTICLE);
  const bar = reader.page.getByRole("progressbar", { name: "Read so far" });
  const first = Number(await bar.getAttribute("aria-valuenow"));
  expect(first).toBeLessThan(30);
  await reader.scrollBy(1_000_000);
  await eventually(() => bar.getAttribute("aria-valuenow")).toBe("100");
  await reader.page.getByText("Read to the end").waitFor();
});

test("words are found whatever their accents, counted, painted, and gone through around the end", async () => {
  await using reader = await openReader(ARTICLE);
  const { page } = reader;
  const { keyboard } = page;
  await keyboard.press("Control+f");
  await keyboard.type("CAFE by");
  await page.getByText("1 of 144").waitFor();
  await keyboard.press("Enter");
  await page.getByText("2 of 144").waitFor();
  await keyboard.press("Shift+Enter");
  await keyboard.press("Shift+F3");
  await page.getByText("144 of 144").waitFor();
  await eventually(() => reader.painted("current-match")).toEqual(["café by"]);
  const matches = await reader.painted("match");
  expect(matches.length).toBeGreaterThan(5);
  expect(matches.length).toBeLessThan(144);
  await keyboard.press("Escape");
  await eventually(() => reader.painted("match")).toEqual([]);
});

test("a passage that was searched for, and a highlight that was linked to, are brought into view", async () => {
  await using reader = await openReader(ARTICLE);
  const id = await reader.mark("In 10.4 the pilots", "green");
  await reader.open({ annotationId: id });
  await eventually(() => reader.painted("focus")).toEqual(["In 10.4 the pilots"]);
  const marked = await reader.pointAt("In 10.4 the pilots");
  expect(marked.y).toBeGreaterThan(44);
  expect(marked.y).toBeLessThan(600);
  const start = reader.text.indexOf("In 3.2 the pilots");
  await reader.open({ span: { start, end: start + 6 } });
  await eventually(() => reader.painted("target")).toEqual(["In 3.2"]);
  expect((await reader.pointAt("In 3.2")).y).toBeLessThan(600);
});

test("theme, typography and column reach the text at once", async () => {
  await using reader = await openReader(ARTICLE);
  const look = () =>
    reader.page.evaluate(() => {
      const inside = document.querySelector("iframe")?.contentDocument;
      const [root, article] = [inside?.documentElement, inside?.querySelector("article")];
      if (root === undefined || article === null || article === undefined) return [];
      const { backgroundColor } = getComputedStyle(root);
      return [backgroundColor, getComputedStyle(article).fontSize, article.clientWidth];
    });
  await expect.poll(() => look()).toEqual(["rgb(251, 248, 242)", "18.5px", 640]);
  await reader.client.ask("settings.set", { theme: "dark", fontSize: 24, columnWidth: 500 });
  await eventually(look).toEqual(["rgb(23, 22, 19)", "24px", 500]);
  await reader.client.ask("settings.set", { theme: "system", fontSize: 18.5, columnWidth: 640 });
});

test("the column stands still when notes and outline come and go", async () => {
  await using reader = await openReader(ARTICLE);
  const left = async () => (await reader.pointAt("In 0.0 the pilots")).x;
  const before = await left();
  await reader.page.keyboard.press("Shift+N");
  await reader.page.keyboard.press("Shift+O");
  await reader.page.getByRole("navigation", { name: "Outline" }).waitFor({ state: "detached" });
  await expect.poll(() => left()).toBe(before);
  await reader.client.ask("settings.set", { showOutline: true });
});

test("the ends of a highlight are dragged with the mouse, and nothing else of it is lost", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("the pilots wrote", "blue", "kept");
  await eventually(() => reader.painted("fill-blue")).toEqual(["the pilots wrote"]);
  await reader.click(await reader.pointAt("pilots wrote"));
  const from = await reader.pointAt("the pilots wrote", "end");
  const to = await reader.pointAt("wrote of tides", "end");
  await reader.drag({ x: from.x + 2, y: from.y }, to);
  await eventually(async () => (await reader.annotations())[0]).toMatchObject({
    quote: { exact: "the pilots wrote of tides" },
    color: "blue",
    note: "kept",
  });
});

test("Escape takes one thing away at a time, then leaves the article", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("the pilots wrote", "blue");
  await eventually(() => reader.painted("fill-blue")).toEqual(["the pilots wrote"]);
  await reader.page.keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["the pilots wrote"]);
  await reader.page.keyboard.press("Escape");
  await eventually(() => reader.painted("focus")).toEqual([]);
  expect(await reader.page.locator("iframe").count()).toBe(1);
  await reader.page.keyboard.press("Escape");
  await reader.page.locator("iframe").waitFor({ state: "detached" });
});
