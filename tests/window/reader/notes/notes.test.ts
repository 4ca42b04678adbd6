import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 60 },
  (_, number) => `Paragraph ${number} says mark${number} here, and goes on about tides and pilots.`,
);
const ARTICLE = `# Notes\n\n${PARAGRAPHS.join("\n\n")}\n`;

const margin = (reader: Reader) =>
  reader.page.getByRole("complementary", { name: "Notes in the margin" });
const panel = (reader: Reader) =>
  reader.page.getByRole("complementary", { name: "Notes", exact: true });

test("a note stands level with its passage, and follows it when the page scrolls", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark5 ", "blue", "About the fifth");
  const note = margin(reader).getByText("About the fifth");
  await note.waitFor();
  for (const distance of [0, 137, 400, -250]) {
    await reader.scrollBy(distance);
    const [words, box] = [await reader.pointAt("mark5 "), await note.boundingBox()];
    expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - words.y)).toBeLessThan(16);
  }
});

test("notes on neighbouring words never cover each other; the one that is chosen is level", async () => {
  await using reader = await openReader(ARTICLE);
  const long = "A note of many words. ".repeat(12);
  for (const number of [0, 1, 2, 3])
    await reader.mark(`mark${number} `, "pink", `${number} ${long}`);
  const notes = margin(reader).getByText("A note of many words.");
  await eventually(() => notes.count()).toBe(4);
  const boxes = async () =>
    Promise.all(
      (await notes.all()).map(async (note) => (await note.boundingBox()) ?? { y: 0, height: 0 }),
    );
  const expectApart = async () => {
    const list = await boxes();
    for (const [number, { y, height }] of list.entries()) {
      const next = list[number + 1];
      if (next !== undefined) expect(next.y).toBeGreaterThanOrEqual(y + height);
    }
  };
  await expectApart();
  await reader.click(await reader.pointAt("mark3 "));
  await nextFrames(reader.page);
  await expectApart();
  const fourth = (await boxes())[3];
  expect(Math.abs((fourth?.y ?? 0) - (await reader.pointAt("mark3 ")).y)).toBeLessThan(24);
});

test("a note is Markdown, never HTML, and its links ask before they lead outside", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark(
    "mark0 ",
    "green",
    "Some *slanted* words <img src=x onerror=alert(1)> https://example.org/x\n\n- one\n- two",
  );
  const card = margin(reader).getByRole("listitem").first();
  expect(await card.locator("em").textContent()).toBe("slanted");
  await expect.poll(() => card.locator("li").allTextContents()).toEqual(["one", "two"]);
  expect(await card.locator("img").count()).toBe(0);
  await card.getByText("<img src=x onerror=alert(1)>").waitFor();
  await card.getByRole("link", { name: "https://example.org/x" }).click();
  await reader.page.getByRole("dialog", { name: "Open this page in your browser?" }).waitFor();
});

test("what is typed is saved in pauses, without leaving the field", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("mark0 ", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0 "]);
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("n");
  await reader.page.keyboard.type("half a thou");
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("half a thou");
  await reader.page.keyboard.type("ght");
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("half a thought");
  await reader.page.keyboard.press("Control+Enter");
  await margin(reader).getByText("half a thought").waitFor();
  const isTextFocused = await reader.page.evaluate(
    () => document.activeElement === document.querySelector("iframe"),
  );
  expect(isTextFocused).toBe(true);
});

