import type { CallOutput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";

/** Articles that are like another in the same way. */
export interface SimilarSection {
  readonly id: "copies" | "related";
  readonly title: string;
  readonly articles: readonly SimilarRow[];
}

interface SimilarRow {
  readonly articleId: ArticleId;
  readonly title: string;
  /** How much alike, in words. */
  readonly share: string;
  /** Where it is from, and why it is here. */
  readonly facts: readonly string[];
}

/** @returns copies before the rest; what there is none of is left out */
export function similarSections({
  copies,
  related,
}: CallOutput<"articles.similar">): readonly SimilarSection[] {
  const words = wording.search.similar;
  const sections: readonly SimilarSection[] = [
    {
      id: "copies",
      title: words.copies,
      articles: copies.map(({ articleId, title, share }) => ({
        articleId,
        title,
        share: words.copied(share),
        facts: [],
      })),
    },
    {
      id: "related",
      title: words.related,
      articles: related.map(({ articleId, title, share, site, words: common }) => ({
        articleId,
        title,
        share: words.share(share),
        facts: [...(site === null ? [] : [site]), common.join(", ")],
      })),
    },
  ];
  return sections.filter(({ articles }) => articles.length > 0);
}
