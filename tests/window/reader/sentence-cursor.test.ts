import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

const ARTICLE = `# The ferry book

For three hundred years the pilots kept one book. It was not a log of ships.[^1] It was one of *water*.

Nobody had read it [through](https://example.org/through). A student asked for a lamp.

## The guess

- The guess stood in ink. It stayed.
- The outcome stood beside it.

| day | tide |
| --- | --- |
| First. Day | high |

\`\`\`
tide = late
whom = late
\`\`\`

## The end

It is done.

[^1]: So it says. Twice.
`;

const cursor = async (reader: Reader): Promise<string> =>
  (await reader.painted("cursor")).join("|");

/** What a screen reader is told. */
const announced = (reader: Reader): Promise<string> =>
  reader.page.evaluate(
    () =>
      document.querySelector('main ~ [aria-live="polite"], [aria-live="polite"]')?.textContent ??
      "",
  );

/** Presses keys one after another, each once the cursor stands where the one before took it. */
async function walk(
  reader: Reader,
  ...steps: readonly (readonly [key: string, words: string])[]
): Promise<void> {
  for (const [key, words] of steps) {
    await reader.page.keyboard.press(key);
    await eventually(() => cursor(reader)).toBe(words);
  }
}

test("the cursor goes by sentence through lists, tables, code and notes, and back", async () => {
  await using reader = await openReader(ARTICLE);
  const sentences = [
    "For three hundred years the pilots kept one book.",
    "It was not a log of ships.[1]",
    "It was one of water.",
    "Nobody had read it through.",
    "A student asked for a lamp.",
    "The guess",
    "The guess stood in ink.",
    "It stayed.",
    "The outcome stood beside it.",
    "day",
    "tide",
    "First.",
    "Day",
    "high",
    "tide = late",
    "whom = late",
    "The end",
    "It is done.",
  ];
  const [first = "", ...others] = sentences;
  await walk(reader, ["c", first], ...others.map((words) => ["ArrowDown", words] as const));
  const back = sentences.slice(0, -1).toReversed();
  await walk(reader, ...back.map((words) => ["ArrowUp", words] as const));
  expect(await reader.selectedText()).toBe("");
});

test("it goes by paragraph, by heading, and to both ends", async () => {
  await using reader = await openReader(ARTICLE);
  await walk(
    reader,
    ["c", "For three hundred years the pilots kept one book."],
    ["Control+ArrowDown", "Nobody had read it through."],
    ["ArrowDown", "A student asked for a lamp."],
    ["Control+ArrowUp", "Nobody had read it through."],
    ["Alt+ArrowUp", "For three hundred years the pilots kept one book."],
    ["]", "The guess"],
    ["Alt+PageDown", "The end"],
    ["[", "The guess"],
    ["Alt+ArrowDown", "The guess stood in ink."],
    ["Control+ArrowDown", "The outcome stood beside it."],
    ["Control+ArrowDown", "day"],
    ["Control+ArrowDown", "First."],
    ["Control+ArrowDown", "tide = late"],
    ["Control+ArrowDown", "The end"],
    ["Home", "For three hundred years the pilots kept one book."],
  );
  await reader.page.keyboard.press("End");
  await eventually(() => cursor(reader)).toBe("Twice.");
  await reader.page.keyboard.press("ArrowDown");
  await eventually(() => announced(reader)).toBe("The article ends here");
  await reader.page.keyboard.press("]");
  await eventually(() => announced(reader)).toBe("No further heading");
  await reader.page.keyboard.press("Control+Home");
  await reader.page.keyboard.press("ArrowUp");
  await eventually(() => announced(reader)).toBe("The article begins here");
});

