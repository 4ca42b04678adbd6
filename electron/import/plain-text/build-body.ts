import type { Element, ElementContent, Root } from "hast";
import type { Field } from "./header-fields.ts";
import { type InlineMarks, type NoteCounts, inlineText, noteText } from "./inline-text.ts";
import type { Note, TextBlock } from "./text-block.ts";
import { type Chunk, marginOf } from "./text-line.ts";

// Deeper indentation says no more, and leaves no room for words.
const WIDEST_INDENT = 24;
const HIGHEST_LEVEL = 2;
const LOWEST_LEVEL = 6;

/** Builds the body of a reading document. Markers of list items stay in their text: they are the author's. */
export function buildBody(blocks: readonly TextBlock[], marks: InlineMarks): Root {
  const counts: NoteCounts = { passed: new Map(), referred: new Set() };
  const levels = levelsOf(blocks);

  function inline(text: string): ElementContent[] {
    return inlineText(text, marks, counts);
  }

  function elementsOf(block: TextBlock): Element[] {
    switch (block.kind) {
      case "heading":
        return [element(`h${levels.get(block.rank) ?? HIGHEST_LEVEL}`, inline(block.text))];
      case "label":
        return [element("p", inline(block.text), { className: ["label"] })];
      case "notice":
        return [element("p", inline(block.text), { className: ["notice"] })];
      case "paragraph":
        return [element("p", inline(block.text))];
      case "caption":
        return [element("figure", [element("figcaption", inline(block.text))])];
      case "list":
        return [element("ul", block.items.map(itemOf), { className: ["marked"] })];
      case "quote":
        return [element("blockquote", block.blocks.flatMap(elementsOf))];
      case "fields":
        return [element("table", [element("tbody", block.fields.map(rowOf))])];
      case "notes":
        return [element("ol", block.notes.map(noteOf), { className: ["footnotes", "marked"] })];
      case "verse":
        return [element("p", verseLines(block))];
      case "notice-lines":
        return [element("p", verseLines(block), { className: ["notice"] })];
      case "preformatted":
        return [element("pre", [textNode(asTyped(block))])];
      default:
        return block satisfies never;
    }
  }

  function itemOf([first, ...others]: readonly TextBlock[]): Element {
    return element("li", contentOf(first, others));
  }

  /** Text stays bare where nothing but lists follows, so that short items stand close. */
  function contentOf(first: TextBlock | undefined, others: readonly TextBlock[]): ElementContent[] {
    if (first?.kind === "paragraph" && others.every(({ kind }) => kind === "list"))
      return [...inline(first.text), ...others.flatMap(elementsOf)];
    return [...(first === undefined ? [] : elementsOf(first)), ...others.flatMap(elementsOf)];
  }

  function noteOf({ name, blocks: [first, ...others] }: Note): Element {
    if (first?.kind !== "paragraph") throw new Error("a note begins with its text");
    const { id, content } = noteText(name, first.text, marks, counts);
    const text = others.length === 0 ? content : [element("p", content)];
    return element("li", [...text, ...others.flatMap(elementsOf)], { id });
  }

  function rowOf({ name, value }: Field): Element {
    const head = element("th", [textNode(name)], { scope: "row" });
    return element("tr", [head, element("td", [textNode(value)])]);
  }

  function verseLines({ lines, margin }: { readonly lines: Chunk; readonly margin: number }) {
    return lines.flatMap(({ text, indent }, index) => {
      const columns = Math.min(WIDEST_INDENT, indent - margin);
      const line = [...(columns > 0 ? [textNode("\u00a0".repeat(columns))] : []), ...inline(text)];
      return index === 0 ? line : [element("br", []), ...line];
    });
  }

  return { type: "root", children: blocks.flatMap(elementsOf) };
}

/** The levels of headings by their rank: the highest of the text is `h2`, for the title stands above them. */
function levelsOf(blocks: readonly TextBlock[]): ReadonlyMap<number, number> {
  const ranks = new Set(blocks.flatMap((block) => (block.kind === "heading" ? [block.rank] : [])));
  return new Map(
    [...ranks]
      .toSorted((a, b) => a - b)
      .map((rank, index) => [rank, Math.min(HIGHEST_LEVEL + index, LOWEST_LEVEL)]),
  );
}

function asTyped({ lines, margin }: { readonly lines: Chunk; readonly margin: number }): string {
  const least = Math.min(margin, marginOf(lines));
  return lines
    .map(({ text, indent, blanksBefore }, index) => {
      const blanks = index === 0 ? "" : "\n".repeat(blanksBefore + 1);
      return blanks + " ".repeat(indent - least) + text;
    })
    .join("");
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
