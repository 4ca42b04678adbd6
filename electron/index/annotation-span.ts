import { assertNever } from "#core/assert-never.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";

/** Where to jump for an annotation: where it stands, may stand, or stood. */
export function spanOf({ anchor, position }: Annotation): Span {
  switch (anchor.kind) {
    case "placed":
    case "moved":
      return anchor.span;
    case "uncertain":
      return anchor.candidates[0]?.span ?? position;
    case "orphaned":
      return anchor.lastKnown;
    default:
      return assertNever(anchor);
  }
}
