import type { Annotation } from "#core/annotation/annotation.js";
import { assertNever } from "#core/assert-never.js";
import type { AnnotationId } from "#core/identity/ids.js";

/** What may be changed of an annotation that is there. */
export type AnnotationFields = Partial<
  Pick<Annotation, "color" | "style" | "note" | "noteVersions" | "tags" | "anchor" | "quotation">
>;

/** Something the reader did that is on its way to the disk. It shows at once, and goes again if it cannot be saved. */
export type PendingChange =
  | { readonly kind: "created"; readonly annotation: Annotation }
  | {
      readonly kind: "changed";
      readonly annotationId: AnnotationId;
      readonly fields: AnnotationFields;
    }
  | { readonly kind: "trashed"; readonly annotationId: AnnotationId };

/**
 * What the reader sees: what is saved, with everything on its way laid over it, oldest first.
 * @param saved  as the app last told
 */
export function annotationsShown(
  saved: readonly Annotation[],
  pending: readonly PendingChange[],
): readonly Annotation[] {
  if (pending.length === 0) return saved;
  const shown = new Map(saved.map((annotation) => [annotation.annotationId, annotation]));
  for (const change of pending) apply(shown, change);
  return [...shown.values()];
}

/** Changes `shown`. */
function apply(shown: Map<AnnotationId, Annotation>, change: PendingChange): void {
  switch (change.kind) {
    case "created":
      if (!shown.has(change.annotation.annotationId)) {
        shown.set(change.annotation.annotationId, change.annotation);
      }
      return;
    case "changed": {
      const annotation = shown.get(change.annotationId);
      if (annotation !== undefined) {
        shown.set(change.annotationId, { ...annotation, ...change.fields });
      }
      return;
    }
    case "trashed":
      shown.delete(change.annotationId);
      return;
    default:
      assertNever(change);
  }
}
