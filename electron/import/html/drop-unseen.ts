import type { Element, ElementContent, Root } from "hast";
import { propertyText } from "../property-text.ts";

/** What is no part of the text wherever it stands. */
const NOT_TEXT: ReadonlySet<string> = new Set(["script", "style", "template", "title"]);
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Takes away what a browser would not show of a body, which changes. */
export function dropUnseenFrom(body: Root): void {
  function seen(node: ElementContent): boolean {
    if (node.type !== "element") return node.type !== "comment";
    if (isHidden(node)) return false;
    // A drawing is taken as a whole: its title and styles belong to it.
    if (node.tagName === "svg") return true;
    node.children = node.children.filter(seen);
    return true;
  }
  body.children = body.children.filter((node) => node.type !== "doctype" && seen(node));
}

function isHidden(element: Element): boolean {
  const { tagName, properties } = element;
  if (NOT_TEXT.has(tagName)) return true;
  if ((properties["hidden"] ?? false) !== false) return true;
  if (HIDING_STYLE.test(propertyText(element, "style"))) return true;
  // Formulas are written twice: in MathML, and for browsers without it as pieces that no screen reader is told of.
  return propertyText(element, "ariaHidden") === "true" && !/^(?:img|svg)$/.test(tagName);
}
