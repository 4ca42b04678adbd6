import type { Element, ElementContent, Root } from "hast";

/** Blocks in one section, which browsers lay out only when it comes near the window. */
const SECTION_BLOCKS = 10;

/** Elements that a line break follows, so that no words run together. Rows and cells have their own separators. */
const BLOCKS: ReadonlySet<string> = new Set(
  `p h1 h2 h3 h4 h5 h6 blockquote pre hr ul ol li dl dt dd figure figcaption table caption`.split(
    /\s+/,
  ),
);
const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "wbr"]);
const HEADING = /^h[1-6]$/;

/** Attributes by their names in the tree, in the order in which they are written. */
const ATTRIBUTES: readonly (readonly [property: string, attribute: string])[] = [
  ["id", "id"],
  ["className", "class"],
  ["lang", "lang"],
  ["dir", "dir"],
  ["href", "href"],
  ["src", "src"],
  ["alt", "alt"],
  ["title", "title"],
  ["width", "width"],
  ["height", "height"],
  ["start", "start"],
  ["reversed", "reversed"],
  ["value", "value"],
  ["colSpan", "colspan"],
  ["rowSpan", "rowspan"],
  ["scope", "scope"],
  ["align", "align"],
  ["dateTime", "datetime"],
  ["display", "display"],
  ["mathvariant", "mathvariant"],
  ["stretchy", "stretchy"],
  ["fence", "fence"],
  ["separator", "separator"],
  ["form", "form"],
  ["lspace", "lspace"],
  ["rspace", "rspace"],
  ["accent", "accent"],
  ["accentunder", "accentunder"],
  ["linethickness", "linethickness"],
  ["columnspan", "columnspan"],
];

/**
 * Writes a reading document. The same tree gives the same bytes, and any HTML parser reads the same tree and text from them.
 * Separators are real text: `\n` after every block with text, `<br>` and table row, `\t` after every cell.
 * @param root  as `arrangeBlocks` leaves it
 */
export function serialiseDocument(root: Root): string {
  const written: string[] = [];
  const line = { isEmpty: true };
  for (const section of sectionsOf(root)) {
    written.push("<section>");
    for (const block of section) writeElement(block, written, line);
    written.push("</section>");
  }
  return written.join("");
}

/** Sections of ten blocks; a heading moves on to the section that it opens. */
function sectionsOf(root: Root): readonly (readonly Element[])[] {
  const sections: Element[][] = [];
  let section: Element[] = [];
  for (const block of root.children) {
    if (block.type !== "element") throw new Error(`a ${block.type} stands between the blocks`);
    if (section.length >= SECTION_BLOCKS) {
      const headings = section.splice(section.findLastIndex((element) => !isHeading(element)) + 1);
      if (section.length > 0) sections.push(section);
      section = headings;
    }
    section.push(block);
  }
  if (section.length > 0) sections.push(section);
  return sections;
}

function isHeading(element: Element): boolean {
  return HEADING.test(element.tagName);
}

/** Whether nothing has been written since the last separator. */
interface Line {
  isEmpty: boolean;
}

function writeNode(node: ElementContent, written: string[], line: Line): void {
  if (node.type === "element") writeElement(node, written, line);
  else if (node.type === "text" && node.value !== "") {
    written.push(escapeText(node.value));
    line.isEmpty = false;
  }
}

function writeElement(element: Element, written: string[], line: Line): void {
  const { tagName } = element;
  const isBlock = BLOCKS.has(tagName);
  // Bare text of a list item or a cell stands before the block.
  if (isBlock) endLine(written, line);
  written.push(openingTag(element));
  // A parser drops one newline here: this one, so that code beginning with a newline keeps its own.
  if (tagName === "pre") written.push("\n");
  for (const child of element.children) writeNode(child, written, line);
  if (!VOID.has(tagName)) written.push(`</${tagName}>`);
  if (isBlock) endLine(written, line);
  if (tagName === "br" || tagName === "tr") separate("\n", written, line);
  if (tagName === "td" || tagName === "th") separate("\t", written, line);
}

function endLine(written: string[], line: Line): void {
  if (!line.isEmpty) separate("\n", written, line);
}

function separate(separator: "\n" | "\t", written: string[], line: Line): void {
  written.push(separator);
  line.isEmpty = true;
}

function openingTag({ tagName, properties }: Element): string {
  const attributes = ATTRIBUTES.map(([property, attribute]) => {
    const value = properties[property];
    if (value === undefined || value === null || value === false) return "";
    if (Array.isArray(value) && value.length === 0) return "";
    const text = Array.isArray(value) ? value.join(" ") : value === true ? "" : String(value);
    return ` ${attribute}="${escapeAttribute(text)}"`;
  });
  return `<${tagName}${attributes.join("")}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00a0": "&nbsp;",
  // No parser lets these through; trees that were made otherwise may hold them.
  "\0": "",
  "\r": "\n",
};

function escapeText(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>\u00a0\0\r]/g, escapeOf);
}

function escapeAttribute(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"\u00a0\0\r]/g, escapeOf);
}

function escapeOf(character: string): string {
  return ESCAPES[character] ?? character;
}
