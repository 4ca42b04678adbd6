import type { Annotation, AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Anchors } from "./place-annotations.ts";

/** The annotations of an article that are not trashed, each with its anchor, in reading order. */
export function annotationsOf({ annotations }: ArticleRecord, anchors: Anchors): Annotation[] {
  return annotations
    .filter((annotation) => !annotation.trashed)
    .map((annotation) => withAnchor(annotation, anchors));
}

/** What was not looked for, because it is trashed or the text cannot be read, is shown where it last stood. */
export function withAnchor(annotation: AnnotationState, anchors: Anchors): Annotation {
  const anchor = anchors.get(annotation.annotationId) ?? {
    kind: "orphaned",
    lastKnown: annotation.position,
  };
  return { ...annotation, anchor };
}
