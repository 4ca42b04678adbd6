import type { Anchor } from "#core/anchor/anchor.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { ok, type Result } from "#core/result.js";
import type { ArticleFiles, Library } from "../library/library.ts";
import type { CachedDocument, DocumentCache } from "./document-cache.ts";

/** An article as it is now: the fold of its operations, its text, and where each annotation stands in it. */
export interface OpenArticle {
  readonly record: ArticleRecord;
  readonly document: CachedDocument;
  /** Of every annotation that is not trashed. */
  readonly anchors: ReadonlyMap<AnnotationId, Anchor>;
  readonly files: ArticleFiles;
}

/** Reads an article's files and folds what they say. */
export async function openArticle(
  { library, documents }: { readonly library: Library; readonly documents: DocumentCache },
  articleId: ArticleId,
): Promise<Result<OpenArticle, Failure>> {
  const files = await library.readArticle(articleId);
  if (!files.ok) return files;
  const record = foldArticle(files.value);
  const document = await documents.read(articleId, record.current.contentHash);
  if (!document.ok) return document;
  const anchors = placeAnnotations(record, document.value.plainText);
  return ok({ record, document: document.value, anchors, files: files.value });
}

function placeAnnotations(
  record: ArticleRecord,
  plainText: string,
): ReadonlyMap<AnnotationId, Anchor> {
  const textHashes = new Map(record.versions.map((facts) => [facts.contentHash, facts.textHash]));
  const { textHash } = record.current;
  const place = (annotation: AnnotationState): [AnnotationId, Anchor] => {
    const { position, quote, contentHash } = annotation;
    const target = { position, quote, textHash: textHashes.get(contentHash) };
    return [annotation.annotationId, findAnchor(target, { textHash, plainText })];
  };
  return new Map(record.annotations.filter((annotation) => !annotation.trashed).map(place));
}
