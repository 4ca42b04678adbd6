import type { OffsetIndex } from "./offset-index.ts";

// A format character: Unicode's rules pass over it wherever they look for the end of a sentence or a word.
const PASSED_OVER = "\u2060";

/**
 * The article's text as it is read: of the same length, but without what only looks like the end of a sentence or a cell. A footnote's mark
 * is no part of its sentence ("came.1 She" is two), the arrow that leads back from the note is none of its own, and a tab in code does not
 * begin a cell.
 */
export function readableText(root: Element, { text, offsetOf }: OffsetIndex): string {
  const parts: string[] = [];
  let reached = 0;
  function put(start: number, replacement: string): void {
    if (start < reached) return;
    parts.push(text.slice(reached, start), replacement);
    reached = start + replacement.length;
  }
  for (const element of root.querySelectorAll('sup, pre, a[href^="#"]')) {
    const start = offsetOf(element, 0);
    const words = element.textContent ?? "";
    if (element.localName === "pre") {
      if (words.includes("\t")) put(start, words.replaceAll("\t", " "));
    } else if (element.localName === "a") {
      if (!/[\p{L}\p{N}]/u.test(words)) put(start, " ".repeat(words.length));
    } else if (element.querySelector('a[href^="#"]') !== null || isWithinNoteLink(element)) {
      put(start, PASSED_OVER.repeat(words.length));
    }
  }
  parts.push(text.slice(reached));
  return parts.join("");
}

function isWithinNoteLink(mark: Element): boolean {
  return mark.closest('a[href^="#"]') !== null;
}
