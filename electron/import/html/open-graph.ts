import { type MetaElements, saidBy } from "./meta-elements.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** What a page says of itself to those who link to it. */
export function readOpenGraph(said: MetaElements): StatedFacts {
  return {
    title: saidBy(said, "og:title"),
    byline: namesIn(saidBy(said, "article:author", "og:article:author")),
    site: saidBy(said, "og:site_name"),
    url: saidBy(said, "og:url"),
    published: saidBy(said, "article:published_time", "og:article:published_time"),
    leadImage: saidBy(said, "og:image", "og:image:url", "og:image:secure_url"),
    excerpt: saidBy(said, "og:description"),
  };
}

/** An author is a profile's address by the protocol, and a name by custom. */
function namesIn(author: string | undefined): string | undefined {
  return author === undefined || URL.canParse(author) ? undefined : author;
}
