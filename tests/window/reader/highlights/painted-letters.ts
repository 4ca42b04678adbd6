import type { Page } from "playwright-core";
import type { Box, Paint } from "./screen-pixels.ts";

/** What one code unit of the text looks like to the browser. */
export interface DrawnLetter {
  readonly offset: number;
  /** Of its line's letters, from the highest to the lowest of the font. */
  readonly box: Box;
  /** Of the line on which letters stand, CSS pixels of the window. */
  readonly baseline: number;
}

/**
 * @param options.links  those have lines of their own below their letters
 * @returns the letters of the article that lie wholly in the window
 */
export async function drawnLetters(
  page: Page,
  options: { readonly links: "as-well" | "left-out" },
): Promise<readonly DrawnLetter[]> {
  return await page.evaluate(({ links }) => {
    const frame = document.querySelector("iframe");
    const root = frame?.contentDocument?.querySelector("article");
    if (!frame || !root) throw new Error("no article is open");
    const inside = root.ownerDocument;
    const outer = frame.getBoundingClientRect();
    const letters: {
      offset: number;
      box: { left: number; top: number; width: number; height: number };
      baseline: number;
    }[] = [];
    const walker = inside.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const { parentElement } = node;
      const view = inside.defaultView;
      if (parentElement === null || view === null) continue;
      const start = passed;
      passed += text.length;
      if (links === "left-out" && parentElement.closest("a") !== null) continue;
      // In the frame's document, which has the article's fonts.
      const context = inside.createElement("canvas").getContext("2d");
      const { fontStyle, fontWeight, fontSize, fontFamily } = view.getComputedStyle(parentElement);
      if (context !== null) context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      const ascent = context?.measureText("x").fontBoundingBoxAscent ?? 0;
      for (let place = 0; place < text.length; place += 1) {
        const range = inside.createRange();
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        const box = range.getBoundingClientRect();
        if (box.width < 3 || box.top < 0 || box.bottom > outer.height - 10) continue;
        letters.push({
          offset: start + place,
          box: {
            left: box.left + outer.left,
            top: box.top + outer.top,
            width: box.width,
            height: box.height,
          },
          baseline: box.top + outer.top + ascent,
        });
      }
    }
    return letters;
  }, options);
}

/** What the browser holds registered, as offsets: `name` to `[start, end]`, by start. */
export async function paintedNames(
  page: Page,
): Promise<Readonly<Record<string, readonly (readonly [number, number])[]>>> {
  return await page.evaluate(() => {
    const view = document.querySelector("iframe")?.contentWindow as
      | (Window & typeof globalThis)
      | null
      | undefined;
    const root = view?.document.querySelector("article");
    if (!view || !root) throw new Error("no article is open");
    const starts = new Map<Node, number>();
    const walker = view.document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      starts.set(node, passed);
      passed += node.textContent?.length ?? 0;
    }
    const names: Record<string, [number, number][]> = {};
    for (const [name, highlight] of view.CSS.highlights) {
      names[name] = [...highlight]
        .map((range): [number, number] => [
          (starts.get(range.startContainer) ?? Number.NaN) + range.startOffset,
          (starts.get(range.endContainer) ?? Number.NaN) + range.endOffset,
        ])
        .toSorted(([a], [b]) => a - b);
    }
    return names;
  });
}

/** @param colors  as CSS writes them, such as `var(--ink)` or `Mark` @returns what the article's frame makes of each */
export async function paintsOf<Name extends string>(
  page: Page,
  colors: readonly Name[],
): Promise<Readonly<Record<Name, Paint>>> {
  const paints = await page.evaluate((wanted) => {
    const root = document.querySelector("iframe")?.contentDocument?.documentElement;
    const probe = root?.ownerDocument.createElement("i");
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!root || !probe || !context) throw new Error("no article is open");
    probe.style.setProperty("forced-color-adjust", "none");
    root.append(probe);
    const found = wanted.map((color): [number, number, number] => {
      probe.style.color = color;
      context.fillStyle = root.ownerDocument.defaultView?.getComputedStyle(probe).color ?? "";
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    });
    probe.remove();
    return found;
  }, colors);
  // One for each name, in their order.
  return Object.fromEntries(paints.map((paint, place) => [colors[place], paint])) as Record<
    Name,
    Paint
  >;
}
