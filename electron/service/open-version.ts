import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { CachedDocument, DocumentCache } from "./document-cache.ts";
import type { OpenArticle } from "./open-article.ts";
import { type Anchors, placeAnnotations } from "./place-annotations.ts";

/** One version of an article, and where the annotations of the article stand in it. */
export interface OpenVersion {
  readonly facts: VersionFacts;
  /** One whose file is damaged takes no note along: they are all in the record. */
  readonly document: Result<CachedDocument, Failure>;
  readonly anchors: Anchors;
}

/** @param contentHash  the current version when left out; `version-not-found` for one that the article does not have */
export async function openVersion(
  parts: { readonly documents: DocumentCache },
  { record, document, anchors }: OpenArticle,
  contentHash: ContentHash = record.current.contentHash,
): Promise<Result<OpenVersion, Failure>> {
  if (contentHash === record.current.contentHash) {
    return ok({ facts: record.current, document, anchors });
  }
  const facts = record.versions.find((version) => version.contentHash === contentHash);
  if (facts === undefined) return fail({ code: "version-not-found", detail: contentHash });
  const read = await parts.documents.read(record.articleId, contentHash);
  const text = read.ok ? read.value : undefined;
  const placed = await placeAnnotations(parts, record, facts, text);
  return ok({ facts, document: read, anchors: placed });
}
