import type { PageDocument, PageElement } from "./page-document.ts";
import type { StatedFacts } from "./stated-facts.ts";

const ARTICLE = /schema\.org\/\w*(?:Article|Posting|Report|Review)$/;
const MAY_HAVE_ARTICLE =
  /itemtype\s*=\s*["']?[^"'>]*schema\.org\/\w*(?:Article|Posting|Report|Review)/;

/**
 * What a page says of its article in attributes among the text (`itemprop` of schema.org).
 * @param html  the text that it was parsed from
 */
export function readMicrodata(page: PageDocument, html: string): StatedFacts {
  if (!MAY_HAVE_ARTICLE.test(html)) return {};
  for (const item of page.querySelectorAll("[itemscope][itemtype]")) {
    if (ARTICLE.test(item.getAttribute("itemtype")?.trim() ?? "")) return factsOf(item);
  }
  return {};
}

function factsOf(item: PageElement): StatedFacts {
  const properties = propertiesOf(item);
  const words = (name: string) => wordsOf(properties.get(name));
  const address = (name: string) => addressOf(properties.get(name));
  return {
    title: words("headline") ?? words("name"),
    byline: nameOf(properties.get("author")),
    site: nameOf(properties.get("publisher")),
    url: address("url") ?? address("mainEntityOfPage"),
    published: words("datePublished"),
    language: words("inLanguage"),
    leadImage: address("image"),
    excerpt: words("description"),
  };
}

/** A person or a site is an item of its own, with a name. */
function nameOf(item: PageElement | undefined): string | undefined {
  return item && (wordsOf(propertiesOf(item).get("name")) ?? wordsOf(item));
}

/** The first of each name, of the item itself and not of one inside it: its headline is not that of a comment. */
function propertiesOf(item: PageElement): ReadonlyMap<string, PageElement> {
  const properties = new Map<string, PageElement>();
  for (const element of item.querySelectorAll("[itemprop]")) {
    if (element.parentElement?.closest("[itemscope]") !== item) continue;
    for (const name of element.getAttribute("itemprop")?.split(/\s+/) ?? []) {
      if (!properties.has(name)) properties.set(name, element);
    }
  }
  return properties;
}

function wordsOf(element: PageElement | undefined): string | undefined {
  const stated = element?.getAttribute("content") ?? element?.getAttribute("datetime");
  return (stated ?? element?.textContent ?? "").replaceAll(/\s+/g, " ").trim() || undefined;
}

function addressOf(element: PageElement | undefined): string | undefined {
  return ["content", "href", "src", "itemid"]
    .map((name) => element?.getAttribute(name)?.trim())
    .find(Boolean);
}