test("a note that cannot be saved says so, is kept, and is there after the window was opened anew", async () => {
  await using reader = await openReader(ARTICLE, { expectedErrors: /Failed to load resource/ });
  await reader.mark("mark0 ", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0 "]);
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("n");
  await reader.page.route("**/call", (route) =>
    (route.request().postData() ?? "").includes("annotations.update")
      ? route.abort()
      : route.continue(),
  );
  await reader.page.keyboard.type("do not lose this");
  await reader.page.getByText("This note is not saved yet.").waitFor();
  await reader.page.unrouteAll();
  await reader.open();
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("n");
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("do not lose this");
});

test("a highlight that cannot be saved is taken off the page, and its note is kept until it can", async () => {
  await using reader = await openReader(ARTICLE, { expectedErrors: /Failed to load resource/ });
  const written = Promise.withResolvers<void>();
  await reader.page.route("**/call", async (route) => {
    if (!(route.request().postData() ?? "").includes("annotations.create")) return route.continue();
    await written.promise;
    return route.abort();
  });
  await reader.selectByMouse("mark2 here");
  await reader.page.keyboard.press("n");
  await reader.page.keyboard.type("orphan of a note");
  await eventually(() => reader.painted("fill-yellow")).toEqual(["mark2 here"]);
  written.resolve();
  await eventually(() => reader.painted("fill-yellow")).toEqual([]);
  await reader.page.getByRole("button", { name: "1 needs a look" }).click();
  await reader.page.unrouteAll();
  await panel(reader).getByText("orphan of a note").waitFor();
  await panel(reader).getByRole("button", { name: "Try again" }).click();
  await eventually(async () => (await reader.annotations()).map(({ note }) => note)).toEqual([
    "orphan of a note",
  ]);
  await eventually(() => reader.painted("fill-yellow")).toEqual(["mark2 here"]);
});

test("in a narrow window all notes are in a panel, which comes and goes at a press of Shift+N", async () => {
  await using reader = await openReader(ARTICLE, { viewport: { width: 800, height: 600 } });
  await reader.mark("mark1 ", "blue", "Said before");
  await eventually(() => reader.painted("fill-blue")).toEqual(["mark1 "]);
  expect(await margin(reader).count()).toBe(0);
  await reader.page.keyboard.press("Shift+N");
  await panel(reader).getByText("Said before").waitFor();
  await reader.page.keyboard.press("Escape");
  await panel(reader).waitFor({ state: "detached" });
});

test("what another window writes shows without moving the page or losing the selection", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.scrollBy(600);
  await reader.selectByMouse("mark12 here");
  const before = await reader.scrollTop();
  const id = await reader.mark("mark10 ", "purple", "From elsewhere");
  await margin(reader).getByText("From elsewhere").waitFor();
  await eventually(() => reader.painted("fill-purple")).toEqual(["mark10 "]);
  expect(await reader.scrollTop()).toBe(before);
  expect(await reader.selectedText()).toBe("mark12 here");
  await reader.client.ask("annotations.update", {
    annotationIds: [id],
    color: "orange",
    note: "Changed",
  });
  await margin(reader).getByText("Changed").waitFor();
  await eventually(() => reader.painted("fill-orange")).toEqual(["mark10 "]);
});

test("a note that changed elsewhere while one writes is shown, and nothing is overwritten unasked", async () => {
  await using reader = await openReader(ARTICLE);
  const id = await reader.mark("mark0 ", "green", "First");
  await margin(reader).getByText("First").waitFor();
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("n");
  await reader.client.ask("annotations.update", { annotationIds: [id], note: "Theirs" });
  await reader.page.getByText("Meanwhile this was written elsewhere:").waitFor();
  await reader.page.keyboard.type(" and mine");
  await reader.page.waitForTimeout(1_500);
  expect((await reader.annotations())[0]?.note).toBe("Theirs");
  await reader.page.getByRole("button", { name: "Keep mine" }).click();
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("First and mine");
});

test("a note and tags are put down by a click elsewhere, or by Escape, and are saved", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("mark1 here");
  await reader.page.keyboard.press("n");
  await reader.page.keyboard.type("put down");
  const empty = await reader.pointAt("Paragraph 0");
  await reader.click({ x: empty.x - 40, y: empty.y });
  await reader.page.getByRole("textbox", { name: /^Note on/ }).waitFor({ state: "detached" });
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("put down");
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("t");
  await reader.page.keyboard.type("tides");
  await reader.page.keyboard.press("Enter");
  await reader.page.keyboard.press("Escape");
  await reader.page.getByRole("combobox", { name: /^Tags of/ }).waitFor({ state: "detached" });
  await eventually(async () => (await reader.annotations())[0]?.tags).toEqual(["tides"]);
});

test("two texts that devices wrote at once stand side by side until one is picked", async () => {
  const versions = [
    { text: "Written here", by: "k3x9q2:1", written: "2026-11-22T09:00:00.000Z" },
    { text: "Written there", by: "m4x9q2:1", written: "2026-11-22T09:01:00.000Z" },
  ];
  let isPicked = false;
  await using reader = await openReader(ARTICLE, {
    prepare: async (page) => {
      await page.route("**/call", async (route) => {
        const posted = route.request().postData() ?? "";
        if (posted.includes('"annotations.update"')) isPicked = true;
        if (!posted.includes('"articles.get"') || isPicked) return route.continue();
        const response = await route.fetch();
        const body = await response.text();
        const twice = `"noteVersions":${JSON.stringify(versions)}`;
        return route.fulfill({ response, body: body.replace('"noteVersions":[]', twice) });
      });
    },
  });
  await reader.mark("mark0 ", "green", "Written there");
  await margin(reader).getByText("Written on two devices at once.").waitFor();
  await margin(reader).getByText("Written here").waitFor();
  await margin(reader).getByText("Written there").waitFor();
  await margin(reader).getByRole("button", { name: "Keep this one" }).first().click();
  await eventually(async () => (await reader.annotations())[0]?.note).toBe("Written here");
  await margin(reader).getByText("Written there").waitFor({ state: "detached" });
});

test("Delete over selected words does not throw the article away", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.selectByMouse("mark1 here");
  await reader.page.keyboard.press("Delete");
  await nextFrames(reader.page);
  expect(await reader.page.locator("iframe").count()).toBe(1);
  expect((await reader.client.ask("articles.get", { articleId: reader.articleId })).trashed).toBe(
    false,
  );
});
