import { VERSION_FORMAT, type VersionFacts } from "#core/article/version-facts.js";
import { ContentHash, type OriginalHash, TextHash } from "#core/identity/ids.js";
import { IMPORTER_VERSION } from "../import/importer-version.ts";
import type { ReadingDocument } from "../import/reading-document.ts";
import type { NewVersion } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";

/** Where a reading document comes from. */
export interface DocumentOrigin {
  readonly originalHash: OriginalHash;
  /** The file's name, as the person knows it. */
  readonly originalName: string;
  /** ISO 8601, UTC. */
  readonly imported: string;
}

/** A reading document as the library keeps it. */
export function versionOfDocument(document: ReadingDocument, origin: DocumentOrigin): NewVersion {
  const { html, plainText, assets, ...described } = document;
  const facts: VersionFacts = {
    ...described,
    ...origin,
    sourceTags: [...document.sourceTags],
    companions: [...document.companions],
    format: VERSION_FORMAT,
    contentHash: ContentHash.parse(sha256(html)),
    textHash: TextHash.parse(sha256(plainText)),
    textLength: plainText.length,
    importerVersion: IMPORTER_VERSION,
  };
  return { html, facts, assets };
}
