import type { Element, ElementContent, Root } from "hast";
import type { TextBlock } from "./text-blocks.ts";
import type { Chunk } from "./text-line.ts";

/** Builds the body of a reading document. Markers of list items stay in their text: they are the author's. */
export function buildBody(blocks: readonly TextBlock[]): Root {
  const children: Element[] = [];
  for (let index = 0; index < blocks.length;) {
    const items = itemsFrom(blocks, index);
    const block = blocks[index];
    if (items.length > 1) children.push(element("ul", items, { className: ["marked"] }));
    else if (block !== undefined) children.push(elementOf(block));
    index += Math.max(1, items.length);
  }
  return { type: "root", children };
}

function itemsFrom(blocks: readonly TextBlock[], start: number): Element[] {
  const items: Element[] = [];
  for (let index = start; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== "item") break;
    items.push(element("li", [textNode(block.text)]));
  }
  return items;
}

function elementOf(block: TextBlock): Element {
  switch (block.kind) {
    case "heading":
      return element("h2", [textNode(block.text)]);
    case "label":
      return element("p", [textNode(block.text)], { className: ["label"] });
    case "paragraph":
    case "item":
      return element("p", [textNode(block.text)]);
    case "verse":
      return element("p", verseLines(block.lines));
    case "preformatted":
      return element("pre", [textNode(asTyped(block.lines))]);
    default:
      return block satisfies never;
  }
}

/** Lines with breaks between them; indentation beyond the least, which HTML would swallow, in spaces that it keeps. */
function verseLines(lines: Chunk): ElementContent[] {
  const margin = leastIndent(lines);
  return lines.flatMap(({ text, indent }, index) => {
    const line = textNode("\u00a0".repeat(indent - margin) + text);
    return index === 0 ? [line] : [element("br", []), line];
  });
}

function asTyped(lines: Chunk): string {
  const margin = leastIndent(lines);
  return lines.map(({ text, indent }) => " ".repeat(indent - margin) + text).join("\n");
}

function leastIndent(lines: Chunk): number {
  return lines.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Element["properties"] = {},
): Element {
  return { type: "element", tagName, properties, children };
}

function textNode(value: string): ElementContent {
  return { type: "text", value };
}
