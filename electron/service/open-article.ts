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
  /** Of the current version. One whose file is damaged takes no note along: they are all in the record. */
  readonly document: Result<CachedDocument, Failure>;
  /** Of every annotation that is not trashed; without the text, of those whose place needs no looking for. */
  readonly anchors: ReadonlyMap<AnnotationId, Anchor>;
  readonly files: ArticleFiles;
}

/** Reads an article's files and folds what they say. */
export async function openArticle(
  {
    library,
    documents,
  }: { readonly library: Pick<Library, "readArticle">; readonly documents: DocumentCache },
  articleId: ArticleId,
): Promise<Result<OpenArticle, Failure>> {
  const files = await library.readArticle(articleId);
  if (!files.ok) return files;
  const record = foldArticle(files.value);
  const document = await documents.read(articleId, record.current.contentHash);
  const anchors = placeAnnotations(record, document.ok ? document.value.plainText : undefined);
  return ok({ record, document, anchors, files: files.value });
}

function placeAnnotations(
  record: ArticleRecord,
  plainText: string | undefined,
): ReadonlyMap<AnnotationId, Anchor> {
  const textHashes = new Map(record.versions.map((facts) => [facts.contentHash, facts.textHash]));
  const { textHash } = record.current;
  const place = ({ position, quote, contentHash }: AnnotationState): Anchor | undefined => {
    const target = { position, quote, textHash: textHashes.get(contentHash) };
    if (plainText !== undefined) return findAnchor(target, { textHash, plainText });
    return target.textHash === textHash ? { kind: "placed", span: position } : undefined;
  };
  const anchors = new Map<AnnotationId, Anchor>();
  for (const annotation of record.annotations) {
    const anchor = annotation.trashed ? undefined : place(annotation);
    if (anchor !== undefined) anchors.set(annotation.annotationId, anchor);
  }
  return anchors;
}
