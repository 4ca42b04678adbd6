import type { Anchor } from "#core/anchor/anchor.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { AnnotationId } from "#core/identity/ids.js";

/** Of every annotation that is not trashed; without the text, of those whose place needs no looking for. */
export type Anchors = ReadonlyMap<AnnotationId, Anchor>;

/**
 * Finds the annotations of an article in one of its versions.
 * @param plainText  of that version; undefined when it cannot be read
 */
export function placeAnnotations(
  { versions, annotations }: ArticleRecord,
  { textHash }: VersionFacts,
  plainText: string | undefined,
): Anchors {
  const textHashes = new Map(versions.map((facts) => [facts.contentHash, facts.textHash]));
  const place = ({ position, quote, contentHash }: AnnotationState): Anchor | undefined => {
    const target = { position, quote, textHash: textHashes.get(contentHash) };
    if (plainText !== undefined) return findAnchor(target, { textHash, plainText });
    return target.textHash === textHash ? { kind: "placed", span: position } : undefined;
  };
  const anchors = new Map<AnnotationId, Anchor>();
  for (const annotation of annotations) {
    const anchor = annotation.trashed ? undefined : place(annotation);
    if (anchor !== undefined) anchors.set(annotation.annotationId, anchor);
  }
  return anchors;
}
