import type { ArticlePage } from "../frame/article-page.ts";

/** A heading of the article. */
export interface OutlineEntry {
  readonly text: string;
  /** UTF-16 code unit of `plainText` where the heading begins. */
  readonly offset: number;
  /** 0 for the article's highest headings. */
  readonly depth: number;
}

// Deeper ones are details: an outline is read at a glance.
const DEEPEST = 2;

/** @returns the headings of the article, in reading order */
export function readOutline({ root, offsets }: ArticlePage): readonly OutlineEntry[] {
  const headings = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    ({ textContent }) => textContent?.trim() !== "",
  );
  const levels = headings.map(({ localName }) => Number(localName.slice(1)));
  const highest = Math.min(...levels);
  return headings.flatMap((heading, number) => {
    const depth = (levels[number] ?? highest) - highest;
    if (depth > DEEPEST) return [];
    const text = (heading.textContent ?? "").replace(/\s+/gu, " ").trim();
    return [{ text, offset: offsets.offsetOf(heading, 0), depth }];
  });
}

/**
 * The heading under which one is reading.
 * @param offset  of the first line in view
 * @returns its number; undefined above the first heading
 */
export function headingAt(outline: readonly OutlineEntry[], offset: number): number | undefined {
  const number = outline.findLastIndex((entry) => entry.offset <= offset);
  return number === -1 ? undefined : number;
}
