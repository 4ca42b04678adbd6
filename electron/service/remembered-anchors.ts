import type { Anchor } from "#core/anchor/anchor.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { CachedDocument } from "./document-cache.ts";

/** Where an annotation was found, and what was looked for. */
interface RememberedAnchor {
  readonly target: Pick<AnnotationState, "contentHash" | "position" | "quote">;
  readonly anchor: Anchor;
}

/** As long as the document is in memory. */
const remembered = new WeakMap<CachedDocument, Map<AnnotationId, RememberedAnchor>>();

export function rememberAnchor(
  document: CachedDocument,
  { annotationId, contentHash, position, quote }: AnnotationState,
  anchor: Anchor,
): void {
  const anchors = remembered.get(document) ?? new Map<AnnotationId, RememberedAnchor>();
  anchors.set(annotationId, { target: { contentHash, position, quote }, anchor });
  remembered.set(document, anchors);
}

/** @returns undefined when it was not looked for yet, or stands on something else since */
export function recallAnchor(
  document: CachedDocument,
  { annotationId, contentHash, position, quote }: AnnotationState,
): Anchor | undefined {
  const known = remembered.get(document)?.get(annotationId);
  if (known === undefined) return undefined;
  const { target, anchor } = known;
  const isSame =
    target.contentHash === contentHash &&
    target.position.start === position.start &&
    target.position.end === position.end &&
    target.quote.exact === quote.exact &&
    target.quote.prefix === quote.prefix &&
    target.quote.suffix === quote.suffix;
  return isSame ? anchor : undefined;
}