test("what is said is the words, and of the rest only what is new", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("Nobody had read", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["Nobody had read"]);
  const says = async (key: string, words: string): Promise<void> => {
    await reader.page.keyboard.press(key);
    await eventually(() => announced(reader)).toBe(words);
  };
  const share = (words: string): string => {
    const { length } = reader.text;
    return `${Math.round((100 * (reader.text.indexOf(words) + words.length)) / length)}%.`;
  };
  const first = "For three hundred years the pilots kept one book.";
  await says("c", `${first} ${share(first)}`);
  await says("ArrowDown", "It was not a log of ships.[1]");
  await says("Control+ArrowDown", "Nobody had read it through. Highlighted green.");
  await says("]", `Heading: The guess ${share("The guess")}`);
  await says("ArrowDown", "The guess stood in ink.");
  await says("w", `${share("The guess")} Under “The guess”. Sentence 1 of 2 in its paragraph.`);
  await says("Shift+ArrowDown", "Taken in: It stayed.");
  await says("Control+Shift+ArrowRight", "Taken in: The");
  await says("Shift+ArrowLeft", "Let go: e");
  await says("Alt+Shift+ArrowRight", "Let go: The");
  await says("[", `Heading: The guess ${share("The guess")}`);
  await says("c", "No longer reading by sentence");
});

test("it extends by sentence, paragraph, word and letter, and what it covers becomes a highlight", async () => {
  await using reader = await openReader(ARTICLE);
  await walk(
    reader,
    ["c", "For three hundred years the pilots kept one book."],
    [
      "Shift+ArrowDown",
      "For three hundred years the pilots kept one book. It was not a log of ships.[1]",
    ],
    [
      "Control+Shift+ArrowDown",
      "For three hundred years the pilots kept one book. It was not a log of ships.[1] It was one of water.",
    ],
    [
      "Control+Shift+ArrowDown",
      "For three hundred years the pilots kept one book. It was not a log of ships.[1] It was one of water.\nNobody had read it through. A student asked for a lamp.",
    ],
    [
      "Control+Shift+ArrowUp",
      "For three hundred years the pilots kept one book. It was not a log of ships.[1] It was one of water.",
    ],
    [
      "Shift+ArrowUp",
      "For three hundred years the pilots kept one book. It was not a log of ships.[1]",
    ],
    ["Control+Shift+ArrowUp", "For three hundred years the pilots kept one book."],
    ["Control+Shift+ArrowUp", "For three hundred years the pilots kept one book."],
    ["Control+Shift+ArrowRight", "For three hundred years the pilots kept one book. It"],
    ["Shift+ArrowRight", "For three hundred years the pilots kept one book. It w"],
    ["Alt+Shift+ArrowRight", "three hundred years the pilots kept one book. It w"],
    ["Alt+Shift+ArrowDown", "hree hundred years the pilots kept one book. It w"],
  );
  const words = "hree hundred years the pilots kept one book. It w";
  await reader.page.keyboard.press("q");
  await eventually(() => reader.page.evaluate(() => navigator.clipboard.readText())).toContain(
    `“${words}”`,
  );
  await reader.page.keyboard.press("2");
  await eventually(async () =>
    (await reader.annotations()).map(({ quote, color }) => [quote.exact, color]),
  ).toEqual([[words, "orange"]]);
  // The next sentence is the one behind what was just done.
  await walk(reader, ["ArrowDown", "It was one of water."]);
  await reader.page.keyboard.press("t");
  const tags = reader.page.getByRole("combobox", { name: /^Tags of / });
  await tags.fill("water");
  await tags.press("Enter");
  await tags.press("Enter");
  await eventually(async () =>
    (await reader.annotations()).map(({ quote, tags: put }) => [quote.exact, ...put]),
  ).toEqual([[words], ["It was one of water.", "water"]]);
});

test("J and K take it along from highlight to highlight", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("one of water");
  await reader.mark("stood beside");
  await eventually(() => reader.painted("fill-yellow")).toEqual(["one of water", "stood beside"]);
  await walk(reader, ["c", "For three hundred years the pilots kept one book."]);
  await reader.page.keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["one of water"]);
  await walk(reader, ["ArrowDown", "Nobody had read it through."]);
  await reader.page.keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["stood beside"]);
  await walk(reader, ["ArrowUp", "The outcome stood beside it."]);
  await walk(reader, ["ArrowUp", "It stayed."]);
  await reader.page.keyboard.press("k");
  await eventually(() => reader.painted("focus")).toEqual(["one of water"]);
});

