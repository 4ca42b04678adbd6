import { importArticle } from "../../../electron/import/import-article.ts";
import type { ReadingDocument } from "../../../electron/import/reading-document.ts";

/** Imports a file with this text. Throws when it is refused. */
export async function importText(name: string, text: string): Promise<ReadingDocument> {
  const result = await importArticle({ name, bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}
