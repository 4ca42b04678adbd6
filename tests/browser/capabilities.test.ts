import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumKinds } from "./chromium-kinds.ts";
import { launchChromium } from "./launch-chromium.ts";

/** What the window is built on, in every Chromium that its tests may run in. */
describe.each(chromiumKinds)("the $kind Chromium", ({ kind, skipBecause }) => {
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    if (skipBecause !== undefined) return;
    browser = await launchChromium({ kind });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser?.close();
  });

  test("paints ranges by the Custom Highlight API", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    await page.setContent("<style>::highlight(mark) { background: red }</style><p>words</p>");
    const registered = await page.evaluate(() => {
      const range = new Range();
      range.selectNodeContents(document.querySelector("p") ?? document.body);
      CSS.highlights.set("mark", new Highlight(range));
      return CSS.highlights.get("mark")?.size;
    });
    expect(registered).toBe(1);
  });

  test("finds the character under a point", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    await page.setContent("<p style='position:absolute;left:0;top:0;margin:0'>words</p>");
    const offset = await page.evaluate(() => document.caretPositionFromPoint(1, 5)?.offset);
    expect(offset).toBe(0);
  });

  test("sanitises what setHTML is given", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    await page.setContent("<div></div>");
    const html = await page.evaluate(() => {
      const target = document.querySelector("div");
      const setHTML: unknown = target === null ? undefined : Reflect.get(target, "setHTML");
      if (typeof setHTML !== "function") return "setHTML is missing";
      Reflect.apply(setHTML, target, ["<p onclick='x()'>words<script>x()</script></p>"]);
      return target?.innerHTML;
    });
    expect(html).toBe("<p>words</p>");
  });

  test("has glyphs for Latin, Cyrillic, Hebrew, Kana and Han", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    await page.setContent("<canvas></canvas>");
    const blank = await page.evaluate(() =>
      ["a", "Ж", "א", "あ", "漢"].filter((character) => {
        const context = new OffscreenCanvas(40, 40).getContext("2d");
        if (context === null) return true;
        context.font = "30px sans-serif";
        const isInked = (text: string) => {
          context.clearRect(0, 0, 40, 40);
          context.fillText(text, 2, 32);
          return context.getImageData(0, 0, 40, 40).data.join(",");
        };
        const missing = isInked("\u{10FFFE}");
        return isInked(character) === missing || isInked(character) === isInked(" ");
      }),
    );
    expect(blank).toEqual([]);
  });
});
