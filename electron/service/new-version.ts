import { extname } from "node:path";
import { VERSION_FORMAT, type VersionFacts } from "#core/article/version-facts.js";
import { ContentHash, type OriginalHash, TextHash } from "#core/identity/ids.js";
import { IMPORTER_VERSION } from "../import/importer-version.ts";
import type { ReadingDocument } from "../import/reading-document.ts";
import type { SourceFile } from "../import/source-file.ts";
import type { NewOriginal, NewVersion } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";

/** A converted file as the library keeps it. */
export interface ConvertedFile {
  readonly original: NewOriginal;
  readonly version: NewVersion;
  readonly document: ReadingDocument;
}

/**
 * @param originalHash  of the bytes of `source`
 * @param imported  ISO 8601, UTC
 */
export function newVersion(
  source: SourceFile,
  originalHash: OriginalHash,
  document: ReadingDocument,
  imported: string,
): ConvertedFile {
  const { html, plainText, assets, ...described } = document;
  const facts: VersionFacts = {
    ...described,
    sourceTags: [...document.sourceTags],
    format: VERSION_FORMAT,
    contentHash: ContentHash.parse(sha256(html)),
    textHash: TextHash.parse(sha256(plainText)),
    originalHash,
    textLength: plainText.length,
    imported,
    originalName: source.name,
    importerVersion: IMPORTER_VERSION,
  };
  const extension = extname(source.name).slice(1).toLowerCase();
  return {
    original: { bytes: source.bytes, hash: originalHash, extension },
    version: { html, facts, assets },
    document,
  };
}
