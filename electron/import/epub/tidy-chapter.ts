import type { Element, ElementContent, Properties, Root } from "hast";
import { propertyText } from "../property-text.ts";
import { NOTE_TYPES, structureTypesOf } from "./structure-type.ts";

const PAGE_BREAK = "pagebreak";

/** Says in the words of HTML what a chapter, which changes, says in those of e-books. */
export function tidyChapterIn(body: Root): void {
  body.children = body.children.flatMap((node) =>
    node.type === "doctype" ? [] : tidied(node, "on the line"),
  );
}

/** Where a piece of text stands. */
type Height = "on the line" | "raised";

function tidied(node: ElementContent, height: Height): ElementContent[] {
  if (node.type !== "element") return [node];
  const { properties } = node;
  if (node.tagName === "svg") return wrappedPictures(node) ?? [node];
  if (node.tagName === "object" && propertyText(node, "type").startsWith("image/")) {
    return [picture(propertyText(node, "data"), textOf(node), properties)];
  }
  if (properties["lang"] === undefined && properties["xmlLang"] !== undefined) {
    properties["lang"] = properties["xmlLang"];
  }
  const types = structureTypesOf(node);
  // The number of a page in print is no word of the text; a place to be led to it stays.
  if (types.includes(PAGE_BREAK)) node.children = [];
  if (types.includes("noteref")) properties["role"] = "doc-noteref";
  // Hidden until they are called for: here they are shown where notes stand.
  if (types.some((type) => NOTE_TYPES.includes(type))) delete properties["hidden"];
  const inside = node.tagName === "sup" ? "raised" : height;
  const isPlainMark =
    types.includes("noteref") && inside !== "raised" && !holdsElement(node, "sup");
  node.children = node.children.flatMap((child) => tidied(child, inside));
  // Raised by its style sheet, which does not come along.
  return isPlainMark
    ? [{ type: "element", tagName: "sup", properties: {}, children: [node] }]
    : [node];
}

function holdsElement(node: Element, tagName: string): boolean {
  return node.children.some(
    (child) =>
      child.type === "element" && (child.tagName === tagName || holdsElement(child, tagName)),
  );
}

/**
 * A drawing that is there only to give pictures their size.
 * @returns the pictures; undefined when it draws something itself
 */
function wrappedPictures(drawing: Element): Element[] | undefined {
  const pictures: Element[] = [];
  let isWrapper = true;
  let label = propertyText(drawing, "ariaLabel");
  function look(node: ElementContent): void {
    if (node.type !== "element") return;
    const { tagName } = node;
    if (tagName === "image") pictures.push(node);
    else if (tagName === "title" || tagName === "desc") label ||= textOf(node);
    else if (/^(?:svg|g|a|switch|defs|metadata)$/.test(tagName)) node.children.forEach(look);
    else isWrapper = false;
  }
  look(drawing);
  if (!isWrapper || pictures.length === 0) return undefined;
  return pictures.map((image) =>
    picture(
      propertyText(image, "xLinkHref") || propertyText(image, "href"),
      label,
      drawing.properties,
    ),
  );
}

/** @param properties  of what it stands for, which may be led to */
function picture(src: string, label: string, { id }: Properties): Element {
  const alt = label.replaceAll(/\s+/g, " ").trim();
  const properties = { src, alt, ...(id !== undefined && { id }) };
  return { type: "element", tagName: "img", properties, children: [] };
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map((child) => textOf(child)).join("") : "";
}
