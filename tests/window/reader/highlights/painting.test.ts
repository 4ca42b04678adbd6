import { expect, test } from "vitest";
import { useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 400 },
  (_, number) =>
    `Paragraph ${number} says mark${number} here, and goes on about tides, pilots and ledgers for some more words than one line holds.`,
);
const LONG_ARTICLE = `# A long read\n\n${PARAGRAPHS.join("\n\n")}\n`;

test("only the highlights near the view are registered with the browser, and others as one scrolls to them", async () => {
  await using reader = await openReader(LONG_ARTICLE);
  for (const number of [0, 20, 200, 399]) await reader.mark(`mark${number} `, "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0 ", "mark20 "]);
  await reader.scrollBy(1_000_000);
  await eventually(() => reader.painted("fill-green")).toEqual(["mark399 "]);
  await reader.scrollBy(-1_000_000);
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0 ", "mark20 "]);
});

test("painting never changes the article's nodes", async () => {
  await using reader = await openReader(LONG_ARTICLE);
  const html = () =>
    reader.page.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.querySelector("article")?.innerHTML,
    );
  const before = await html();
  await reader.mark("Paragraph 0 says mark0 here", "blue", "a note");
  await reader.mark("mark0 here, and goes on", "pink");
  await eventually(async () => (await reader.painted("fill-pink")).length).toBe(1);
  await reader.page.keyboard.press("j");
  await reader.scrollBy(3_000);
  expect(await html()).toBe(before);
});

test("where highlights overlap, the shorter one shows its fill and the other a line", async () => {
  await using reader = await openReader(LONG_ARTICLE);
  await reader.mark("Paragraph 0 says mark0 here, and goes on", "blue");
  await reader.mark("mark0 here", "pink");
  await eventually(() => reader.painted("fill-pink")).toEqual(["mark0 here"]);
  await expect.poll(() => reader.painted("line-blue")).toEqual(["mark0 here"]);
  await expect
    .poll(() => reader.painted("fill-blue"))
    .toEqual([", and goes on", "Paragraph 0 says "]);
});

test("a click focuses the topmost highlight, further clicks go through the stack", async () => {
  await using reader = await openReader(LONG_ARTICLE);
  await reader.mark("Paragraph 0 says mark0 here, and goes on", "blue");
  await reader.mark("mark0 here", "pink");
  await eventually(() => reader.painted("fill-pink")).toEqual(["mark0 here"]);
  const point = await reader.pointAt("mark0 here");
  await reader.click(point);
  await eventually(() => reader.painted("focus")).toEqual(["mark0 here"]);
  await reader.click(point);
  await eventually(() => reader.painted("focus")).toEqual([
    "Paragraph 0 says mark0 here, and goes on",
  ]);
  await reader.click(point);
  await eventually(() => reader.painted("focus")).toEqual(["mark0 here"]);
  const beside = await reader.pointAt("Paragraph 1 says");
  await reader.click({ x: beside.x - 40, y: beside.y });
  await eventually(() => reader.painted("focus")).toEqual([]);
});

test("a highlight whose words are not the ones that were marked is not painted, but listed", async () => {
  await using reader = await openReader(LONG_ARTICLE, {
    prepare: async (page) => {
      await page.route("**/call", async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        await route.fulfill({
          response,
          body: body.replaceAll('"exact":"mark3 ', '"exact":"mark4 '),
        });
      });
    },
  });
  await reader.mark("mark3 ", "green");
  await reader.mark("mark5 ", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark5 "]);
  await reader.page.getByRole("button", { name: "1 needs a look" }).click();
  const panel = reader.page.getByRole("complementary", { name: "Notes", exact: true });
  await panel.getByText("Stands nowhere in this version.").waitFor();
});

test("Ctrl+Shift+H hides highlights and shows them again", async () => {
  await using reader = await openReader(LONG_ARTICLE);
  await reader.mark("mark0", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0"]);
  await reader.page.keyboard.press("Control+Shift+H");
  await eventually(() => reader.painted("fill-green")).toEqual([]);
  await reader.page.keyboard.press("Control+Shift+H");
  await eventually(() => reader.painted("fill-green")).toEqual(["mark0"]);
});

test("text on every fill, alone, focused or pointed at, has a contrast of at least 4.5 in every theme", async () => {
  await using reader = await openReader("# Colours\n\nSome words.\n");
  for (const theme of ["paper", "light", "dark", "black"] as const) {
    await reader.client.ask("settings.set", { theme });
    await eventually(() =>
      reader.page.evaluate(
        () => document.querySelector("iframe")?.contentDocument?.documentElement.dataset["theme"],
      ),
    ).toBe(theme);
    const contrasts = await reader.page.evaluate(contrastOfFills);
    expect(contrasts).toHaveLength(12);
    for (const contrast of contrasts) expect(contrast).toBeGreaterThanOrEqual(4.5);
  }
  await reader.client.ask("settings.set", { theme: "system" });
});

/** Runs in the page, whose tokens are the frame's: contrast of the text with each fill and its deeper shade, by WCAG 2. */
function contrastOfFills(): readonly number[] {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  const probe = document.body.appendChild(document.createElement("div"));
  function luminance(color: string): number {
    if (context === null) return 0;
    probe.style.backgroundColor = color;
    context.fillStyle = getComputedStyle(probe).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map(
      (part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      },
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  const ink = luminance("var(--ink)");
  const contrasts = ["pink", "orange", "yellow", "green", "blue", "purple"].flatMap((color) => {
    const fill = `var(--fill-${color})`;
    const deeper = `color-mix(in srgb, ${fill} 90%, var(--edge-${color}))`;
    return [fill, deeper].map((painted) => {
      const ground = luminance(painted);
      return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    });
  });
  probe.remove();
  return contrasts;
}
