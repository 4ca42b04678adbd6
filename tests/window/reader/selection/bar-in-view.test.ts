import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

const openReader = useReaderApp();

const PARAGRAPHS = Array.from(
  { length: 30 },
  (_, number) =>
    `Post ${number} stood where the path ran between the fence and the water, and the walker counted on to the end ${number}.`,
);
const TABLE = `| short | ${"a long cell that goes on and on over several lines of the table ".repeat(6)} |\n| --- | --- |\n| x | y |`;
const ARTICLE = `# A walk\n\n${PARAGRAPHS.join("\n\n")}\n\n${TABLE}\n\n${PARAGRAPHS.join("\n\n")}\n`;

const bar = (reader: Reader) =>
  reader.page.getByRole("toolbar", { name: wording.reader.selectionBar });

interface Seen {
  /** How many pieces of selected lines are in view. */
  readonly lines: number;
  /** Those that the bar lies over. */
  readonly covered: number;
  readonly isInWindow: boolean;
  readonly isWhole: boolean;
}

/** What the bar does to the selected words that are in view. */
function look(reader: Reader): Promise<Seen> {
  return reader.page.evaluate((label) => {
    const toolbar = document.querySelector(`[role="toolbar"][aria-label="${label}"]`);
    const box = toolbar?.parentElement?.getBoundingClientRect();
    const frame = document.querySelector("iframe");
    const inside = frame?.contentDocument;
    const range = inside?.getSelection()?.getRangeAt(0);
    if (!toolbar || !box || !frame || !inside || !range)
      throw new Error("no bar, or nothing selected");
    const outer = frame.getBoundingClientRect();
    const walker = inside.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    const lines: { left: number; right: number; top: number; bottom: number }[] = [];
    for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE || !range.intersectsNode(node)) continue;
      const piece = inside.createRange();
      piece.selectNodeContents(node);
      if (node === range.startContainer) piece.setStart(node, range.startOffset);
      if (node === range.endContainer) piece.setEnd(node, range.endOffset);
      for (const rect of piece.getClientRects()) {
        const [top, bottom] = [outer.top + rect.top, outer.top + rect.bottom];
        if (bottom <= outer.top || top >= outer.bottom || rect.width < 1) continue;
        lines.push({
          left: outer.left + rect.left,
          right: outer.left + rect.right,
          top: Math.max(top, outer.top),
          bottom: Math.min(bottom, outer.bottom),
        });
      }
    }
    const covered = lines.filter(
      ({ left, right, top, bottom }) =>
        left < box.right && right > box.left && top < box.bottom && bottom > box.top,
    );
    const buttons = [...toolbar.querySelectorAll("button")]
      .filter((one) => one.checkVisibility())
      .map((one) => one.getBoundingClientRect());
    return {
      lines: lines.length,
      covered: covered.length,
      isInWindow:
        box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
      isWhole: buttons.every(
        ({ left, right, top, bottom }) =>
          left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom,
      ),
    };
  }, wording.reader.selectionBar);
}

/** Selects from the first of some words to the last of others, without a mouse, and waits for the bar. */
async function select(reader: Reader, from: string, to: string): Promise<void> {
  await reader.page.evaluate(
    ([first = "", last = ""]) => {
      const inside = document.querySelector("iframe")?.contentDocument;
      const root = inside?.querySelector("article");
      if (!inside || !root) return;
      const walker = inside.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = inside.createRange();
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent ?? "";
        if (text.includes(first)) range.setStart(node, text.indexOf(first));
        if (!text.includes(last)) continue;
        range.setEnd(node, text.indexOf(last) + last.length);
        break;
      }
      inside.getSelection()?.removeAllRanges();
      inside.getSelection()?.addRange(range);
    },
    [from, to],
  );
  await nextFrames(reader.page);
  // Hidden, while the words are out of view.
  await reader.page
    .locator(`[role="toolbar"][aria-label="${wording.reader.selectionBar}"]`)
    .waitFor({ state: "attached" });
}

/** Brings words to a height of the article's view: 0 is its top, 1 its bottom. */
async function scrollTo(reader: Reader, words: string, share: number): Promise<void> {
  // What is laid out on the way moves what is below it.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const { y } = await reader.pointAt(words);
    const { top, height } = await reader.page.evaluate(() => {
      const box = document.querySelector("iframe")?.getBoundingClientRect();
      return { top: box?.top ?? 0, height: box?.height ?? 0 };
    });
    await reader.scrollBy(y - top - 14 - share * (height - 28));
  }
}

// 640 by 400 is a window of 1280 by 800 at 200 %.
const SIZES = [
  [1280, 800],
  [800, 600],
  [640, 400],
  [400, 700],
  [320, 560],
] as const;

test.each(SIZES)(
  "at %i by %i the bar covers no selected word and is all in view",
  async (width, height) => {
    await using reader = await openReader(ARTICLE, { viewport: { width, height } });
    const untroubled = { covered: 0, isInWindow: true, isWhole: true };
    for (const [from, to, at, share] of [
      ["Post 9", "Post 9", "Post 9", 0],
      ["Post 9", "Post 9", "Post 9", 0.5],
      ["Post 9", "Post 9", "Post 9", 1],
      ["to the end 9.", "to the end 9.", "to the end 9", 0.5],
      ["Post 9", "to the end 10.", "Post 9", 0],
      ["Post 9", "to the end 9.", "to the end 9", 1],
      ["Post 9", "to the end 29.", "Post 9", 0],
      ["Post 9", "to the end 29.", "Post 15", 0],
      ["Post 9", "to the end 29.", "to the end 29", 1],
      ["Post 9", "to the end 29.", "Post 29", 0.1],
      ["short", "over several lines", "short", 0.5],
    ] as const) {
      await select(reader, from, to);
      await scrollTo(reader, at, share);
      const selected = await reader.selectedText();
      await expect
        .poll(() => look(reader), { message: `${from} to ${to}, ${at} at ${share}` })
        .toMatchObject(untroubled);
      expect((await look(reader)).lines, `${from} to ${to}`).toBeGreaterThan(0);
      expect(await reader.selectedText()).toBe(selected);
    }
  },
);

test("when the selected words are scrolled away, so is the bar, and they are still selected and copied", async () => {
  await using reader = await openReader(ARTICLE);
  await select(reader, "Post 3", "Post 3");
  await bar(reader).waitFor();
  await reader.scrollBy(2_000);
  await bar(reader).waitFor({ state: "hidden" });
  await reader.page.keyboard.press("Control+c");
  await eventually(() => reader.page.evaluate(() => navigator.clipboard.readText())).toBe("Post 3");
  await reader.scrollBy(-2_000);
  await bar(reader).waitFor();
});
