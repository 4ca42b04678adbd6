import type { Element, ElementContent, Root, RootContent } from "hast";
import { foldTitle } from "../facts/title.ts";

/**
 * Takes the headline off the top of a body, which changes: the title stands above it already.
 * @param title  as declared; null where the page declares none, and then the headline is it
 */
export function takeHeadingFrom(body: Root, title: string | null): string | null {
  const heading = findHeading(body);
  if (heading === undefined) return title;
  const said = textOf(heading.element).replaceAll(/\s+/g, " ").trim();
  const isTitle = said !== "" && (title === null || foldTitle(title).startsWith(foldTitle(said)));
  if (!isTitle) return title;
  // What stands above a headline further down would be left without it.
  if (heading.isFirst) heading.element.children = [];
  return title ?? said;
}

/**
 * The first `h1`, and whether any text stands before it. Where there is none, as in a passage that was copied out of a page, a
 * heading of another level that everything begins with.
 */
function findHeading(
  body: Root,
): { readonly element: Element; readonly isFirst: boolean } | undefined {
  let isFirst = true;
  let opening: Element | undefined;
  function search(nodes: readonly RootContent[]): Element | undefined {
    for (const node of nodes) {
      if (node.type === "text" && node.value.trim() !== "") isFirst = false;
      if (node.type !== "element") continue;
      if (node.tagName === "h1") return node;
      if (isFirst && /^h[2-6]$/.test(node.tagName)) opening ??= node;
      const found = search(node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const element = search(body.children);
  if (element !== undefined) return { element, isFirst };
  return opening && { element: opening, isFirst: true };
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map((child) => textOf(child)).join("") : "";
}
