import type { Element, Root, RootContent } from "hast";
import { shownText } from "../shown-text.ts";
import { NOTE_TYPES, structureTypesOf } from "../structure-type.ts";

/** Not shown anyway. */
const IN_HEAD = /^(?:head|title|style|script|template|link|meta)$/;

/**
 * Takes away what a style sheet hides of a chapter, which changes. Notes stay: they are hidden until they are called for, and are
 * shown where notes stand. So does a chapter of which nothing would be left: it was not meant so.
 */
export function dropHiddenFrom(body: Root, isHidden: (element: Element) => boolean): void {
  const hidden = new Set<RootContent>();
  function look(node: RootContent): void {
    if (node.type !== "element") return;
    if (isHidden(node) && !holdsNote(node)) hidden.add(node);
    else for (const child of node.children) look(child);
  }
  for (const node of body.children) look(node);
  if (hidden.size === 0) return;

  const isShown = (node: RootContent): boolean => !hidden.has(node);
  function hasWords(node: RootContent): boolean {
    if (!isShown(node) || (node.type === "element" && IN_HEAD.test(node.tagName))) return false;
    return node.type === "element" ? node.children.some(hasWords) : shownText(node).trim() !== "";
  }
  if (!body.children.some(hasWords)) return;
  function prune(node: RootContent): void {
    if (node.type !== "element") return;
    node.children = node.children.filter(isShown);
    node.children.forEach(prune);
  }
  body.children = body.children.filter(isShown);
  body.children.forEach(prune);
}

function holdsNote(element: Element): boolean {
  return (
    structureTypesOf(element).some((type) => NOTE_TYPES.includes(type)) ||
    element.children.some((child) => child.type === "element" && holdsNote(child))
  );
}
