import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

// What the mouse can do in the reader, and where it is shown that keys do it too:
// links, notes' marks and ways back     sentence-cursor.test.ts: Tab, Enter
// folded notices                        sentence-cursor.test.ts: Tab, Enter; folds.test.ts: F
// selecting any words                   here: the cursor and its two ends
// pressing a highlight, those below it  here: J and K
// the bar and everything on it          here: Tab, arrows, Enter
// the grips                             adjusting.test.ts: Shift and arrows
// notes beside the text, their links    here: Tab; N, T
// every button, menu, outline, versions here: Tab
// Pictures and the progress line do nothing when they are pressed.

const openReader = useReaderApp();

const ARTICLE = `# The ferry book

For three hundred years the [pilots](https://example.org/pilots) kept one book.[^1]

## The guess

It was a book of water. Some \`code\` stands here, too.

\`\`\`
${"a line of code that is wider than the column ".repeat(8)}
\`\`\`

## The end

It is done.

[^1]: So it says.
`;

/** Marks every control that one can press, in the window and in the article. @returns their names */
function markControls(reader: Reader): Promise<readonly string[]> {
  return reader.page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    const selector = 'button, a[href], summary, input, select, textarea, [role="button"]';
    const controls = [document, inside].flatMap((one) => [
      ...(one?.querySelectorAll<HTMLElement>(selector) ?? []),
    ]);
    return controls
      .filter(
        (control) => control.checkVisibility() && control.closest('[aria-hidden="true"]') === null,
      )
      .map((control, number) => {
        const words = (control.getAttribute("aria-label") ?? control.textContent ?? "").trim();
        control.dataset["control"] = `${number} ${words}`;
        return control.dataset["control"];
      });
  });
}

const focusedControl = (reader: Reader): Promise<string | undefined> =>
  reader.page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer instanceof HTMLIFrameElement ? outer.contentDocument?.activeElement : outer;
    return inner?.getAttribute("data-control") ?? undefined;
  });

/** Everything that Tab stops at, once around the window. */
async function tabbed(reader: Reader, most: number): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  for (let presses = 0; presses < most; presses += 1) {
    await reader.page.keyboard.press("Tab");
    const control = await focusedControl(reader);
    if (control !== undefined) reached.add(control);
  }
  return reached;
}

test("Tab reaches every control of the reader, of the article and of a note", async () => {
  const name = "again.md";
  await using reader = await openReader(`---\nurl: https://example.org/ferry\n---\n\n${ARTICLE}`);
  await importTexts(reader.client, {
    [name]: `---\nurl: https://example.org/ferry\n---\n\n${ARTICLE}\n\nAnd one more line.\n`,
  });
  await reader.open();
  await reader.mark("a book of water", "green", "See [there](https://example.org/there).");
  await reader.page.getByRole("complementary").getByRole("link", { name: "there" }).waitFor();
  const controls = await markControls(reader);
  expect(controls.length).toBeGreaterThan(15);
  const reached = await tabbed(reader, controls.length + 10);
  expect(controls.filter((control) => !reached.has(control))).toEqual([]);
});

test("the bar is entered with Tab, gone through with arrows, and left with Escape; a highlight is found with J", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("one book", "green");
  await reader.mark("book", "pink");
  await eventually(() => reader.painted("fill-green")).toEqual(["one "]);
  const { keyboard } = reader.page;
  await keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["one book"]);
  await keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["book"]);
  const bar = reader.page.getByRole("toolbar", { name: wording.reader.selectionBar });
  const names = await bar
    .getByRole("button")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent));
  const focused = (): Promise<string | null | undefined> =>
    reader.page.evaluate(
      () =>
        document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
  // From the text, as after a click in it.
  await reader.page.evaluate(() => document.querySelector("iframe")?.contentWindow?.focus());
  await keyboard.press("Tab");
  for (const name of names) {
    await eventually(focused).toBe(name);
    await keyboard.press("ArrowRight");
  }
  await keyboard.press("Home");
  await keyboard.press("Escape");
  await eventually(() =>
    reader.page.evaluate(() => document.activeElement instanceof HTMLIFrameElement),
  ).toBe(true);
  expect(await reader.painted("focus")).toEqual(["book"]);
});

test("any words can be selected: a letter in the middle of a word, and from there into another block", async () => {
  await using reader = await openReader(ARTICLE);
  const { keyboard } = reader.page;
  await keyboard.press("c");
  await keyboard.press("]");
  await keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual(["It was a book of water."]);
  const cursorIs = (words: string) => eventually(() => reader.painted("cursor")).toEqual([words]);
  for (let words = 0; words < 3; words += 1) await keyboard.press("Alt+Shift+ArrowRight");
  await cursorIs("book of water.");
  await keyboard.press("Alt+Shift+ArrowDown");
  await keyboard.press("Shift+ArrowUp");
  for (let words = 0; words < 3; words += 1) await keyboard.press("Control+Shift+ArrowLeft");
  await cursorIs("ook");
  for (let letters = 0; letters < 2; letters += 1) await keyboard.press("Shift+ArrowLeft");
  await cursorIs("o");
  await keyboard.press("Control+Shift+ArrowDown");
  await keyboard.press("Control+Shift+ArrowDown");
  await keyboard.press("Control+Shift+ArrowLeft");
  await keyboard.press("h");
  await eventually(async () => (await reader.annotations())[0]?.quote.exact).toMatch(
    /^ook of water\. Some code stands here, too\.\na line of code .* than the$/su,
  );
});

test("the outline is reached and left by keys, and the cursor comes along", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.page.keyboard.press("c");
  await eventually(async () => (await reader.painted("cursor")).length).toBe(1);
  const entry = reader.page
    .getByRole("navigation", { name: wording.reader.outline })
    .getByRole("button", { name: "The end" });
  await entry.focus();
  await reader.page.keyboard.press("Enter");
  await eventually(() => reader.painted("cursor")).toEqual(["The end"]);
  await reader.page.keyboard.press("ArrowDown");
  await eventually(() => reader.painted("cursor")).toEqual(["It is done."]);
});
