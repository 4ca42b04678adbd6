import type { Page } from "playwright-core";
import { areLettersHere } from "../../browser/are-letters-here.ts";
import type { Mouse, Point } from "./mouse.ts";

/** Where some words stand in the window: their first and last letter, CSS pixels. */
export interface WordPlace {
  /** Just inside the first letter. */
  readonly start: Point;
  /** Just inside the last one. */
  readonly end: Point;
  readonly middle: Point;
}

/** The article in its frame, as an eye and a hand know it. Everything is read from the window, which may look into the frame. */
export interface ArticleView {
  /** Waits until the article is laid out and shown. */
  ready(): Promise<void>;
  /** All text nodes of the article, joined. */
  text(): Promise<string>;
  /** Brings words into view and says where they are. @param nth  which of several, from 0 */
  placeOf(words: string, nth?: number): Promise<WordPlace>;
  /** Drags from the first letter to the last. */
  select(words: string, nth?: number): Promise<void>;
  /** Clicks in the middle of words. */
  click(words: string, nth?: number): Promise<void>;
  selected(): Promise<string>;
  /** What is painted, by name of the browser highlight: `fill-yellow`, `line-pink`, `focus`, `match` and so on. */
  painted(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** The text of the first block that is not hidden above. */
  topLine(): Promise<string>;
  /** Whether these words are in view, not hidden above or below. */
  isInView(words: string): Promise<boolean>;
  scrollTop(): Promise<number>;
  scrollTo(top: number): Promise<void>;
}

export function articleView(page: Page, mouse: Mouse): ArticleView {
  async function placeOf(words: string, nth = 0): Promise<WordPlace> {
    const place = await page.evaluate(findWords, { words, nth });
    if (place === undefined) throw new Error(`the article does not say “${words}”`);
    return place;
  }

  return {
    placeOf,
    async ready() {
      await page.waitForFunction(() => {
        const article = document.querySelector("iframe")?.contentDocument;
        // TypeScript does not know that a document on its way has no element yet.
        const root: HTMLElement | null | undefined = article?.documentElement;
        return root?.dataset["ready"] === "true";
      });
      await page.waitForFunction(areLettersHere);
    },
    text: () =>
      page.evaluate(
        () =>
          document.querySelector("iframe")?.contentDocument?.querySelector("article")
            ?.textContent ?? "",
      ),
    async select(words, nth) {
      const { start, end } = await placeOf(words, nth);
      await mouse.drag(start, end);
    },
    async click(words, nth) {
      await mouse.click((await placeOf(words, nth)).middle);
    },
    selected: () =>
      page.evaluate(() =>
        String(document.querySelector("iframe")?.contentWindow?.getSelection() ?? ""),
      ),
    painted: () => page.evaluate(readPaint),
    topLine: () => page.evaluate(readTopLine),
    isInView: (words) => page.evaluate(areInView, words),
    scrollTop: () =>
      page.evaluate(() => document.querySelector("iframe")?.contentWindow?.scrollY ?? 0),
    async scrollTo(top) {
      await page.evaluate(scrollAtRest, top);
    },
  };
}

/**
 * Runs in the page. Before: what brings the article to where it was left goes on for some frames, and would take it back there.
 * After: what comes near is laid out, which moves it, and the window follows once a frame.
 */
async function scrollAtRest(top: number): Promise<void> {
  const inside = document.querySelector("iframe")?.contentDocument;
  const view = inside?.defaultView;
  const last = inside?.querySelector("article")?.lastElementChild;
  async function rest(): Promise<void> {
    let before = "";
    for (let still = 0; still < 6; still += 1) {
      const now = `${view?.scrollY} ${last?.getBoundingClientRect().bottom}`;
      if (now !== before) still = 0;
      before = now;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }
  await rest();
  view?.scrollTo(0, top);
  await rest();
}

/** Runs in the page. */
function findWords({ words, nth }: { words: string; nth: number }): WordPlace | undefined {
  const frame = document.querySelector("iframe");
  const inside = frame?.contentDocument;
  const article = inside?.querySelector("article");
  if (!frame || !inside || !article) return undefined;
  const text = article.textContent ?? "";
  let from = text.indexOf(words);
  for (let skipped = 0; skipped < nth && from >= 0; skipped += 1)
    from = text.indexOf(words, from + 1);
  if (from < 0) return undefined;
  const letter = (offset: number): Range => {
    const walker = inside.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (offset < before + length) {
        const range = inside.createRange();
        range.setStart(node, offset - before);
        range.setEnd(node, offset - before + 1);
        return range;
      }
      before += length;
    }
    throw new Error("beyond the text");
  };
  const first = letter(from);
  const last = letter(from + words.length - 1);
  const view = inside.defaultView;
  const box = (range: Range): DOMRect =>
    [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const height = view?.innerHeight ?? 0;
  if (box(first).top < 60 || box(last).bottom > height - 60) {
    view?.scrollBy({ top: box(first).top - height / 3, behavior: "instant" });
  }
  const { left, top } = frame.getBoundingClientRect();
  const at = (rect: DOMRect, x: number): Point => ({
    x: left + x,
    y: top + rect.top + rect.height / 2,
  });
  const start = box(first);
  const end = box(last);
  const middle = box(letter(from + Math.floor(words.length / 2)));
  return {
    start: at(start, start.left + 1),
    end: at(end, end.right - 1),
    middle: at(middle, middle.left + middle.width / 2),
  };
}

/** Runs in the page. */
function readPaint(): Record<string, string[]> {
  const view = document.querySelector("iframe")?.contentWindow;
  // A window of the same origin has all of globalThis; TypeScript types `contentWindow` without it.
  const highlights = (view as (Window & typeof globalThis) | null | undefined)?.CSS.highlights;
  const painted: Record<string, string[]> = {};
  highlights?.forEach((highlight, name) => {
    painted[name] = [...highlight].map(String);
  });
  return painted;
}

/** Runs in the page. */
function readTopLine(): string {
  const blocks = document.querySelector("iframe")?.contentDocument?.querySelectorAll("p, h1, h2");
  const top = [...(blocks ?? [])].find((block) => block.getBoundingClientRect().bottom > 12);
  return top?.textContent ?? "";
}

/** Runs in the page. */
function areInView(words: string): boolean {
  const inside = document.querySelector("iframe")?.contentDocument;
  const article = inside?.querySelector("article");
  if (!inside || !article) return false;
  const walker = inside.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = inside.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= (inside.defaultView?.innerHeight ?? 0);
  }
  return false;
}
