import type { Failure } from "#core/failure/failure.js";
import { fail, type Result } from "#core/result.js";
import { decodeText, decodeTextAs, type DecodedText } from "./decode-text.ts";
import type { SourceFile } from "./source-file.ts";

/**
 * Decodes a file that is one text: as the reader chose, else as its bytes and its declaration say.
 * @param declared  label that the file gives for itself, where its format has a place for one
 */
export function decodeSource(source: SourceFile, declared?: string): Result<DecodedText, Failure> {
  const { name, bytes, encoding } = source;
  const decoded =
    encoding === undefined ? decodeText(bytes, declared) : decodeTextAs(bytes, encoding);
  if (decoded.ok) return decoded;
  const { kind } = decoded.error;
  return fail({ code: "file-binary", path: name, ...(kind !== undefined && { detail: kind }) });
}
