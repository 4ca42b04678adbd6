import type { Span } from "#core/anchor/selectors.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { Anchors } from "./place-annotations.ts";

/** Where annotations stand in a version. @returns `annotation-not-found` for one that stands nowhere in it */
export function spansIn(
  anchors: Anchors,
  annotationIds: readonly AnnotationId[],
): Result<ReadonlyMap<AnnotationId, Span>, Failure> {
  const spans = new Map<AnnotationId, Span>();
  for (const annotationId of annotationIds) {
    const anchor = anchors.get(annotationId);
    if (anchor?.kind !== "placed" && anchor?.kind !== "moved") {
      return fail({ code: "annotation-not-found", detail: annotationId });
    }
    spans.set(annotationId, anchor.span);
  }
  return ok(spans);
}
