import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { fail, ok, type Result } from "#core/result.js";
import type { ArticleFiles, Library } from "../library/library.ts";
import type { CachedDocument, DocumentCache } from "./document-cache.ts";
import { type Anchors, placeAnnotations } from "./place-annotations.ts";

/** An article as it is now: the fold of its operations, its text, and where each annotation stands in it. */
export interface OpenArticle {
  readonly record: ArticleRecord;
  /** Of the current version. One whose file is damaged takes no note along: they are all in the record. */
  readonly document: Result<CachedDocument, Failure>;
  /** In the current version. */
  readonly anchors: Anchors;
  readonly files: ArticleFiles;
}

/** Reads an article's files and folds what they say. */
export async function openArticle(
  parts: { readonly library: Pick<Library, "readArticle">; readonly documents: DocumentCache },
  articleId: ArticleId,
): Promise<Result<OpenArticle, Failure>> {
  const { library, documents } = parts;
  const files = await library.readArticle(articleId);
  if (!files.ok) return files;
  const record = foldArticle(files.value);
  const document: OpenArticle["document"] = record.purged
    ? fail({ code: "article-purged", detail: record.title })
    : await documents.read(articleId, record.current.contentHash);
  const text = document.ok ? document.value : undefined;
  const anchors = await placeAnnotations(parts, record, record.current, text);
  return ok({ record, document, anchors, files: files.value });
}
