import { importArticle } from "../../../electron/import/import-article.ts";
import type { ReadingDocument } from "../../../electron/import/reading-document.ts";
import type { SourceFile } from "../../../electron/import/source-file.ts";

/** Imports a file. Throws when it is refused. */
export async function importBytes(
  name: string,
  bytes: Uint8Array,
  companions: SourceFile["companions"] = [],
): Promise<ReadingDocument> {
  const result = await importArticle({ name, bytes, companions });
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.detail ?? ""}`);
  return result.value;
}

/** @returns why a file is refused; undefined when it is not */
export async function refusalOf(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly code: string; readonly detail: string } | undefined> {
  const result = await importArticle({ name, bytes });
  return result.ok ? undefined : { code: result.error.code, detail: result.error.detail ?? "" };
}
