import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";
import type { PageDocument, PageElement } from "./page-document.ts";
import type { MarkupWeight } from "./weigh-markup.ts";

/** A document, not a part of one to be put into another. */
const PAGE = /<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** Whether HTML is a whole page; else it is a fragment, such as a mail program or a clipboard writes. */
export function isPage(html: string): boolean {
  return PAGE.test(html);
}

/**
 * Parses a whole page. Nothing in it runs and nothing is loaded.
 * @param weight  of the page
 * Cost: quadratic in the depth of elements.
 */
export function readPage(html: string, weight: MarkupWeight): PageDocument {
  // Of attributes the fast parser knows names in small letters alone; pages of the nineties have others.
  const page = weight.hasCapitals ? undefined : parsed(html);
  if (page !== undefined && isWhole(page)) return page;
  // The fast parser makes no `html` and `body` where tags for them are missing; the one by the standard writes them.
  return parsed(serialize(parse(html, { scriptingEnabled: false })));
}

function parsed(html: string): PageDocument {
  const window: unknown = parseHTML(html);
  // The parser's types are those of a browser, which this room does not have; the page asks for a part of them.
  return (window as { readonly document: PageDocument }).document;
}

function isWhole(page: PageDocument): boolean {
  const root: PageElement | null = page.documentElement;
  if (root?.localName !== "html") return false;
  const parts = Array.from(root.children, ({ localName }) => localName);
  return parts.includes("head") && parts.includes("body");
}
