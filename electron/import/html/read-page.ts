import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";
import type { PageDocument } from "./page-document.ts";

/** A document, not a part of one to be put into another. */
const PAGE = /<(?:!doctype\s+html|html|head|body)[\s>]/i;
/** Attributes as pages of the nineties write them. Our parser, unlike browsers, knows names in small letters only. */
const CAPITAL_ATTRIBUTES = /\s(?:HREF|SRC|CLASS|ID|NAME|CONTENT|LANG)=/;

/** Whether HTML is a whole page; else it is a fragment, such as a mail program or a clipboard writes. */
export function isPage(html: string): boolean {
  return PAGE.test(html);
}

/**
 * Parses a whole page. Nothing in it runs and nothing is loaded.
 * Cost: quadratic in the depth of elements: `weighMarkup` tells it beforehand.
 */
export function readPage(html: string): PageDocument {
  const page = CAPITAL_ATTRIBUTES.test(html) ? undefined : parsed(html);
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
  const [head] = page.getElementsByTagName("head");
  const [body] = page.getElementsByTagName("body");
  return [head, body].every((part) => part?.parentElement?.localName === "html");
}
