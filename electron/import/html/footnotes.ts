import type { Element, ElementContent, Root } from "hast";
import { propertyText } from "../property-text.ts";
import type { PageDocument } from "./page-document.ts";

/** What the notes of a page stand in, by the names that programs and the standards of e-books give it. */
const NOTES =
  '[role="doc-endnotes"], [role="doc-footnotes"], .footnotes, #footnotes, .endnotes, #endnotes, ol.references, ol.footnote';
const MAY_HAVE_NOTES = /(?:class|id|role)\s*=\s*["']?[^"'>]*(?:footnote|endnotes|references)/i;
const ID = /\sid="([^"]+)"/g;
const REFERENCE = /\shref="#([^"]+)"/g;

/** Whether there may be notes in a page. */
export function mayHaveFootnotes(page: string): boolean {
  return MAY_HAVE_NOTES.test(page);
}

/** Whether an article refers to something that is not in it. */
export function lacksFootnotes(article: string): boolean {
  const ids = new Set(Array.from(article.matchAll(ID), ([, id]) => id));
  return !article.matchAll(REFERENCE).every(([, id]) => ids.has(id));
}

/** @returns the article with those notes of its page behind it that it refers to and does not have */
export function withFootnotes(article: string, page: PageDocument): string {
  const notes = [...page.body.querySelectorAll(NOTES)]
    .filter(({ parentElement }) => (parentElement?.closest(NOTES) ?? null) === null)
    .map(({ outerHTML }) => outerHTML)
    .filter((html) => {
      const ids = Array.from(html.matchAll(ID), ([, id]) => id ?? "");
      const isThere = ids.some((id) => article.includes(` id="${id}"`));
      return !isThere && ids.some((id) => article.includes(` href="#${id}"`));
    });
  return [article, ...notes].join("\n");
}

/** Marks lists as footnotes in a body, which changes: most of whose items are referred to from numbers in the text. */
export function markFootnotesIn(body: Root): void {
  const referredTo = new Set<string>();
  const lists: Element[] = [];

  function visit(node: ElementContent, isRaised: boolean): void {
    if (node.type !== "element") return;
    const { tagName } = node;
    if (tagName === "ol") lists.push(node);
    if (tagName === "a") addReference(node, isRaised);
    for (const child of node.children) visit(child, isRaised || tagName === "sup");
  }

  function addReference(link: Element, isRaised: boolean): void {
    const href = propertyText(link, "href");
    if (!href.startsWith("#")) return;
    const isReference = isRaised || /noteref|footnote/i.test(propertyText(link, "role"));
    if (isReference) referredTo.add(href.slice(1));
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
