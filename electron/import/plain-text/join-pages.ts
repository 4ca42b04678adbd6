import { endsSentence } from "./line-shapes.ts";
import { beginningOf } from "./line-shapes.ts";

/** A text without its pages. */
export interface JoinedPages {
  readonly text: string;
  /** What stood above and below every page: each line once, as it stood first. */
  readonly furniture: readonly string[];
}

/** At an edge of a line; elsewhere it is a sign like others. */
const PAGE_BREAK = /(?<=^|\n)\f\n?|\f(?:\n|$)/;
/** "Doe            Informational            [Page 3]" */
const PAGE_NUMBER = /\[Page \d{1,4}\]\s*$/;
// Two pages that begin alike may do so by chance; lines that name a page may not.
const FEWEST_PAGES = 2;
const LEAST_SHARE = 0.6;
const WIDEST = 120;
const FULL_COLUMNS = 60;

interface Page {
  lines: string[];
}

/**
 * Joins the pages of a text that was printed to a file: what is the same on each, but for numbers, leaves the flow, and a
 * paragraph that a page cut is one again.
 * @param text  with `\n` between the lines
 */
export function joinPages(text: string): JoinedPages {
  const pages = pagesOf(text);
  if (pages.length < FEWEST_PAGES) return { text, furniture: [] };
  const furniture = new Map<string, string>();
  for (const end of ["top", "bottom"] as const) takeFurniture(pages, end, furniture);
  const [first, ...others] = pages;
  let joined = withoutBlanks(withoutBlanks(first?.lines ?? [], "top"), "bottom").join("\n");
  const parts: string[] = [];
  for (const { lines } of others) {
    const next = withoutBlanks(withoutBlanks(lines, "top"), "bottom");
    if (next.length === 0) continue;
    const seam = goesOn(joined, next[0] ?? "") ? "\n" : "\n\n";
    parts.push(joined, seam);
    joined = next.join("\n");
  }
  parts.push(joined, "\n");
  return { text: parts.join(""), furniture: [...furniture.values()] };
}

/** Parts the text at form feeds, and below lines that end a page by its number. */
function pagesOf(text: string): readonly Page[] {
  const isNumbered = !text.includes("\f") && /\[Page \d/.test(text);
  if (!isNumbered && !text.includes("\f")) return [];
  if (!isNumbered) {
    const parts = text.split(PAGE_BREAK);
    return parts.map((part) => ({ lines: part.split("\n") }));
  }
  const pages: Page[] = [{ lines: [] }];
  for (const line of text.split("\n")) {
    pages.at(-1)?.lines.push(line);
    if (line.length <= WIDEST && PAGE_NUMBER.test(line)) pages.push({ lines: [] });
  }
  return pages.filter(({ lines }) => lines.some(isFilled));
}

/** Takes off the lines at one end of the pages that recur there. Left and right pages may differ. */
function takeFurniture(
  pages: readonly Page[],
  end: "top" | "bottom",
  furniture: Map<string, string>,
): void {
  const counts = new Map<string, number>();
  // The first page has its title at the top.
  const counted = end === "top" ? pages.slice(1) : pages;
  for (const page of counted) {
    const shape = shapeOf(edgeLine(page, end));
    if (shape !== "") counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const recurring = new Set(
    [...counts].flatMap(([shape, count]) =>
      count >= FEWEST_PAGES && count >= (counted.length * LEAST_SHARE) / 2 ? [shape] : [],
    ),
  );
  // A text of two pages has one line above the second.
  const total = [...recurring].reduce((sum, shape) => sum + (counts.get(shape) ?? 0), 0);
  if (total < counted.length * LEAST_SHARE) return;
  for (const page of pages) {
    const at = edgeAt(page, end);
    const line = page.lines[at] ?? "";
    const shape = shapeOf(line);
    if (at === -1 || !recurring.has(shape)) continue;
    page.lines.splice(at, 1);
    if (!furniture.has(shape)) furniture.set(shape, line.trim().replaceAll(/\s{2,}/g, "  "));
  }
}

function edgeLine(page: Page, end: "top" | "bottom"): string {
  return page.lines[edgeAt(page, end)] ?? "";
}

function edgeAt({ lines }: Page, end: "top" | "bottom"): number {
  return end === "top" ? lines.findIndex(isFilled) : lines.findLastIndex(isFilled);
}

/** A line as it recurs: numbers differ from page to page. */
function shapeOf(line: string): string {
  if (line.length > WIDEST) return "";
  return line
    .trim()
    .replaceAll(/\d+|\b[ivxlc]+\b/g, "#")
    .replaceAll(/\s+/g, " ");
}

function isFilled(line: string): boolean {
  return /[^ \t\f]/.test(line);
}

function withoutBlanks(lines: readonly string[], end: "top" | "bottom"): readonly string[] {
  if (end === "bottom") return lines.slice(0, lines.findLastIndex(isFilled) + 1);
  const first = lines.findIndex(isFilled);
  return first === -1 ? [] : lines.slice(first);
}

/** Whether a page's first line goes on in the paragraph of the last line before. */
function goesOn(before: string, line: string): boolean {
  const last = before.slice(before.lastIndexOf("\n") + 1);
  if (indentOf(last) !== indentOf(line) || endsSentence(last.trimEnd())) return false;
  return beginningOf(line.trimStart()) === "small" || last.length >= FULL_COLUMNS;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
