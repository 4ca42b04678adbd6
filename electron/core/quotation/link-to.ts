import type { AnnotationId, ArticleId } from "../identity/ids.ts";

/** The link that opens an article, at a highlight where one is named. */
export function linkTo(articleId: ArticleId, annotationId?: AnnotationId): string {
  const place = annotationId === undefined ? "" : `?h=${annotationId}`;
  return `postil://a/${articleId}${place}`;
}
