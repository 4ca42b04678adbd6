import type { SimilarArticle } from "#contract/records.js";
import { nameParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { type ReadDocument, readDocument } from "#core/document/read-document.js";
import type { ArticleId } from "#core/identity/ids.js";
import { findLikeness } from "#core/resemblance/find-likeness.js";
import type { AppParts } from "./app-parts.ts";

/** A paragraph that stands in so many articles stands in another than the two that are compared. */
const IN_A_THIRD = 3;

/**
 * Looks for an article whose text is much like that of one which was just added.
 * @returns the one that has most of it; undefined where there is none
 */
export async function findSimilar(
  parts: AppParts,
  articleId: ArticleId,
  document: { readonly html: string },
): Promise<SimilarArticle | undefined> {
  return (await findCopies(parts, articleId, document))[0];
}

/**
 * Looks for articles whose text is much like that of another. The index proposes a few; they are compared word by word.
 * @returns those that have most of it first
 */
export async function findCopies(
  { index, articles }: AppParts,
  articleId: ArticleId,
  { html }: { readonly html: string },
): Promise<readonly SimilarArticle[]> {
  const candidates = index.findResembling(articleId);
  if (candidates.length === 0) return [];
  const document = readDocument(html);
  const standsElsewhere = paragraphsElsewhere(index, document);
  const copies: SimilarArticle[] = [];
  for (const candidate of candidates) {
    const article = await articles.open(candidate);
    if (!article.ok || !article.value.document.ok) continue;
    const share = findLikeness(document, article.value.document.value, standsElsewhere);
    if (share === undefined) continue;
    copies.push({ articleId: candidate, title: article.value.record.title, share });
  }
  return copies.toSorted((one, other) => other.share - one.share);
}

function paragraphsElsewhere(
  index: AppParts["index"],
  document: ReadDocument,
): (hash: number) => boolean {
  const counts = index.countRecurrences(
    nameParagraphs(document).paragraphs.map(({ hash }) => hash),
  );
  return (hash) => (counts.get(hash) ?? 0) >= IN_A_THIRD;
}
