import type { Span } from "#core/anchor/selectors.js";
import { trimSpan } from "#core/anchor/trim-span.js";
import type { OffsetIndex } from "./offset-index.ts";
import type { TextWalk } from "./sentences.ts";

// A table's row is one, not each of its cells, unless paragraphs stand in these.
const BLOCKS =
  "p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre, blockquote, figcaption, caption, tr, summary, section, article, aside, " +
  "header, footer, nav, main, address, figure, div, ul, ol, dl, table, thead, tbody, tfoot, details, hr";

/** Walks the blocks of an article as one reads them: paragraphs, items, headings, rows, a whole piece of code, a stanza. */
export function walkParagraphs(root: Element, offsets: OffsetIndex): TextWalk {
  const { text } = offsets;
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blockOf = (node: Node): Element => node.parentElement?.closest(BLOCKS) ?? root;

  let last: Span | undefined;

  /** The text nodes of one block that lie side by side: an item with a list in it has two such runs. */
  function runAt(offset: number): Span | undefined {
    if (last !== undefined && offset >= last.start && offset < last.end) return last;
    const node = offset < text.length ? offsets.pointBefore(offset)?.node : undefined;
    if (node === undefined) return undefined;
    const block = blockOf(node);
    function reach(step: "previousNode" | "nextNode"): Node {
      let reached: Node = node ?? root;
      walker.currentNode = reached;
      for (let next = walker[step](); next !== null; next = walker[step]()) {
        if (blockOf(next) !== block) break;
        reached = next;
      }
      return reached;
    }
    const start = offsets.offsetOf(reach("previousNode"), 0);
    const end = reach("nextNode");
    last = { start, end: offsets.offsetOf(end, end.textContent?.length ?? 0) };
    return last;
  }

  function at(offset: number): Span | undefined {
    for (let run = runAt(offset); run !== undefined; run = runAt(run.end)) {
      const words = trimSpan(text, run);
      if (words !== undefined && words.end > offset) return words;
    }
    return undefined;
  }

  function before({ start }: Span): Span | undefined {
    for (
      let run = runAt(Math.min(start, text.length - 1));
      run !== undefined;
      run = runAt(run.start - 1)
    ) {
      const words = trimSpan(text, run);
      if (words !== undefined && words.start < start) return words;
    }
    return undefined;
  }

  return { at, before, after: (paragraph) => at(paragraph.end) };
}
