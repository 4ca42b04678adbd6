import type { Database } from "./database.ts";
import { parseStored } from "./sealed-text.ts";

/** What stands for none. */
const NONE = "[]";

/**
 * Lists an article under the hashes of its imported files.
 * @param known  what stands in the table: a JSON list of hashes
 * @param originals  what shall stand there
 */
export function writeOriginals(
  database: Database,
  article: number,
  known: string,
  originals: string,
): void {
  if (originals === known) return;
  for (const hash of hashesIn(known)) {
    database.run(
      "DELETE FROM article_original WHERE hash = unhex(?) AND article = ?",
      hash,
      article,
    );
  }
  for (const hash of hashesIn(originals)) {
    database.run(
      "INSERT OR IGNORE INTO article_original (hash, article) VALUES (unhex(?), ?)",
      hash,
      article,
    );
  }
}

function hashesIn(json: string): readonly string[] {
  if (json === NONE) return [];
  // Written by `putArticles`.
  return parseStored(json) as readonly string[];
}
