import { type MetaElements, saidBy } from "./meta-elements.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** What a page says in `<meta>` elements of other kinds: Dublin Core, the names of HTML itself, Twitter, Parse.ly. */
export function readPlainMeta(said: MetaElements): StatedFacts {
  return {
    title: saidBy(
      said,
      "dc:title",
      "dcterms:title",
      "dcterm:title",
      "title",
      "twitter:title",
      "parsely-title",
    ),
    byline: saidBy(
      said,
      "dc:creator",
      "dcterms:creator",
      "dcterm:creator",
      "author",
      "parsely-author",
    ),
    published: saidBy(
      said,
      "dc:date",
      "dcterms:date",
      "dcterms:created",
      "dc:date:issued",
      "date",
      "pubdate",
      "parsely-pub-date",
    ),
    language: saidBy(said, "content-language", "dc:language"),
    leadImage: saidBy(said, "twitter:image", "twitter:image:src"),
    excerpt: saidBy(
      said,
      "dc:description",
      "dcterms:description",
      "description",
      "twitter:description",
    ),
  };
}
