import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";

export type Owners = ReadonlyMap<ArticleId, readonly AnnotationId[]>;

/** Annotations by the article that they belong to. */
export function ownersOf(
  index: SearchIndex,
  annotationIds: readonly AnnotationId[],
): Result<Owners, Failure> {
  const owners = new Map<ArticleId, AnnotationId[]>();
  for (const annotationId of annotationIds) {
    const articleId = index.articleOfAnnotation(annotationId);
    if (articleId === undefined)
      return fail({ code: "annotation-not-found", detail: annotationId });
    const ids = owners.get(articleId);
    if (ids === undefined) owners.set(articleId, [annotationId]);
    else ids.push(annotationId);
  }
  return ok(owners);
}
