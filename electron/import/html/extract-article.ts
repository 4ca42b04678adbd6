import { Readability } from "@mozilla/readability";
import type { PageNode } from "./fragment-of-element.ts";
import type { PageDocument, PageElement } from "./page-document.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** The main article of a page. */
export interface ExtractedArticle {
  /** What holds it, in the page that was taken apart. */
  readonly content: PageElement & PageNode;
  /** As found beside the article, where the page declares none. */
  readonly facts: StatedFacts;
}

/** The first paragraph sums an article up, unless it is a byline or a greeting. */
const LEAST_EXCERPT_LENGTH = 60;

/**
 * Finds the main article of a page and leaves out what stands around it. Takes the page apart: it is of no use afterwards.
 * @returns undefined when there is none
 */
export function extractArticle(page: PageDocument): ExtractedArticle | undefined {
  // As it stands: whoever wants it written down does so.
  const asItIs = { serializer: (node: unknown) => node };
  const article = new Readability(page, asItIs).parse();
  if (!article?.content || !article.textContent?.trim()) return undefined;
  return {
    // What extraction returns is an element of the page that it was given.
    content: article.content as PageElement & PageNode,
    facts: {
      title: article.title || undefined,
      byline: article.byline || undefined,
      site: article.siteName || undefined,
      published: article.publishedTime || undefined,
      language: article.lang || undefined,
      direction: article.dir || undefined,
      excerpt:
        (article.excerpt ?? "").length < LEAST_EXCERPT_LENGTH
          ? undefined
          : (article.excerpt ?? undefined),
    },
  };
}
