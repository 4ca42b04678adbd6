import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId } from "#core/identity/ids.js";

export interface Stacked {
  /** A ULID: sorts by the time it was made. */
  readonly annotationId: AnnotationId;
  readonly span: Span;
}

/**
 * Orders highlights that lie over one another, the topmost first: the shorter over the longer, since the longer still
 * shows at both sides; of equal ones the later.
 */
export function compareStack(a: Stacked, b: Stacked): number {
  const lengths = a.span.end - a.span.start - (b.span.end - b.span.start);
  if (lengths !== 0) return lengths;
  return a.annotationId < b.annotationId ? 1 : a.annotationId > b.annotationId ? -1 : 0;
}

/** The same order, with one highlight on top of whatever it overlaps. */
export function stackOrder(raised: AnnotationId | undefined): typeof compareStack {
  return (a, b) => {
    if (a.annotationId === b.annotationId) return 0;
    if (a.annotationId === raised) return -1;
    return b.annotationId === raised ? 1 : compareStack(a, b);
  };
}
