import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Failure } from "#core/failure/failure.js";
import { type ReadDocument, readDocument } from "#core/document/read-document.js";
import { ok, type Result } from "#core/result.js";
import type { Library } from "../library/library.ts";

/** A version's HTML with the text and blocks that offsets count in. Versions never change, so it is good for ever. */
export interface CachedDocument extends ReadDocument {
  readonly html: string;
}

// About sixteen long books' worth of UTF-16: enough for the articles that windows have open, small beside the index.
const MOST_CODE_UNITS = 32_000_000;

/** Keeps the documents that were read last, oldest out first. */
export interface DocumentCache {
  read(articleId: ArticleId, contentHash: ContentHash): Promise<Result<CachedDocument, Failure>>;
}

export function createDocumentCache(library: Pick<Library, "readVersion">): DocumentCache {
  const documents = new Map<ContentHash, CachedDocument>();
  let codeUnits = 0;

  function keep(contentHash: ContentHash, document: CachedDocument): void {
    documents.set(contentHash, document);
    codeUnits += document.html.length;
    for (const [oldest, { html }] of documents) {
      if (codeUnits <= MOST_CODE_UNITS || oldest === contentHash) break;
      documents.delete(oldest);
      codeUnits -= html.length;
    }
  }

  return {
    async read(articleId, contentHash) {
      const known = documents.get(contentHash);
      if (known !== undefined) {
        // Moved to the end: a Map remembers the order of insertion.
        documents.delete(contentHash);
        documents.set(contentHash, known);
        return ok(known);
      }
      const html = await library.readVersion(articleId, contentHash);
      if (!html.ok) return html;
      const document = { html: html.value, ...readDocument(html.value) };
      // Two reads may have raced; what the first one kept must not be counted twice.
      if (!documents.has(contentHash)) keep(contentHash, document);
      return ok(document);
    },
  };
}