test("Tab goes from its sentence to the next link, a mark leads to its note and the cursor with it", async () => {
  await using reader = await openReader(ARTICLE);
  const { keyboard } = reader.page;
  const focusedWords = (): Promise<string | undefined> =>
    reader.page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.activeElement?.textContent ?? "",
    );
  await walk(
    reader,
    ["c", "For three hundred years the pilots kept one book."],
    ["Control+ArrowDown", "Nobody had read it through."],
  );
  await keyboard.press("Tab");
  await eventually(focusedWords).toBe("through");
  await keyboard.press("Enter");
  const dialog = reader.page.getByRole("dialog");
  await dialog.getByText("example.org/through").waitFor();
  await keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await walk(reader, ["ArrowUp", "It was one of water."]);
  await keyboard.press("Shift+Tab");
  await eventually(focusedWords).toBe("[1]");
  await keyboard.press("Enter");
  await eventually(() => cursor(reader)).toBe("So it says.");
  await keyboard.press("Tab");
  await eventually(focusedWords).toBe("↩︎");
  await keyboard.press("Enter");
  await eventually(() => cursor(reader)).toBe("It was not a log of ships.[1]");
});

test("it is taken up where it was: after Escape, and after the article was closed", async () => {
  const paragraphs = Array.from(
    { length: 80 },
    (_, number) =>
      `Mile ${number} began there. It ended at the fence ${number}. Nobody had counted the posts.`,
  );
  await using reader = await openReader(`# A walk\n\n${paragraphs.join("\n\n")}\n`);
  await reader.scrollBy(1_000);
  await reader.page.keyboard.press("c");
  await eventually(() => cursor(reader)).toMatch(/^Mile \d+ began there\.$/);
  const [first] = await reader.painted("cursor");
  const mile = Number(/\d+/.exec(first ?? "")?.[0]);
  await walk(
    reader,
    ["Control+ArrowDown", `Mile ${mile + 1} began there.`],
    ["ArrowDown", `It ended at the fence ${mile + 1}.`],
    ["c", ""],
    ["c", `It ended at the fence ${mile + 1}.`],
  );
  const { articleId } = reader;
  await eventually(async () => {
    const { position } = await reader.client.ask("articles.get", { articleId });
    return reader.text
      .slice(position?.offset ?? 0)
      .startsWith(`It ended at the fence ${mile + 1}.`);
  }).toBe(true);
  await reader.open();
  await walk(reader, ["c", `It ended at the fence ${mile + 1}.`]);
});

test("it goes past what is folded, says so, and the fold stays closed", async () => {
  const notice = "Nobody promises that this report is true, complete or fit for any use at all.";
  const other = `# The bridge\n\nNo date was given for the opening of the bridge by anyone.\n\n${notice}\n`;
  await using bridge = await openReader(other);
  await using reader = await openReader(
    `# The harbour\n\nThe ferry left at noon.\n\n${notice}\n\nThe tide had waited for nobody.\n`,
  );
  expect(bridge.text).toContain(notice);
  const fold = reader.page.frameLocator("iframe").locator("button.fold");
  await fold.waitFor();
  await walk(
    reader,
    ["c", "The ferry left at noon."],
    ["ArrowDown", "The tide had waited for nobody."],
  );
  expect(await announced(reader)).toBe(
    "1 recurring notice, in 2 articles. The tide had waited for nobody.",
  );
  await walk(reader, ["Control+ArrowUp", "The ferry left at noon."]);
  expect(await fold.getAttribute("aria-expanded")).toBe("false");
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Enter");
  await eventually(() => fold.getAttribute("aria-expanded")).toBe("true");
  await walk(reader, ["ArrowDown", notice]);
});

test.each([
  [
    "ja",
    "三百年のあいだ書き続けた。それは水の記録だった。",
    ["三百年のあいだ書き続けた。", "それは水の記録だった。"],
  ],
  ["th", "สวัสดีครับ วันนี้อากาศดี\n\nเราไปกันเถอะ", ["สวัสดีครับ วันนี้อากาศดี", "เราไปกันเถอะ"]],
  ["ar", "ذهب الولد. هل عاد؟ نعم!", ["ذهب الولد.", "هل عاد؟", "نعم!"]],
])("an article in %s is read by sentence, too", async (language, body, sentences) => {
  await using reader = await openReader(`---\nlang: ${language}\ntitle: x\n---\n\n${body}\n`);
  const [first = "", ...others] = sentences;
  await walk(reader, ["c", first], ...others.map((words) => ["ArrowDown", words] as const));
});
