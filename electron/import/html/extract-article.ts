import { Readability } from "@mozilla/readability";
import type { PageDocument } from "./page-document.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** The main article of a page. */
export interface ExtractedArticle {
  readonly html: string;
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
  const article = new Readability(page).parse();
  if (!article?.content || !article.textContent?.trim()) return undefined;
  return {
    html: article.content,
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
