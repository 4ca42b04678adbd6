import type { PageDocument, PageElement } from "./page-document.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** Where browsers and SingleFile write down from where they saved a page: in a comment at its top. */
const SAVED_FROM =
  /<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\sSingleFileZ?\s+url:)\s*(https?:\/\/[^\s>]+)/i;
const TOP_LENGTH = 2048;

/**
 * What a page says of itself besides declarations.
 * @param html  the text that it was parsed from
 */
export function readPageItself(page: PageDocument, html: string): StatedFacts {
  const { documentElement: root, head, body } = page;
  const [title] = head.getElementsByTagName("title");
  return {
    title: title?.textContent ?? undefined,
    url: linkOf(head, "canonical"),
    published: html.includes("pubdate") ? publishedTime(page) : undefined,
    language:
      attributeOf(root, "lang") ?? attributeOf(root, "xml:lang") ?? attributeOf(body, "lang"),
    direction: attributeOf(root, "dir") ?? attributeOf(body, "dir"),
    leadImage: linkOf(head, "image_src"),
  };
}

/** What the program that saved a page wrote above it. */
export function readSavedFrom(html: string): StatedFacts {
  return { url: SAVED_FROM.exec(html.slice(0, TOP_LENGTH))?.[1] };
}

function linkOf(head: PageElement, relation: string): string | undefined {
  for (const link of head.getElementsByTagName("link")) {
    const relations = attributeOf(link, "rel")?.toLowerCase().split(/\s+/) ?? [];
    const address = relations.includes(relation) ? attributeOf(link, "href") : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Other times of a page are those of comments, or of other articles. */
function publishedTime(page: PageDocument): string | undefined {
  const times = [...page.getElementsByTagName("time")];
  const published = times.find((time) => time.getAttribute("pubdate") !== null);
  return published && attributeOf(published, "datetime");
}

function attributeOf(element: PageElement, name: string): string | undefined {
  return element.getAttribute(name)?.trim() || undefined;
}
