import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { trimSpan } from "#core/anchor/trim-span.js";

/** What may be taken out of sight without taking part of a line with it. Sections stay: their boxes tell what is near the view. */
const BLOCKS: ReadonlySet<string> = new Set(
  "p ul ol li dl dt dd blockquote figure div details h1 h2 h3 h4 h5 h6 hr".split(" "),
);

type Laid = Pick<ArticlePage, "root" | "offsets">;

/**
 * The outermost blocks that hold nothing but a stretch of the text, in reading order.
 * @param span  without white space at its ends
 * @returns undefined when some of the stretch stands in a block that holds more
 */
export function elementsOf({ root, offsets }: Laid, span: Span): Element[] | undefined {
  const found: Element[] = [];
  let reached = span.start;

  function textOf(element: Element): Span {
    return {
      start: offsets.offsetOf(element, 0),
      end: offsets.offsetOf(element, element.childNodes.length),
    };
  }

  function look(element: Element): void {
    const whole = textOf(element);
    if (whole.start >= span.end || whole.end <= span.start) return;
    const text = trimSpan(offsets.text, whole);
    const isInside = text !== undefined && text.start >= span.start && text.end <= span.end;
    // A rule between two of them goes with them.
    const isRule = element.localName === "hr" && whole.start > span.start;
    if (!BLOCKS.has(element.localName) || !(isInside || isRule)) {
      for (const child of element.children) look(child);
      return;
    }
    found.push(element);
    if (text !== undefined && isBlank(reached, text.start)) reached = text.end;
  }

  function isBlank(start: number, end: number): boolean {
    return offsets.text.slice(start, end).trim() === "";
  }

  // Sections lie one behind the other: those before the stretch, of which there may be thousands, are passed over.
  const sections = [...root.children];
  const node = offsets.pointBefore(span.start)?.node;
  const first = sections.findIndex((section) => node !== undefined && section.contains(node));
  for (const section of sections.slice(Math.max(0, first))) {
    if (textOf(section).start >= span.end) break;
    look(section);
  }
  return reached >= span.end ? found : undefined;
}
