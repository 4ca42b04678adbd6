import type { PageDocument, PageElement } from "./page-document.ts";
import type { StatedFacts } from "./stated-facts.ts";

const ARTICLE = /schema\.org\/\w*(?:Article|Posting|Report|Review)$/;

/**
 * What a page says of its article in attributes among the text (`itemprop` of schema.org).
 * @param html  the text that it was parsed from
 */
export function readMicrodata(page: PageDocument, html: string): StatedFacts {
  if (!html.includes("itemscope")) return {};
  for (const item of page.querySelectorAll("[itemscope][itemtype]")) {
    if (ARTICLE.test(item.getAttribute("itemtype")?.trim() ?? "")) return factsOf(item);
  }
  return {};
}

function factsOf(item: PageElement): StatedFacts {
  const words = (property: string) => wordsOf(propertyOf(item, property));
  const address = (property: string) => addressOf(propertyOf(item, property));
  return {
    title: words("headline") ?? words("name"),
    byline: nameOf(item, "author"),
    site: nameOf(item, "publisher"),
    url: address("url") ?? address("mainEntityOfPage"),
    published: words("datePublished"),
    language: words("inLanguage"),
    leadImage: address("image"),
    excerpt: words("description"),
  };
}

/** A person or a site is an item of its own, with a name. */
function nameOf(item: PageElement, property: string): string | undefined {
  const named = propertyOf(item, property);
  return named && (wordsOf(propertyOf(named, "name")) ?? wordsOf(named));
}

/** Of the item itself, not of one inside it: its headline is not that of a comment. */
function propertyOf(item: PageElement, property: string): PageElement | undefined {
  for (const element of item.querySelectorAll(`[itemprop~="${property}"]`)) {
    if (element.parentElement?.closest("[itemscope]") === item) return element;
  }
  return undefined;
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
