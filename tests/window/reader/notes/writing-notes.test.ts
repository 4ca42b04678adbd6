import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 30 },
  (_, number) => `Paragraph ${number} says mark${number} here, and goes on about tides and pilots.`,
);
const ARTICLE = `# Notes\n\n${PARAGRAPHS.join("\n\n")}\n`;

const margin = (reader: Reader) =>
  reader.page.getByRole("complementary", { name: "Notes in the margin" });
const field = (reader: Reader) => reader.page.getByRole("textbox", { name: /^Note on/ });
const noteOf = async (reader: Reader) => (await reader.annotations())[0]?.note;

/** A reader that is writing a note on a highlight. */
async function openWriting(note = ""): Promise<Reader> {
  const reader = await openReader(ARTICLE);
  await reader.mark("mark0 ", "green", note);
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0 "]);
  await reader.page.keyboard.press("j");
  await reader.page.keyboard.press("n");
  await field(reader).waitFor();
  return reader;
}

async function paste(reader: Reader, text: string): Promise<void> {
  await reader.page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await field(reader).focus();
  await reader.page.keyboard.press("Control+v");
}

test("Ctrl+B and Ctrl+I set the selected words, an address pasted over them links them, and Ctrl+Z takes each back", async () => {
  await using reader = await openWriting();
  const { keyboard } = reader.page;
  await keyboard.type("late");
  await keyboard.press("Shift+Home");
  await keyboard.press("Control+b");
  await expect(field(reader).inputValue()).resolves.toBe("**late**");
  await keyboard.press("Control+i");
  await expect(field(reader).inputValue()).resolves.toBe("***late***");
  await keyboard.press("Control+b");
  await expect(field(reader).inputValue()).resolves.toBe("*late*");
  await paste(reader, "https://example.org/tide");
  await eventually(() => field(reader).inputValue()).toBe("*[late](https://example.org/tide)*");
  await keyboard.press("Control+z");
  await eventually(() => field(reader).inputValue()).toBe("*late*");
  for (let step = 0; step < 4; step++) await keyboard.press("Control+z");
  await keyboard.press("Control+Shift+z");
  await keyboard.press("Control+Enter");
  await field(reader).waitFor({ state: "detached" });
});

test("a note shows what CommonMark says: numbers, lists, quotes, code, tables, links; no picture, no HTML", async () => {
  const note = [
    "3. three\n4. four",
    "> said *elsewhere*",
    "```\nlet **no** = mark;\n```",
    "![a chart](https://example.org/chart.png) <b>not bold</b>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[a script](javascript:alert(1)) and [a page](https://example.org/p)",
  ].join("\n\n");
  await using reader = await openReader(ARTICLE);
  const requests: string[] = [];
  reader.page.on("request", (request) => requests.push(request.url()));
  await reader.mark("mark0 ", "green", note);
  const card = margin(reader).getByRole("listitem").first();
  await card.getByText("four").waitFor();
  expect(await card.locator("ol").getAttribute("start")).toBe("3");
  expect(await card.locator("blockquote em").textContent()).toBe("elsewhere");
  expect(await card.locator("pre").textContent()).toBe("let **no** = mark;\n");
  expect(await card.locator("td").allTextContents()).toEqual(["1", "2"]);
  await card.getByText("<b>not bold</b>").waitFor();
  expect(await card.locator("img, b, a, script").count()).toBe(0);
  expect(await card.getByRole("link").allTextContents()).toEqual(["a page"]);
  expect(requests.filter((url) => url.includes("example.org"))).toEqual([]);
});

test("“Saved” stands there once it is on the disk, and not while it is not", async () => {
  await using reader = await openWriting();
  const said = reader.page.getByText(wording.reader.noteSaved, { exact: true });
  // Where one pauses while one types, a part is saved before the whole.
  let mayBeSaved = Promise.withResolvers<void>();
  let held = 0;
  await reader.page.route("**/call", async (route) => {
    if ((route.request().postData() ?? "").includes('"annotations.update"')) {
      held += 1;
      await mayBeSaved.promise;
    }
    await route.continue();
  });
  await reader.page.keyboard.type("honest");
  await expect.poll(() => held).toBeGreaterThan(0);
  expect(await said.count()).toBe(0);
  mayBeSaved.resolve();
  await said.waitFor();
  expect(await noteOf(reader)).toBe("honest");
  mayBeSaved = Promise.withResolvers();
  await reader.page.keyboard.type("y");
  await said.waitFor({ state: "detached" });
  mayBeSaved.resolve();
  await said.waitFor();
  expect(await noteOf(reader)).toBe("honesty");
});

test("the field grows with its text", async () => {
  await using reader = await openWriting();
  const before = (await field(reader).boundingBox())?.height ?? 0;
  for (let line = 0; line < 8; line++) await reader.page.keyboard.press("Enter");
  await eventually(async () => (await field(reader).boundingBox())?.height ?? 0).toBeGreaterThan(
    before + 100,
  );
});

test("a note of a million characters is pasted, written on at both ends, saved whole, shown in short and whole, and found", async () => {
  await using reader = await openWriting("Before. ");
  const pasted = "- one **word** after another\n\nA paragraph of its own, in one line. ".repeat(
    15_000,
  );
  await paste(reader, pasted);
  await reader.page.getByText(/^Part \d+ of \d+$/).waitFor();
  await reader.page.keyboard.type("nearly finally");
  await reader.page.getByRole("button", { name: wording.reader.noteParts.earlier }).click();
  await reader.page.keyboard.type("inserted");
  await reader.page.keyboard.press("Control+Enter");
  const showAll = margin(reader).getByRole("button", { name: /^Show all / });
  await showAll.waitFor();
  await eventually(async () => (await noteOf(reader))?.endsWith("nearly finally")).toBe(true);
  const saved = (await noteOf(reader)) ?? "";
  expect(saved).toContain("inserted");
  expect(saved.replace("inserted", "") === `Before. ${pasted}nearly finally`).toBe(true);
  expect((await margin(reader).innerText()).length).toBeLessThan(3_000);
  await showAll.click();
  // Far below what is in view nothing is laid out yet.
  await eventually(async () =>
    (await margin(reader).textContent())?.includes("nearly finally"),
  ).toBe(true);
  const { entries } = await reader.client.ask("annotations.list", { query: "nearly finally" });
  expect(entries.map(({ articleId }) => articleId)).toEqual([reader.articleId]);
});

test("what would make a note too long is refused as a whole, in a clear sentence, and what was there stays", async () => {
  await using reader = await openWriting("As it was.");
  await paste(reader, "0123456789".repeat(400_001));
  await reader.page.getByRole("alert").getByText(wording.reader.noteTooLong).waitFor();
  expect(await field(reader).inputValue()).toBe("As it was.");
  await reader.page.keyboard.type(" And on.");
  await eventually(() => noteOf(reader)).toBe("As it was. And on.");
  expect(await reader.page.getByText(wording.reader.noteTooLong).count()).toBe(0);
});

test("NUL in what is put in is out of the way at once, other control characters are kept", async () => {
  await using reader = await openWriting();
  await reader.page.keyboard.insertText("a\u0001b\u001bc\u0000d");
  await eventually(() => field(reader).inputValue()).toBe("a\u0001b\u001bcd");
  await reader.page.keyboard.press("Control+Enter");
  await eventually(() => noteOf(reader)).toBe("a\u0001b\u001bcd");
});
