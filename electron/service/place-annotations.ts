import { setImmediate as nextTurn } from "node:timers/promises";
import type { Anchor } from "#core/anchor/anchor.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import type { SearchedText } from "#core/anchor/searched-text.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { AnnotationId, ContentHash } from "#core/identity/ids.js";
import type { CachedDocument, DocumentCache } from "./document-cache.ts";
import { recallAnchor, rememberAnchor } from "./remembered-anchors.ts";
import { searchedTextOf } from "./searched-text-of.ts";

/** Of every annotation that is not trashed; without the text, of those whose place needs no looking for. */
export type Anchors = ReadonlyMap<AnnotationId, Anchor>;

/** Other calls wait so long at most for one that looks for thousands of highlights. */
const LONGEST_TURN_MS = 10;

/**
 * Finds the annotations of an article in one of its versions. What was found is remembered with the document, so that a note
 * saved among thousands of highlights looks for none of them again.
 * @param document  of that version; undefined when it cannot be read
 */
export async function placeAnnotations(
  { documents }: { readonly documents: DocumentCache },
  record: ArticleRecord,
  { textHash }: VersionFacts,
  document: CachedDocument | undefined,
): Promise<Anchors> {
  const textHashes = new Map(record.versions.map((facts) => [facts.contentHash, facts.textHash]));
  const findOrigin = rememberOrigins(documents, record);

  async function place(annotation: AnnotationState): Promise<Anchor | undefined> {
    const { position, quote, contentHash } = annotation;
    const target = { position, quote, textHash: textHashes.get(contentHash) };
    const isSameText = target.textHash === textHash;
    if (document === undefined) return isSameText ? { kind: "placed", span: position } : undefined;
    const known = recallAnchor(document, annotation);
    if (known !== undefined) return known;
    const origin = isSameText ? undefined : await findOrigin(contentHash);
    const anchor = findAnchor(target, { textHash, text: searchedTextOf(document) }, origin);
    // Without the old text less can be told: it may be mended, or come from another device.
    if (isSameText || origin !== undefined) rememberAnchor(document, annotation, anchor);
    return anchor;
  }

  const anchors = new Map<AnnotationId, Anchor>();
  let turnBegan = performance.now();
  for (const annotation of record.annotations) {
    if (annotation.trashed) continue;
    const anchor = await place(annotation);
    if (anchor !== undefined) anchors.set(annotation.annotationId, anchor);
    if (performance.now() - turnBegan < LONGEST_TURN_MS) continue;
    await nextTurn();
    turnBegan = performance.now();
  }
  return anchors;
}

type FindOrigin = (contentHash: ContentHash) => Promise<SearchedText | undefined>;

/** The texts that highlights were made in, each read when first asked for; undefined for one that is not here. */
function rememberOrigins(documents: DocumentCache, record: ArticleRecord): FindOrigin {
  const here = new Set(record.versions.map(({ contentHash }) => contentHash));
  const origins = new Map<ContentHash, Promise<SearchedText | undefined>>();
  return async (contentHash) => {
    if (!here.has(contentHash)) return undefined;
    const known = origins.get(contentHash);
    if (known !== undefined) return await known;
    const read = documents
      .read(record.articleId, contentHash)
      .then((document) => (document.ok ? searchedTextOf(document.value) : undefined));
    origins.set(contentHash, read);
    return await read;
  };
}
