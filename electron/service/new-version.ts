import { extname } from "node:path";
import type { OriginalHash } from "#core/identity/ids.js";
import type { ReadingDocument } from "../import/reading-document.ts";
import type { SourceFile } from "../import/source-file.ts";
import type { NewOriginal, NewVersion } from "../library/library.ts";
import { versionOfDocument } from "./version-of-document.ts";

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
  const extension = extname(source.name).slice(1).toLowerCase();
  return {
    original: { bytes: source.bytes, hash: originalHash, extension },
    version: versionOfDocument(document, { originalHash, originalName: source.name, imported }),
    document,
  };
}
