import type { Element, ElementContent, Root } from "hast";
import { propertyText } from "../property-text.ts";
import type { PageDocument } from "./page-document.ts";

/** What the notes of a page stand in, by the names that programs and the standards of e-books give it. */
const NOTES =
  '[role="doc-endnotes"], [role="doc-footnotes"], .footnotes, #footnotes, .endnotes, #endnotes, ol.references, ol.footnote';
const MAY_HAVE_NOTES = /(?:class|id|role)\s*=\s*["']?[^"'>]*(?:footnote|endnotes|references)/i;
const HAS_ID = /\sid="([^"]+)"/g;

/**
 * The notes of a page, since extraction may take them for something beside the article.
 * @param html  the text that it was parsed from
 * @returns their HTML
 */
export function findFootnotes(page: PageDocument, html: string): string | undefined {
  if (!MAY_HAVE_NOTES.test(html)) return undefined;
  const found = [...page.body.querySelectorAll(NOTES)].filter(
    ({ parentElement }) => (parentElement?.closest(NOTES) ?? null) === null,
  );
  return found.length === 0 ? undefined : found.map((notes) => notes.outerHTML).join("\n");
}

/** @returns the article with its notes behind it, where it refers to some that were left out */
export function withFootnotes(article: string, notes: string | undefined): string {
  if (notes === undefined) return article;
  const ids = [...notes.matchAll(HAS_ID)].map(([, id]) => id ?? "");
  const isLeftOut = !ids.some((id) => article.includes(` id="${id}"`));
  const isReferredTo = ids.some((id) => article.includes(`href="#${id}"`));
  return isLeftOut && isReferredTo ? `${article}\n${notes}` : article;
}

/** Marks lists as footnotes in a body, which changes: most of whose items are referred to from numbers in the text. */
export function markFootnotesIn(body: Root): void {
  const referredTo = new Set<string>();
  const lists: Element[] = [];

  function visit(node: ElementContent, isRaised: boolean): void {
    if (node.type !== "element") return;
    const { tagName } = node;
    if (tagName === "ol") lists.push(node);
    const href = propertyText(node, "href");
    const isReference = isRaised || /noteref|footnote/i.test(propertyText(node, "role"));
    if (tagName === "a" && href.startsWith("#") && isReference) referredTo.add(href.slice(1));
    for (const child of node.children) visit(child, isRaised || tagName === "sup");
  }

  for (const node of body.children) if (node.type !== "doctype") visit(node, false);
  for (const list of lists) {
    const items = list.children.filter((item) => item.type === "element" && item.tagName === "li");
    const notes = items.filter((item) => idsIn(item).some((id) => referredTo.has(id)));
    if (notes.length > 0 && notes.length * 2 >= items.length) {
      list.properties["className"] = ["footnotes"];
    }
  }
}

function idsIn(node: ElementContent): readonly string[] {
  if (node.type !== "element") return [];
  const own = [propertyText(node, "id"), propertyText(node, "name")];
  return [...own, ...node.children.flatMap(idsIn)];
}
