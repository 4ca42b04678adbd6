import type { CDPSession, Page } from "playwright-core";
import { expect } from "vitest";
import { areLettersHere } from "../../browser/are-letters-here.ts";

/** A point of the window, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What tests do and see in the reader. They act here and assert in the tests. */
export interface ReaderPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Waits until the article is laid, dressed and shown. */
  waitForText(): Promise<void>;
  /** Where in the window the first letter, or the last with `end`, of the first place with these words is drawn. */
  pointAt(words: string, edge?: "start" | "end"): Promise<Point>;
  /** Presses at one point and lets go at another. */
  drag(from: Point, to: Point): Promise<void>;
  /** Drags over words with a real mouse: the driver's own drag would wait for a script in the frame. */
  selectByMouse(words: string): Promise<void>;
  click(point: Point, button?: "left" | "middle"): Promise<void>;
  /** Clicks several times in one place, each before the one before it has been answered: a double or a triple click on any machine. */
  clickTimes(point: Point, times: number): Promise<void>;
  /** What the browser holds registered under a highlight's name: the text of each range. */
  painted(name: string): Promise<readonly string[]>;
  selectedText(): Promise<string>;
  scrollBy(pixels: number): Promise<void>;
  scrollTop(): Promise<number>;
}

export function makeReaderPage(page: Page, cdp: CDPSession): ReaderPage {
  async function mouse(
    type: "mousePressed" | "mouseMoved" | "mouseReleased",
    { x, y }: Point,
    button: "left" | "middle" = "left",
    clickCount = 1,
  ): Promise<void> {
    const buttons = type === "mouseReleased" ? 0 : button === "left" ? 1 : 4;
    await cdp.send("Input.dispatchMouseEvent", { type, x, y, button, buttons, clickCount });
  }

  async function pointAt(words: string, edge: "start" | "end" = "start"): Promise<Point> {
    await page.waitForFunction(areLettersHere);
    const point = await page.evaluate(findWords, { words, edge });
    if (point === null) throw new Error(`"${words}" is not drawn`);
    return point;
  }

  async function drag(from: Point, to: Point): Promise<void> {
    await mouse("mouseMoved", from);
    await mouse("mousePressed", from);
    await mouse("mouseMoved", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await mouse("mouseMoved", to);
    await mouse("mouseReleased", to);
    await nextFrames(page);
  }

  return {
    page,
    cdp,
    async waitForText() {
      await page.waitForFunction(() => {
        const inside = document.querySelector("iframe")?.contentDocument;
        return (inside?.querySelectorAll(":root[data-ready]").length ?? 0) > 0;
      });
      await nextFrames(page);
    },
    pointAt,
    drag,
    selectByMouse: async (words) => drag(await pointAt(words), await pointAt(words, "end")),
    async click(point, button = "left") {
      await mouse("mouseMoved", point);
      await mouse("mousePressed", point, button);
      await mouse("mouseReleased", point, button);
      await nextFrames(page);
    },
    async clickTimes(point, times) {
      await mouse("mouseMoved", point);
      const counts = Array.from({ length: times }, (_, click) => click + 1);
      await Promise.all(
        counts.flatMap((count) => [
          mouse("mousePressed", point, "left", count),
          mouse("mouseReleased", point, "left", count),
        ]),
      );
      await nextFrames(page);
    },
    painted: (name) =>
      page.evaluate((wanted) => {
        const view = document.querySelector("iframe")?.contentWindow;
        // Of the same origin: a window with all of globalThis.
        const registry = (view as (Window & typeof globalThis) | null)?.CSS.highlights;
        return (
          [...(registry?.get(wanted) ?? [])]
            // Made by the painter, which registers live ranges only.
            .map((range) => (range as Range).toString())
            .toSorted((a, b) => a.localeCompare(b))
        );
      }, name),
    selectedText: () =>
      page.evaluate(
        () => document.querySelector("iframe")?.contentDocument?.getSelection()?.toString() ?? "",
      ),
    async scrollBy(pixels) {
      await page.evaluate((distance) => {
        document.querySelector("iframe")?.contentWindow?.scrollBy(0, distance);
      }, pixels);
      await nextFrames(page);
    },
    scrollTop: () =>
      page.evaluate(() => document.querySelector("iframe")?.contentWindow?.scrollY ?? -1),
  };
}

/** Long enough for scroll listeners, the frame's callbacks and React to have followed. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
        );
      }),
  );
}

/** Waits for a value that the app or React brings about in its own time. */
export function eventually<Value>(read: () => Promise<Value>): ReturnType<typeof expect.poll> {
  return expect.poll(read);
}

/** Runs in the page. */
function findWords({ words, edge }: { words: string; edge: "start" | "end" }): Point | null {
  const frame = document.querySelector("iframe");
  const root = frame?.contentDocument?.querySelector("article");
  if (frame === null || root === null || root === undefined) return null;
  const inside = root.ownerDocument;
  const walker = inside.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const wanted = (root.textContent ?? "").indexOf(words);
  if (wanted === -1) return null;
  const offset = edge === "start" ? wanted : wanted + words.length - 1;
  let passed = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (offset < passed + length) {
      const range = inside.createRange();
      range.setStart(node, offset - passed);
      range.setEnd(node, offset - passed + 1);
      const box = range.getBoundingClientRect();
      const outer = frame.getBoundingClientRect();
      const x = edge === "start" ? box.left + 1 : box.right - 1;
      return { x: outer.left + x, y: outer.top + (box.top + box.bottom) / 2 };
    }
    passed += length;
  }
  return null;
}
