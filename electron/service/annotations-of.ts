import type { Annotation, AnnotationState } from "#core/annotation/annotation.js";
import type { OpenArticle } from "./open-article.ts";

/** The annotations of an article that are not trashed, each with its anchor, in reading order. */
export function annotationsOf(article: OpenArticle): Annotation[] {
  return article.record.annotations
    .filter((annotation) => !annotation.trashed)
    .map((annotation) => withAnchor(article, annotation));
}

/** What was not looked for, because it is trashed or the text cannot be read, is shown where it last stood. */
export function withAnchor(article: OpenArticle, annotation: AnnotationState): Annotation {
  const anchor = article.anchors.get(annotation.annotationId) ?? {
    kind: "orphaned",
    lastKnown: annotation.position,
  };
  return { ...annotation, anchor };
}
