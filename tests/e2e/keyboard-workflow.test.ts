import { expect } from "vitest";
import type { Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { findBarriers } from "./accessibility/find-barriers.ts";
import { hostUnderTest } from "./host/host-under-test.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";

const TITLE = "The log of Hesk";
const ARTICLE = `# ${TITLE}

The keeper wrote one line a day. Most of them say that nothing happened.

The second winter was another matter. Nobody wrote about the ice until it was gone.

## What was left out

The last line is crossed out. Somebody tried to read it against the light.
`;

const FIRST = "The keeper wrote one line a day.";
const SECOND = "Most of them say that nothing happened.";
const CROSSED = "The last line is crossed out.";

/** What a screen reader was told last. */
function announced(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[aria-live="polite"]')]
      .map((region) => region.textContent ?? "")
      .join(" "),
  );
}

test("highlighting, noting, tagging, arranging, finding again and throwing away are done by keyboard alone, announced, and bar nobody", async ({
  window,
}) => {
  const { page, client } = window;
  await importTexts(client, { "log.md": ARTICLE });
  const library = new LibraryPage(page);
  await library.article(TITLE).waitFor();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const hears = (words: string) => expect.poll(() => announced(page)).toContain(words);
  const reader = new ReaderPage(window);
  const painted = async (name: string) => (await reader.article.painted())[name]?.join("|").trim();
  /** Axe looks at the article in a page of its own, which the desktop has not. */
  const barsNobody = async (): Promise<void> => {
    if (hostUnderTest === "browser") expect(await findBarriers(page)).toEqual([]);
  };
  const notes = async () => (await client.ask("notes.summaries", {})).notes;

  await press("j");
  await press("Enter");
  await reader.ready();

  // A sentence is highlighted, gets another colour, a note and a tag.
  await press("c");
  await hears(FIRST);
  await expect.poll(() => painted("cursor")).toBe(FIRST);
  await barsNobody();
  await reader.saving("annotations.create", () => press("h"));
  await hears(`Yellow highlight: ${FIRST}`);
  await reader.saving("annotations.update", () => press("5"));
  await expect.poll(() => painted("fill-blue")).toBe(FIRST);
  await press("n");
  await page.keyboard.type("One line, **every** day?");
  await barsNobody();
  // It saves itself; the keys leave it.
  await press("Control+Enter");
  await press("t");
  await page.keyboard.type("logs/hesk");
  await reader.saving("annotations.update", () => press("Enter"));
  await press("Escape");
  await expect
    .poll(async () => (await notes())[0])
    .toMatchObject({
      quote: FIRST,
      note: "One line, **every** day?",
      tags: ["logs/hesk"],
      color: "blue",
    });

  // The next sentence touches it: both become one, are cut apart by undo, and one of them is adjusted.
  await press("ArrowDown");
  await hears(SECOND);
  await reader.saving("annotations.create", () => press("2"));
  await hears(SECOND);
  await reader.saving("annotations.merge", () => press("m"));
  await page.getByText(wording.reader.merged(2)).waitFor();
  await expect
    .poll(async () => (await notes()).map(({ quote }) => quote))
    .toEqual([`${FIRST} ${SECOND}`]);
  await reader.saving("undo", () => press("Control+z"));
  await expect.poll(() => painted("fill-orange")).toBe(SECOND);
  await reader.saving("annotations.update", () => press("Control+Shift+ArrowLeft"));
  await expect
    .poll(async () => (await notes()).map(({ quote }) => quote))
    .toEqual([FIRST, "Most of them say that nothing happened"]);

  // By heading and paragraph to the end; copied with its source.
  await press("Escape");
  await press("]");
  await hears("What was left out");
  await press("ArrowDown");
  await hears(CROSSED);
  await reader.saving("annotations.create", () => press("3"));
  await hears(`Yellow highlight: ${CROSSED}`);
  await press("Shift+q");
  await expect.poll(() => window.clipboard()).toContain(`> ${CROSSED}`);

  // From highlight to highlight, into the trash and back.
  await press("Escape");
  await press("k");
  await hears("Most of them say");
  await reader.saving("annotations.update", () => press("#"));
  await expect.poll(() => painted("fill-orange")).toBeUndefined();
  await reader.saving("undo", () => press("Control+z"));
  await expect.poll(() => painted("fill-orange")).toBe("Most of them say that nothing happened");

  // In the notebook: a passage and back, then two at once.
  await press("Control+k");
  await page.getByRole("combobox").fill(wording.commands["go-notebook"]);
  await press("Enter");
  const notebook = new NotebookPage(page);
  await expect.poll(() => notebook.lines.count()).toBe(3);
  await barsNobody();
  const focusedLine = () =>
    page.evaluate(() => document.activeElement?.closest('[role="row"]')?.textContent ?? "");
  await press("j");
  await expect.poll(focusedLine).toContain(FIRST);
  await press("Enter");
  await reader.ready();
  await expect.poll(() => painted("focus")).toBe(FIRST);
  for (let steps = 0; steps < 2; steps += 1) await press("u");
  await notebook.line(FIRST).waitFor();
  await expect.poll(focusedLine).toContain(FIRST);
  await press("x");
  await press("j");
  await press("x");
  await page.getByText(wording.counts.selected(2)).waitFor();
  await barsNobody();
  await press("4");
  await expect
    .poll(async () => (await notes()).map(({ color }) => color))
    .toEqual(["green", "green", "yellow"]);
  await press("Control+z");
  await expect
    .poll(async () => (await notes()).map(({ color }) => color))
    .toEqual(["blue", "orange", "yellow"]);
  await press("Escape");

  // Found again by its tag.
  await press("/");
  await page.keyboard.type("tag:logs line");
  const results = page.getByRole("listbox", { name: wording.search.results });
  await results.getByRole("option").first().waitFor();
  await press("Enter");
  await reader.ready();
  await expect.poll(() => painted("focus")).toBe(FIRST);
});
